import assert from "node:assert/strict";
import { test } from "node:test";
import { levels } from "../../src/digest/heat.ts";

const CASES: [what: string, counts: number[], expected: number[]][] = [
  ["one busy day doesn't pale the others", [1, 2, 3, 90], [1, 2, 3, 4]],
  ["days alike are as dark as the last of them", [5, 5, 5, 9], [3, 3, 3, 4]],
  ["a single day is shown in full", [7], [4]],
  ["a day without papers has none, and counts for none", [0, 0, 4], [0, 0, 4]],
  ["no day has papers", [0, 0], [0, 0]],
];
for (const [what, counts, expected] of CASES)
  test(`a day's level is its quarter among the days: ${what}`, () =>
    assert.deepEqual(counts.map(levels(counts)), expected));
