import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { correct } from "../../../src/search/query/spelling.ts";
import { stem } from "../../../src/text/terms.ts";

const known = (...words: [written: string, count: number][]) =>
  words.map(([written, count]) => ({ term: stem(written), written, count }));
const WORDS = known(
  ["hallucinations", 144],
  ["multimodal", 700],
  ["language", 2400],
  ["quantization", 90],
  ["graph", 120],
  ["grape", 2],
  ["model", 3900],
  ["agent", 800],
);

describe("a slip of the finger", () => {
  const CASES: [typed: string, meant: string | undefined][] = [
    ["mutlimodal", "multimodal"],
    ["langauge", "language"],
    ["languge", "language"],
    ["languuage", "language"],
    ["lamguage", "language"],
    ["hallucinatoin", "hallucinations"],
    ["quantizaton", "quantization"],
    ["agnet", "agent"],
    // As near: the commoner one.
    ["grapg", "graph"],
    // Two changes are too many for a short word, and three for a long one.
    ["mdoole", undefined],
    ["qxantxzatxon", undefined],
    ["mdl", undefined],
    ["zzzzzzzz", undefined],
    // Not a word of letters.
    ["gpt42", undefined],
    ["", undefined],
  ];
  for (const [typed, meant] of CASES)
    test(`${typed || "nothing"}: ${meant ?? "nothing near"}`, () =>
      assert.equal(correct(typed, WORDS)?.written, meant));

  test("gives the same, whatever the order of the words", () =>
    assert.equal(correct("grapg", WORDS.toReversed())?.written, "graph"));
});
