import assert from "node:assert/strict";
import { test } from "node:test";
import { exclusionOf, filterSchema } from "../../src/paper/filter.ts";
import type { PaperInput } from "../../src/paper/schema.ts";
import { aPaper } from "./sample.ts";

const PAPER: Partial<PaperInput> = {
  title: "A Survey of Sparse Models",
  abstract: "We read what was written on large-scale training.",
  categories: ["cs.CL", "stat.ML"],
  keywords: ["Sparsity"],
};

const RULES: [rule: Parameters<typeof filterSchema.parse>[0], kept: boolean, reason?: string][] = [
  [{}, true],
  [{ exclude: { words: ["survey"] } }, false, 'excluded by the word "survey"'],
  [{ exclude: { words: ["large scale"] } }, false, 'excluded by the word "large scale"'],
  [{ exclude: { words: ["surv"] } }, true],
  [{ exclude: { keywords: ["sparsity"] } }, false, 'excluded by the keyword "sparsity"'],
  [{ exclude: { categories: ["cs"] } }, false, 'excluded by the category "cs"'],
  [{ exclude: { categories: ["c"] } }, true],
  [{ include: { categories: ["cs.CL"] } }, true],
  [{ include: { categories: ["cs.CV"] } }, false, "not among what is included"],
  [{ include: { categories: ["cs.CV"], words: ["sparse"] } }, true],
  [
    { include: { categories: ["cs"] }, exclude: { words: ["survey"] } },
    false,
    'excluded by the word "survey"',
  ],
];
for (const [rule, kept, reason] of RULES)
  test(`${JSON.stringify(rule)} ${kept ? "takes the paper" : "leaves the paper out, with a reason"}`, () =>
    assert.equal(exclusionOf(filterSchema.parse(rule), aPaper(PAPER)), reason));

test("without a rule every paper is taken", () =>
  assert.equal(exclusionOf(undefined, aPaper()), undefined));

test("an unknown field in a rule is named", () => {
  const { error } = filterSchema.safeParse({ exclude: { word: ["survey"] } });
  assert.match(error?.message ?? "", /word/);
});
