/** Which days go together, and that a day more changes the newest part alone. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DayOfPapers } from "../../../src/paper/stretches.ts";
import { planSegments } from "../../../src/search/write/plan.ts";

const LIMITS = { joined: 100, part: 120, open: 50, segment: 240 };
/** Months of days of so many papers each. */
const days = (...months: number[][]): DayOfPapers[] =>
  months.flatMap((ofDays, month) =>
    ofDays.map((papers, day) => ({ day: `2025-${two(month + 1)}-${two(day + 1)}`, papers })),
  );
const two = (number: number) => String(number).padStart(2, "0");
const plan = (...months: number[][]) =>
  planSegments(days(...months), LIMITS)
    .map((parts) => parts.map((part) => part.map((day) => day.slice(6)).join("+")).join(" "))
    .join(" | ");

describe("the newest month is cut as it grows, the others are joined from the oldest on", () => {
  const CASES: [months: number[][], parts: string][] = [
    [[], ""],
    [[[0], [0]], ""],
    [[[7]], "1-01"],
    [[[60], [60]], "2-01 1-01"],
    [[[60], [60], [60]], "3-01 2-01+1-01"],
    // Months of 120 papers are closed, and the next ones are open.
    [[[60], [60], [60], [10]], "4-01 3-01 2-01+1-01"],
    [[[60], [60], [60], [60], [10]], "5-01 | 4-01+3-01 2-01+1-01"],
    // Joined months of more papers than a part has are cut at the end of a day.
    [[[50, 50, 50], [10]], "2-01 1-03 1-02+1-01"],
    // A day of more papers than a part or a segment has is one still.
    [[[500]], "1-01"],
    [[[10], [0], [500]], "3-01 | 1-01"],
    // The newest month is cut wherever 50 papers are there.
    [[[30, 30, 40, 5, 5, 5]], "1-06 1-05+1-04+1-03 1-02+1-01"],
    [[[60], [30, 30, 40, 15, 5]], "2-05 2-04+2-03 2-02+2-01 1-01"],
  ];
  for (const [months, parts] of CASES)
    test(`${JSON.stringify(months)}: ${parts}`, () => assert.equal(plan(...months), parts));
});

test("the days may come in any order", () =>
  assert.deepEqual(
    planSegments(days([60, 5], [60], [60], [10, 20]).reverse(), LIMITS),
    planSegments(days([60, 5], [60], [60], [10, 20]), LIMITS),
  ));

const partsOf = (months: number[][]) =>
  planSegments(days(...months), LIMITS)
    .flat()
    .map((part) => part.join());

test("a day more changes the newest part alone", () => {
  const month = [30, 25, 70, 10, 10, 10, 10, 10, 10, 60];
  for (let length = 1; length < month.length; length += 1) {
    const before = partsOf([[80], month.slice(0, length)]);
    const after = new Set(partsOf([[80], month.slice(0, length + 1)]));
    assert.deepEqual(before.filter((part) => !after.has(part)).slice(1), []);
  }
});

test("a month of enough papers is closed when the next one comes, and stays as it is", () => {
  const months = [[60, 60], [100], [50, 70, 40], [130, 20], [80, 80], [5]];
  for (let length = 2; length < months.length; length += 1) {
    const newest = `2025-${two(length)}`;
    const closed = partsOf(months.slice(0, length)).filter((part) => !part.startsWith(newest));
    const after = new Set(partsOf(months.slice(0, length + 1)));
    assert.deepEqual(
      closed.filter((part) => !after.has(part)),
      [],
    );
  }
});

test("a paper that comes late moves no cut beyond the months that are joined with its own", () => {
  const others = [[130], [60], [70], [40, 40, 40, 40]];
  const before = partsOf([[57, 57, 20, 95], ...others]);
  const after = partsOf([[57, 58, 20, 95], ...others]);
  const isOther = (part: string) => !part.includes("2025-01");
  assert.notDeepEqual(after, before);
  assert.deepEqual(after.filter(isOther), before.filter(isOther));
});
