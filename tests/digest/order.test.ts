import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry } from "../../src/digest/entry.ts";
import { byNewest, byPopularity, byRank } from "../../src/digest/order.ts";
import { anEntry } from "./sample.ts";

const ids = (entries: Entry[]) => entries.map(({ paper }) => paper.id);

test("a day's order: upvotes, then comments, then the title", () => {
  const entries = [
    anEntry({ id: "f", title: "B" }),
    anEntry({ id: "e", title: "A" }),
    anEntry({ id: "d", title: "C", comments: 1 }),
    anEntry({ id: "c", title: "B", upvotes: 3 }),
    anEntry({ id: "b", title: "Z", upvotes: 3, comments: 2 }),
    anEntry({ id: "a", title: "Z", upvotes: 10 }),
  ];
  const order = ["a", "b", "c", "d", "e", "f"];
  assert.deepEqual(ids(entries.toSorted(byRank)), order);
  assert.deepEqual(ids(entries.toReversed().sort(byRank)), order);
});

test("no upvotes known counts as none, in the order alone", () => {
  const entries = [anEntry({ id: "b", title: "B", upvotes: 0 }), anEntry({ id: "a", title: "A" })];
  assert.deepEqual(ids(entries.toSorted(byRank)), ["a", "b"]);
});

test("of papers that are as popular, the one that was listed earlier comes first", () => {
  const entries = [
    anEntry({ id: "b", title: "A", day: "2025-10-15", upvotes: 3 }),
    anEntry({ id: "a", title: "B", day: "2025-10-14", upvotes: 3 }),
  ];
  assert.deepEqual(ids(entries.toSorted(byRank)), ["a", "b"]);
});

test("papers with the same title are in order by id", () => {
  const entries = [anEntry({ id: "2510.00002" }), anEntry({ id: "2510.00001" })];
  assert.deepEqual(ids(entries.toSorted(byRank)), ["2510.00001", "2510.00002"]);
});

test("titles are in order by code points, whatever the machine's language is", () => {
  const titles = ["a", "B", "Ä", "ı", "Z", "é"];
  const entries = titles.map((title, at) => anEntry({ id: `p${at}`, title }));
  const sorted = entries.toSorted(byRank).map(({ paper }) => paper.title);
  assert.deepEqual(sorted, ["B", "Z", "a", "Ä", "é", "ı"]);
});

test("newest first: by day, and the day's order within", () => {
  const entries = [
    anEntry({ id: "d", day: "2024-12-31", upvotes: 99 }),
    anEntry({ id: "c", day: "2025-01-01", title: "B" }),
    anEntry({ id: "b", day: "2025-01-01", title: "A" }),
    anEntry({ id: "a", day: "2025-10-01" }),
  ];
  assert.deepEqual(ids(entries.toSorted(byNewest)), ["a", "b", "c", "d"]);
});

test("a day without upvotes stands in the order of its source's list", () => {
  const entries = [
    anEntry({ id: "d", title: "A" }),
    anEntry({ id: "c", title: "B", comments: 9, rank: 3 }),
    anEntry({ id: "b", title: "C", rank: 2 }),
    anEntry({ id: "a", title: "D", rank: 1 }),
  ];
  assert.deepEqual(ids(entries.toSorted(byRank)), ["a", "b", "c", "d"]);
});

test("with upvotes, the place in the source's list decides between equals before the title", () => {
  const entries = [
    anEntry({ id: "e", title: "A", rank: 1 }),
    anEntry({ id: "d", title: "A", upvotes: 3, rank: 4 }),
    anEntry({ id: "c", title: "B", upvotes: 3, rank: 3 }),
    anEntry({ id: "b", title: "C", upvotes: 3, comments: 1, rank: 5 }),
    anEntry({ id: "a", title: "D", upvotes: 4, rank: 6 }),
  ];
  assert.deepEqual(ids(entries.toSorted(byRank)), ["a", "b", "c", "d", "e"]);
});

test("a week: upvotes, comments, the day, then the place in that day's list", () => {
  const entries = [
    anEntry({ id: "e", title: "A", day: "2025-10-17", rank: 1 }),
    anEntry({ id: "d", title: "B", day: "2025-10-16", rank: 2 }),
    anEntry({ id: "c", title: "C", day: "2025-10-16", rank: 1 }),
    anEntry({ id: "b", title: "D", day: "2025-10-17", rank: 9, comments: 1 }),
    anEntry({ id: "a", title: "E", day: "2025-10-17", rank: 9, upvotes: 1 }),
  ];
  assert.deepEqual(ids(entries.toSorted(byPopularity)), ["a", "b", "c", "d", "e"]);
});
