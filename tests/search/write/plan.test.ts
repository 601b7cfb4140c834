/** Which months go together, and that a day more changes the newest part alone. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planSegments, type MonthOfPapers } from "../../../src/search/write/plan.ts";

const LIMITS = { part: 100, segment: 240 };
const months = (...papers: number[]): MonthOfPapers[] =>
  papers.map((count, at) => ({ month: `2025-${String(at + 1).padStart(2, "0")}`, papers: count }));
const plan = (...papers: number[]) =>
  planSegments(months(...papers), LIMITS)
    .map((parts) => parts.map((part) => part.map((month) => month.slice(5)).join("+")).join(" "))
    .join(" | ");

describe("months are planned: the newest alone, the others joined from the oldest on", () => {
  const CASES: [papers: number[], parts: string][] = [
    [[], ""],
    [[0, 0], ""],
    [[7], "01"],
    [[60, 60], "02 01"],
    [[60, 60, 60], "03 02+01"],
    // The part of 120 papers is closed, and the next one is open.
    [[60, 60, 60, 10], "04 03 02+01"],
    [[60, 60, 60, 60, 10], "05 | 04+03 02+01"],
    [[100, 250, 10], "03 | 02 01"],
    // A month of more papers than a part or a segment has is one still.
    [[500], "01"],
    [[10, 0, 500], "03 | 01"],
  ];
  for (const [papers, parts] of CASES)
    test(`${papers.join(", ")}: ${parts}`, () => assert.equal(plan(...papers), parts));
});

test("the months may come in any order", () =>
  assert.deepEqual(
    planSegments(months(60, 60, 60, 10).reverse(), LIMITS),
    planSegments(months(60, 60, 60, 10), LIMITS),
  ));

test("a part that is closed stays as it is, whatever comes later", () => {
  const closed = (papers: number[]) =>
    planSegments(months(...papers), LIMITS)
      .flat()
      .map((part) => part.join())
      .reverse();
  const papers = [30, 80, 120, 40, 70, 10, 10, 200, 5];
  for (let length = 2; length < papers.length; length += 1) {
    const [before, after] = [closed(papers.slice(0, length)), closed(papers.slice(0, length + 1))];
    // The newest month, and the open part before it.
    assert.deepEqual(after.slice(0, before.length - 2), before.slice(0, -2));
  }
});
