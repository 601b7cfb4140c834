import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  DRAWN_TOPICS,
  countMonths,
  listTopicTrends,
  countYears,
  spanOf,
  splitByMovement,
  type TopicTrend,
} from "../../../src/digest/trends/count.ts";
import type { Entry } from "../../../src/digest/entry.ts";
import { anEntry, aTopic } from "../sample.ts";

describe("the months of a digest", () => {
  test("go from the first to the last, oldest first, with the empty ones between", () =>
    assert.deepEqual(
      countMonths(onDays("2025-02-03", "2024-11-20", "2025-02-28")).map(({ name, papers }) => [
        name,
        papers,
      ]),
      [
        ["2024-11", 1],
        ["2024-12", 0],
        ["2025-01", 0],
        ["2025-02", 2],
      ],
    ));

  test("of no papers are none", () => assert.deepEqual(countMonths([]), []));

  /** Friday 28 and Thursday 27 November 2025; the 29th and 30th are a weekend. */
  const ENDS: [day: string, isOpen: boolean][] = [
    ["2025-11-03", true],
    ["2025-11-27", true],
    ["2025-11-28", false],
    ["2025-11-29", false],
    ["2025-11-30", false],
    ["2025-12-31", false],
    ["2025-12-30", true],
  ];
  for (const [day, isOpen] of ENDS)
    test(`are ${isOpen ? "still open" : "over"} where ${day} is the newest day`, () =>
      assert.deepEqual(
        countMonths(onDays("2025-10-01", day)).map((month) => month.isOpen),
        day > "2025-12" ? [false, false, isOpen] : [false, isOpen],
      ));
});

test("the years of a digest are counted alike", () =>
  assert.deepEqual(
    countYears(onDays("2022-05-03", "2024-11-20", "2024-01-02")).map(({ name, papers, isOpen }) => [
      name,
      papers,
      isOpen,
    ]),
    [
      ["2022", 1, false],
      ["2023", 0, false],
      ["2024", 2, true],
    ],
  ));

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
      const [month] = countMonths(
        upvotes.map((one, at) =>
          anEntry({ id: `p${at}`, ...(one !== undefined && { upvotes: one }) }),
        ),
      );
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
  const topics = [aTopic("a"), aTopic("b"), aTopic("c")];

  test("has counts and shares of every month; a month without papers has no share", () => {
    const [trend] = trendsOf(
      [
        anEntry({ id: "1", day: "2025-01-02" }, ["a"]),
        anEntry({ id: "2", day: "2025-01-03" }, ["b"]),
        anEntry({ id: "3", day: "2025-03-03" }, ["a", "b"]),
      ],
      [aTopic("a")],
    );
    assert.deepEqual(trend?.counts, [1, 0, 1]);
    assert.deepEqual(trend?.shares, [0.5, undefined, 1]);
    assert.deepEqual([trend?.before, trend?.now], [0.5, 1]);
  });

  test("is compared by all papers of its first and its last months", () => {
    const entries = [
      ...papers("2025-01-02", 9, ["a"]),
      ...papers("2025-02-03", 1, []),
      ...["2025-03", "2025-04", "2025-05", "2025-06"].flatMap((month) =>
        papers(`${month}-03`, 1, []),
      ),
      ...papers("2025-07-01", 3, []),
      ...papers("2025-08-01", 1, ["a"]),
    ];
    const [trend] = trendsOf(entries, [aTopic("a")]);
    assert.deepEqual([trend?.before, trend?.now], [0.9, 0.25]);
  });

  test("stands first where it moved most, whichever way, then by papers and title", () => {
    const trends = trendsOf(
      [
        ...papers("2025-01-02", 8, ["c"]),
        ...papers("2025-01-02", 2, ["b"]),
        ...papers("2025-02-03", 10, ["b"]),
      ],
      topics,
    );
    assert.deepEqual(slugs(trends), ["b", "c"]);
    const still = trendsOf(
      [...papers("2025-01-02", 1, ["b", "a"]), ...papers("2025-02-03", 1, ["b", "a"])],
      topics,
    );
    assert.deepEqual(slugs(still), ["a", "b"]);
  });

  test("of a digest of one month stands first where it is largest", () =>
    assert.deepEqual(
      slugs(
        trendsOf([...papers("2025-01-02", 2, ["b"]), ...papers("2025-01-03", 1, ["a"])], topics),
      ),
      ["b", "a"],
    ));

  test("without papers is none", () =>
    assert.deepEqual(trendsOf(papers("2025-01-02", 1, ["gone"]), topics), []));
});

test(`of 50 topics the ${DRAWN_TOPICS} that moved most are drawn, by whether they gained or lost`, () => {
  const topics = Array.from({ length: 50 }, (_, at) => aTopic(`t${at}`));
  const entries = topics.flatMap(({ slug }, at) => [
    ...papers("2025-01-02", at % 2 ? at : 1, [slug]),
    ...papers("2025-02-03", at % 2 ? 1 : at + 1, [slug]),
  ]);
  const trends = trendsOf(entries, topics);
  const { risen, fallen } = splitByMovement(trends);
  assert.equal(trends.length, 50);
  assert.equal(risen.length + fallen.length, DRAWN_TOPICS);
  assert.ok(risen.every(({ before, now }) => now > before));
  assert.ok(fallen.every(({ before, now }) => now < before));
  assert.deepEqual(
    slugs(trends.slice(0, DRAWN_TOPICS)).toSorted(),
    slugs([...risen, ...fallen]).toSorted(),
  );
});

// --- internal ---

function onDays(...days: string[]): Entry[] {
  return days.map((day, at) => anEntry({ id: `p${at}`, day }));
}

function papers(day: string, count: number, topics: string[]): Entry[] {
  return Array.from({ length: count }, (_, at) =>
    anEntry({ id: `p${day}-${topics.join("-")}-${at}`, day }, topics),
  );
}

function trendsOf(entries: Entry[], topics: Parameters<typeof listTopicTrends>[1]): TopicTrend[] {
  return listTopicTrends(entries, topics, countMonths(entries));
}

function slugs(trends: readonly TopicTrend[]): string[] {
  return trends.map(({ topic }) => topic.slug);
}
