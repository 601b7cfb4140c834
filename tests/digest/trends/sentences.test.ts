import assert from "node:assert/strict";
import { test } from "node:test";
import {
  comparedPeriods,
  percent,
  papersFinding,
  topicsFinding,
  upvotesFinding,
} from "../../../src/digest/trends/sentences.ts";
import type { Period } from "../../../src/digest/trends/count.ts";

const SHARES: [share: number, text: string][] = [
  [0, "0%"],
  [0.0001, "under 1%"],
  [0.0049, "under 1%"],
  [0.005, "1%"],
  [0.125, "13%"],
  [0.996, "100%"],
  [1, "100%"],
];
for (const [share, text] of SHARES)
  test(`a share of ${share} is ${text}`, () => assert.equal(percent(share), text));

const COMPARED: [count: number, sample: string, text: string][] = [
  [2, "2025-01", "the first month and the last one"],
  [12, "2025-01", "the first 3 months and the last 3"],
  [48, "2025-01", "the first 12 months and the last 12"],
  [7, "2025", "the first year and the last one"],
  [20, "2025", "the first 5 years and the last 5"],
];
for (const [count, sample, text] of COMPARED)
  test(`of ${count} such as ${sample}, ${text} are compared`, () =>
    assert.equal(comparedPeriods(Array.from({ length: count }, () => aPeriod(sample))), text));

test("the newest month is named alone where it has the most papers", () => {
  const months = [aPeriod("2025-09", 3), aPeriod("2025-10", 5)];
  assert.equal(papersFinding(months), "October 2025 had the most papers, 5.");
});

test("there is no finding without papers, topics or upvotes", () => {
  assert.equal(papersFinding([]), "");
  assert.equal(topicsFinding([], []), "");
  assert.equal(upvotesFinding([aPeriod("2025-10")]), "");
});

// --- internal ---

function aPeriod(name: string, papers = 0): Period {
  return { name, papers, isOpen: false, known: 0, upvotes: undefined };
}
