import assert from "node:assert/strict";
import { test } from "node:test";
import { toEntry } from "../../src/site/entries.ts";
import { aPaper } from "../paper/sample.ts";

function summaryOf(tldr: string): string {
  return toEntry(aPaper({ tldr }), { topics: [], related: [] }).html.summary;
}

test("a summary is shown as its source wrote it", () => {
  assert.equal(summaryOf("Maps are old. We propose one."), "Maps are old. We propose one.");
});

test("a whole abstract in place of a summary begins where it says what the paper does", () => {
  const long = `${"Maps of the sea are old. ".repeat(15)}We propose a new one.`;
  assert.equal(summaryOf(long), "We propose a new one.");
});
