import assert from "node:assert/strict";
import { test } from "node:test";
import { editDistance } from "../../src/text/edit-distance.ts";

const DISTANCES: [from: string, to: string, distance: number, most?: number][] = [
  ["page", "page", 0],
  ["page", "pages", 1],
  ["page", "pgae", 1],
  ["kitten", "sitting", 3],
  ["", "abc", 3],
  ["ca", "abc", 3],
  ["kitten", "sitting", Infinity, 2],
  ["kitten", "sitting", 3, 3],
  ["a", "abcd", Infinity, 2],
];
for (const [from, to, distance, most = Infinity] of DISTANCES)
  test(`"${from}" and "${to}" are ${distance} apart, of at most ${most}`, () => {
    assert.equal(editDistance(from, to, most), distance);
    assert.equal(editDistance(to, from, most), distance);
  });
