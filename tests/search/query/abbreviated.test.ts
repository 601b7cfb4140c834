/** Papers that are found by the long form of their abbreviations, or the short one of their words. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Paper } from "../../../src/paper/schema.ts";
import { searchOf } from "../../../src/search/query/search.ts";
import { tableOf } from "../../meaning/sample-table.ts";
import { filesOf, stateOf } from "../sample.ts";

const table = {
  ...tableOf("boat ship"),
  abbreviations: [
    { short: "VLM", long: "vision language model" },
    { short: "MoE", long: "mixture of experts" },
  ],
};

const SHORT = { title: "Boats", abstract: "We ask large (VLMs) about boats, and no other model." };
const LONG = { title: "Ships", abstract: "A test of Vision-Language Models, as they are." };
const BOTH = { title: "Both", abstract: "Vision language models (VLMs) at work." };
const TWICE = { title: "Sails", abstract: "Of value. Like moons, as Vision Language Models are." };
const MOE = { title: "Many", abstract: "Here a MoE is of use." };

/** What the card of the paper says, and the words that it marks. */
async function askFor(query: string, paper: Partial<Paper>) {
  const { contents } = await filesOf([paper, MOE, { title: "Other", abstract: "None." }], {
    table,
  });
  const engine = async () => {
    throw new Error("no phrases here");
  };
  const search = await searchOf({ contents, stored: contents, engine }, "/pagefind/");
  const results = await search.find(stateOf({ query }));
  const found = (await results.load(0, 10)).find(({ words }) => words[0] === paper.title);
  return {
    alike: found?.alike.map(({ word, by }) => `${word} ~ ${by.join(", ")}`),
    marked: [...(found?.marked ?? [])].sort((a, b) => a - b).map((at) => found?.words[at]),
  };
}

describe("the card says what it has in place of a word", () => {
  const CASES: [name: string, query: string, paper: typeof SHORT, alike: string[]][] = [
    ["the long form", "vlm", LONG, ["vlm ~ vision-language models"]],
    ["the long form of a plural", "VLMs", LONG, ["VLMs ~ vision-language models"]],
    ["the long form, and no words of two sentences", "vlm", TWICE, ["vlm ~ vision language models"]],
    ["the short form", "vision language model", SHORT, ["vision language model ~ VLM"]],
    ["the short form of joined words", "vision-language models", SHORT, ["vision-language models ~ VLM"]],
    ["the short form, with other words", "boats vision language model", SHORT, ["vision language model ~ VLM"]],
    ["the short form of words with a common one", "mixture of experts", MOE, ["mixture of experts ~ MoE"]],
    ["nothing, where the paper has both", "vlm", BOTH, []],
    ["nothing of words that no abbreviation is", "very large models", SHORT, []],
  ]; // prettier-ignore
  for (const [name, query, paper, alike] of CASES)
    test(name, async () => assert.deepEqual((await askFor(query, paper)).alike, alike));
});

test("what the paper has instead is marked in it", async () => {
  const { marked } = await askFor("vlm", LONG);
  assert.deepEqual(marked, ["Vision-Language", "Models,"]);
});

test("a word that is one of the paper's keywords stands for nothing else", async () => {
  const abstract = "Very large moons, and no other word.";
  const { alike, marked } = await askFor("vlm", { title: "Vast", abstract, keywords: ["VLM"] });
  assert.deepEqual([alike, marked], [[], ["VLM"]]);
});
