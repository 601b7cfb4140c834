/** The abbreviations that abstracts define. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AbbreviationCounter } from "../../../src/meaning/learn/abbreviations.ts";

/** What is learned of abstracts, each of which comes a number of times. */
function learned(...abstracts: [times: number, abstract: string][]): string[] {
  const counter = new AbbreviationCounter();
  for (const [times, abstract] of abstracts)
    for (let time = 0; time < times; time += 1) counter.add(abstract);
  return counter.done().map(({ short, long }) => `${short}: ${long}`);
}

describe("an abbreviation is learned", () => {
  const CASES: [name: string, abstract: string, found: string[]][] = [
    ["in the singular", "Large Language Models (LLMs) talk.", ["LLM: large language model"]],
    ["over hyphens", "Vision-Language Models (VLMs)", ["VLM: vision language model"]],
    ["with a small letter inside", "a Mixture of Experts (MoE)", ["MoE: mixture of expert"]],
    ["not where the letters differ", "a language model (GPT)", []],
    ["not of a word in brackets", "a model (ours)", []],
    ["not without words before it", "(LLM)", []],
    ["not of one letter", "Networks (N)", []],
  ];
  for (const [name, abstract, found] of CASES)
    test(name, () => assert.deepEqual(learned([5, abstract]), found));

  test("not of fewer than five papers", () => {
    assert.deepEqual(learned([4, "Large Language Models (LLMs)"]), []);
  });

  test("not where papers mean different things by it", () => {
    assert.deepEqual(learned([6, "Speech Translation (ST)"], [5, "Style Transfer (ST)"]), []);
    assert.deepEqual(learned([14, "Speech Translation (ST)"], [5, "Style Transfer (ST)"]), [
      "ST: speech translation",
    ]);
  });

  test("once a paper, however often it is defined", () => {
    assert.deepEqual(learned([1, "Deep Learning (DL) ".repeat(9)]), []);
  });

  test("in linear time", () => {
    assert.deepEqual(learned([1, "a".repeat(500_000) + " (AA)".repeat(100_000)]), []);
  });
});
