import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  countPeriods,
  listTopicTrends,
  spanOf,
  type TopicTrend,
} from "../../../src/digest/trends/count.ts";
import type { Entry } from "../../../src/digest/entry.ts";
import { anEntry, aTopic } from "../sample.ts";

describe("the periods of a digest", () => {
  /** The days of papers, then the periods with their papers; `+` marks one that isn't over. */
  const CASES: [step: "month" | "year", days: string[], periods: string][] = [
    [
      "month",
      ["2025-02-03", "2024-11-20", "2025-02-28"],
      "2024-11 1, 2024-12 0, 2025-01 0, 2025-02 2",
    ],
    ["year", ["2022-05-03", "2024-11-20", "2024-01-02"], "2022 1, 2023 0, 2024 2+"],
    ["month", [], ""],
    // Friday 28 November 2025, and the weekend after it, are the last days of a month.
    ["month", ["2025-11-03"], "2025-11 1+"],
    ["month", ["2025-11-27"], "2025-11 1+"],
    ["month", ["2025-11-28"], "2025-11 1"],
    ["month", ["2025-11-29"], "2025-11 1"],
    ["month", ["2025-11-30"], "2025-11 1"],
    ["month", ["2025-12-31"], "2025-12 1"],
    ["month", ["2025-12-30"], "2025-12 1+"],
  ];
  for (const [step, days, periods] of CASES)
    test(`${days.join(" ") || "none"} by ${step}: ${periods || "none"}`, () => {
      const entries = days.map((day, at) => anEntry({ id: `p${at}`, day }));
      const counted = countPeriods(entries, step).map(
        ({ name, papers, isOpen }) => `${name} ${papers}${isOpen ? "+" : ""}`,
      );
      assert.equal(counted.join(", "), periods);
    });
});

describe("a month's upvotes", () => {
  const CASES: [upvotes: (number | undefined)[], half?: number, tenth?: number][] = [
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 6, 10],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 6, 10],
    [Array.from({ length: 20 }, (_, at) => at), 10, 18],
    [Array.from({ length: 100 }, () => 0), 0, 0],
    [[9, 8, 7, 6, 5, 4, 3, 2, 1]],
    [[undefined, undefined]],
    [
      [...Array.from({ length: 50 }, () => undefined), ...Array.from({ length: 10 }, () => 4)],
      4,
      4,
    ],
  ];
  for (const [upvotes, half, topTenth] of CASES)
    test(`${upvotes.length} papers: half have ${half ?? "an unknown number"}, one in ten ${topTenth ?? "too"}`, () => {
      const entries = upvotes.map((one, at) =>
        anEntry({ id: `p${at}`, ...(one !== undefined && { upvotes: one }) }),
      );
      const [month] = countPeriods(entries, "month");
      assert.deepEqual(month?.upvotes, half === undefined ? undefined : { half, topTenth });
      assert.equal(month?.known, upvotes.filter((one) => one !== undefined).length);
    });
});

test("a quarter of the periods is compared, at least one and at most twelve", () =>
  assert.deepEqual(
    [1, 2, 3, 4, 7, 8, 12, 47, 48, 400].map((length) => spanOf(Array.from({ length }))),
    [1, 1, 1, 1, 1, 2, 3, 11, 12, 12],
  ));

describe("a topic over time", () => {
  test("has counts and shares of every month; a month without papers has no share", () => {
    const [trend] = trendsOf([
      ...papers("2025-01-02", 1, "a"),
      ...papers("2025-01-03", 1, "b"),
      ...papers("2025-03-03", 1, "a", "b"),
    ]);
    assert.equal(trend?.topic.slug, "a");
    assert.deepEqual(trend.counts, [1, 0, 1]);
    assert.deepEqual(trend.shares, [0.5, undefined, 1]);
    assert.deepEqual([trend.before, trend.now], [0.5, 1]);
  });

  test("is compared by all papers of its first and its last months", () => {
    const [trend] = trendsOf([
      ...papers("2025-01-02", 9, "a"),
      ...papers("2025-02-03", 1),
      ...["2025-03", "2025-04", "2025-05", "2025-06"].flatMap((month) => papers(`${month}-03`, 1)),
      ...papers("2025-07-01", 3),
      ...papers("2025-08-01", 1, "a"),
    ]);
    assert.deepEqual([trend?.before, trend?.now], [0.9, 0.25]);
  });

  /** What there is, and the order of the topics. */
  const ORDERS: [name: string, entries: Entry[], order: string[]][] = [
    [
      "by how far they moved",
      [
        ...papers("2025-01-02", 8, "c"),
        ...papers("2025-01-03", 2, "b"),
        ...papers("2025-02-03", 10, "b"),
      ],
      ["b", "c"],
    ],
    [
      "by papers where they moved alike",
      [
        ...papers("2025-01-02", 2, "c"),
        ...papers("2025-01-03", 1, "a"),
        ...papers("2025-02-03", 4, "c"),
        ...papers("2025-02-04", 2, "a"),
      ],
      ["c", "a"],
    ],
    [
      "by title where all else is equal",
      [...papers("2025-01-02", 1, "b", "a"), ...papers("2025-02-03", 1, "b", "a")],
      ["a", "b"],
    ],
    [
      "by size in a digest of one month",
      [...papers("2025-01-02", 2, "b"), ...papers("2025-01-03", 1, "a")],
      ["b", "a"],
    ],
    ["without those that have no papers", papers("2025-01-02", 1, "gone"), []],
  ];
  for (const [name, entries, order] of ORDERS)
    test(`topics are listed ${name}`, () =>
      assert.deepEqual(
        trendsOf(entries).map(({ topic }) => topic.slug),
        order,
      ));
});

// --- internal ---

function papers(day: string, count: number, ...topics: string[]): Entry[] {
  return Array.from({ length: count }, (_, at) =>
    anEntry({ id: `p${day}-${topics.join("-")}-${at}`, day }, topics),
  );
}

function trendsOf(entries: Entry[]): TopicTrend[] {
  const topics = ["a", "b", "c"].map((slug) => aTopic(slug));
  return listTopicTrends(entries, topics, countPeriods(entries, "month"));
}
