import assert from "node:assert/strict";
import { test } from "node:test";
import { findPapers } from "../../src/notes/find-paper.ts";
import { aPaper } from "../paper/sample.ts";

const PAPERS = [
  aPaper({ id: "2510.00001", title: "Merging models" }),
  aPaper({ id: "2510.00002", title: "Merging models with patience" }),
  aPaper({ id: "cs/0112017", title: "Łukasz's naïve $x^2$" }),
  aPaper({ id: "old-slug-1a2b3c4d", title: "Another", aliases: ["2509.00001"] }),
  aPaper({
    id: "linked-1a2b3c4d",
    title: "Linked",
    links: { arxiv: "https://arxiv.org/abs/2103.03230" },
  }),
];

const WANTED: [wanted: string, ids: string[]][] = [
  ["2510.00002", ["2510.00002"]],
  ["2510.00002v3", ["2510.00002"]],
  ["https://arxiv.org/abs/2510.00002", ["2510.00002"]],
  ["https://papers.example.org/digest/papers/2510.00002/", ["2510.00002"]],
  ["cs/0112017", ["cs/0112017"]],
  ["cs-0112017", ["cs/0112017"]],
  ["2509.00001", ["old-slug-1a2b3c4d"]],
  ["https://arxiv.org/pdf/2103.03230", ["linked-1a2b3c4d"]],
  ["patience", ["2510.00002"]],
  ["models MERG", ["2510.00001", "2510.00002"]],
  ["merging models", ["2510.00001"]],
  ["lukasz naive", ["cs/0112017"]],
  ["nothing", []],
  ["2510.99999", []],
  ["", []],
];
for (const [wanted, ids] of WANTED)
  test(`"${wanted}" finds ${ids.join(" and ") || "nothing"}`, () => {
    assert.deepEqual(
      findPapers(PAPERS, wanted).map(({ id }) => id),
      ids,
    );
  });
