import assert from "node:assert/strict";
import { test } from "node:test";
import { listTrending } from "../../src/digest/trending.ts";
import { anEntry } from "./sample.ts";

const NEWEST = "2025-10-31";

type Counts = { upvotes?: number; comments?: number };

/** Papers by their days, each with its counts → the days of the papers, the first one first. */
const ROWS: [name: string, papers: Record<string, Counts>, trending: string[]][] = [
  [
    "a paper of today goes before an older one with somewhat more upvotes",
    { "2025-10-28": { upvotes: 40 }, [NEWEST]: { upvotes: 20 } },
    [NEWEST, "2025-10-28"],
  ],
  [
    "many more upvotes outweigh three days",
    { [NEWEST]: { upvotes: 20 }, "2025-10-28": { upvotes: 200 } },
    ["2025-10-28", NEWEST],
  ],
  // upvotes / (age + 2) ^ 1.8: 100 / 4 ^ 1.8 = 8.25, 29 / 2 ^ 1.8 = 8.33, 28 / 2 ^ 1.8 = 8.04
  [
    "29 upvotes today are more than 100 two days ago",
    { "2025-10-29": { upvotes: 100 }, [NEWEST]: { upvotes: 29 } },
    [NEWEST, "2025-10-29"],
  ],
  [
    "28 are fewer",
    { [NEWEST]: { upvotes: 28 }, "2025-10-29": { upvotes: 100 } },
    ["2025-10-29", NEWEST],
  ],
  [
    "nothing is trending after thirty days",
    { "2025-10-01": { upvotes: 9999 }, "2025-10-02": { upvotes: 1 } },
    ["2025-10-02"],
  ],
  [
    "where no upvotes are known, comments decide",
    { [NEWEST]: {}, "2025-10-30": { comments: 2 } },
    ["2025-10-30", NEWEST],
  ],
  [
    "where nothing is known, the newest come first",
    { "2025-10-28": {}, [NEWEST]: {} },
    [NEWEST, "2025-10-28"],
  ],
];
for (const [name, papers, trending] of ROWS)
  test(name, () => {
    const entries = Object.entries(papers).map(([day, counts]) =>
      anEntry({ id: `p-${day}`, day, ...counts }),
    );
    const found = listTrending(entries, NEWEST, 50).map(({ paper }) => paper.day);
    assert.deepEqual(found, trending);
  });

test("the list is cut to the given length", () => {
  const entries = Array.from({ length: 9 }, (_, at) => anEntry({ id: `p${at}`, day: NEWEST }));
  assert.equal(listTrending(entries, NEWEST, 4).length, 4);
});
