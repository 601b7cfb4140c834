import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  rarity,
  scorePaper,
  type Match,
  type PaperStats,
} from "../../../src/search/query/score.ts";

const match = (fields: Partial<Match> = {}): Match => ({
  weight: 3,
  title: 0,
  places: [],
  authors: [],
  keyword: false,
  note: false,
  ...fields,
});
const standing = (fields: Partial<PaperStats> = {}): PaperStats => ({
  length: 100,
  average: 100,
  recency: 0.5,
  upvotes: 10,
  ...fields,
});
const score = (matches: (Match | undefined)[], fields: Partial<PaperStats> = {}) =>
  scorePaper(matches, standing(fields));

describe("a paper counts more", () => {
  type Fields = Partial<Match> & Partial<PaperStats>;
  /** What a paper has, and what another has that counts less. */
  const CASES: [name: string, more: Fields[], less: (Fields | undefined)[]][] = [
    ["for a word in its title than in its abstract", [{ title: 1 }], [{ places: [4] }]],
    ["for a word in its abstract than among its keywords", [{ places: [4] }], [{ keyword: true }]],
    ["for a rare word", [{ weight: 6, title: 1 }], [{ weight: 2, title: 1 }]],
    ["for a word that it has often", [{ places: [1, 9] }], [{ places: [1] }]],
    [
      "for words that stand together",
      [{ places: [3] }, { places: [4] }],
      [{ places: [3] }, { places: [20] }],
    ],
    [
      "for first and last name of one author than of two",
      [{ authors: [2] }, { authors: [2] }],
      [{ authors: [2] }, { authors: [5] }],
    ],
    ["for a word of a short text", [{ places: [3], length: 50 }], [{ places: [3], length: 300 }]],
    [
      "for two words than for one",
      [{ places: [1] }, { places: [30] }],
      [{ places: [1] }, undefined],
    ],
    ["when it is newer", [{ title: 1, recency: 1 }], [{ title: 1, recency: 0 }]],
    ["when more like it", [{ title: 1, upvotes: 100 }], [{ title: 1, upvotes: 0 }]],
  ];
  const scoreOf = (all: (Fields | undefined)[]) =>
    score(
      all.map((one) => one && match(one)),
      all[0],
    );
  for (const [name, more, less] of CASES)
    test(name, () => assert.ok(scoreOf(more) > scoreOf(less)));
});

test("recency and upvotes never make up for a fiftieth of a score", () =>
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(1_000_000),
      (recency, upvotes) => {
        const plain = score([match({ title: 1 })], { recency: 0, upvotes: 0 });
        const best = score([match({ title: 1 })], { recency, upvotes });
        assert.ok(best >= plain && best <= plain * 1.0201);
      },
    ),
  ));

test("no match is no score", () => assert.equal(score([undefined, undefined]), 0));

test("rarity falls with every paper that has the word, and is never negative", () => {
  const rarities = [0, 1, 10, 500, 1000].map((count) => rarity(count, 1000));
  assert.deepEqual(
    rarities,
    rarities.toSorted((a, b) => b - a),
  );
  assert.ok(rarities.every((one) => one >= 0));
});
