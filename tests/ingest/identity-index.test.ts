import assert from "node:assert/strict";
import { test } from "node:test";
import { IdentityIndex } from "../../src/ingest/identity-index.ts";

test("thousands of papers of one title stay apart and are found again", () => {
  const index = new IdentityIndex();
  const identities = Array.from({ length: 5000 }, (_, number) => ({
    id: `preface-${number}`,
    source: "bibtex",
    arxiv: undefined,
    doi: undefined,
    title: "preface",
    author: `Ada ${number}`,
    year: String(1500 + (number % 500)),
    venue: `Congress ${number}`,
  }));
  for (const identity of identities) {
    assert.equal(index.find({ ...identity }).held, undefined);
    index.add(identity);
  }
  for (const { id, ...rest } of identities)
    assert.equal(index.find({ id: "preface", ...rest }).held?.id, id);
});
