import assert from "node:assert/strict";
import { test } from "node:test";
import { listTrending } from "../../src/digest/trending.ts";
import { anEntry } from "./sample.ts";

const NEWEST = "2025-10-31";
const trending = (...entries: ReturnType<typeof anEntry>[]) =>
  listTrending(entries, NEWEST, 50).map(({ slug }) => slug);

test("a paper of today goes before an older one with somewhat more upvotes", () => {
  assert.deepEqual(
    trending(
      anEntry({ id: "older", day: "2025-10-28", upvotes: 40 }),
      anEntry({ id: "today", day: NEWEST, upvotes: 20 }),
    ),
    ["today", "older"],
  );
});

test("many more upvotes outweigh three days", () => {
  assert.deepEqual(
    trending(
      anEntry({ id: "today", day: NEWEST, upvotes: 20 }),
      anEntry({ id: "older", day: "2025-10-28", upvotes: 200 }),
    ),
    ["older", "today"],
  );
});

// (upvotes) / (age + 2) ^ 1.8: 100 / 4 ^ 1.8 = 8.25, and 29 / 2 ^ 1.8 = 8.33, 28 / 2 ^ 1.8 = 8.04
for (const [upvotes, first] of [
  [29, "today"],
  [28, "older"],
] as const)
  test(`${upvotes} upvotes today against 100 two days ago: ${first} first`, () =>
    assert.equal(
      trending(
        anEntry({ id: "today", day: NEWEST, upvotes }),
        anEntry({ id: "older", day: "2025-10-29", upvotes: 100 }),
      )[0],
      first,
    ));

test("nothing is trending after thirty days", () => {
  assert.deepEqual(
    trending(
      anEntry({ id: "out", day: "2025-10-01", upvotes: 9999 }),
      anEntry({ id: "in", day: "2025-10-02", upvotes: 1 }),
    ),
    ["in"],
  );
});

test("where no upvotes are known, comments decide", () => {
  assert.deepEqual(
    trending(
      anEntry({ id: "silent", day: NEWEST }),
      anEntry({ id: "spoken-of", day: NEWEST, comments: 2 }),
    ),
    ["spoken-of", "silent"],
  );
});

test("where nothing is known, the newest come first", () => {
  assert.deepEqual(
    trending(anEntry({ id: "older", day: "2025-10-28" }), anEntry({ id: "today", day: NEWEST })),
    ["today", "older"],
  );
});

test("the list ends where it is told to", () => {
  const entries = Array.from({ length: 9 }, (_, at) => anEntry({ id: `p${at}`, day: NEWEST }));
  assert.equal(listTrending(entries, NEWEST, 4).length, 4);
});
