/** What a part of the index depends on. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { IndexedPaper } from "../../../src/search/write/facts.ts";
import { buildPart, renewFacts } from "../../../src/search/write/part.ts";
import { aPaper } from "../../paper/sample.ts";

const index = async () => ({ made: Promise.resolve({ name: "none", files: [] }) });
const papers: IndexedPaper[] = Array.from({ length: 7 }, (_, at) => ({
  paper: aPaper({ id: `2510.0000${at}`, day: "2025-10-16", title: `A tide of ${at} boats` }),
  topics: ["tides"],
  note: at === 3 ? "Read it in a harbour." : undefined,
}));

test("of other topics, upvotes and comments a part has another table of papers alone", async () => {
  const others = papers.map(({ paper, note }, at) => ({
    paper: { ...paper, upvotes: at * 3, comments: at },
    topics: at % 2 === 0 ? ["boats", "tides"] : [],
    note,
  }));
  const before = await buildPart(papers, { index });
  const after = await buildPart(others, { index });
  assert.notDeepEqual(after.facts, before.facts);
  assert.deepEqual({ ...before, facts: renewFacts(before.facts, others) }, after);
});
