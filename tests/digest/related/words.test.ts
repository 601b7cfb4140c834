import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { GAPS, toSingular, WordReader } from "../../../src/digest/related/words.ts";
import { termsOf } from "./terms.ts";

describe("the words of a text", () => {
  const cases: [what: string, text: string, terms: string[]][] = [
    ["are in lower case", "Sparse GRAPHS", ["sparse", "graph", "sparse graph"]],
    ["are none of the stop words", "We propose a new method for it", []],
    ["are no single letters and no numbers", "x of 2025 in 3 y", []],
    ["may hold points between digits alone", "v2.5.1 Qwen2.go", ["v2.5.1", "qwen2", "v2.5.1 qwen2", "go"]],
    ["may lie outside of the basic plane", "Of 𠮷野", ["𠮷野"]],
    ["may hold digits", "Qwen2.5 in 3D", ["qwen2.5", "3d"]],
    ["are in plain letters", "Schrödinger’s naïve café", ["schrodinger", "naive", "cafe", "naive cafe"]],
    ["are those of math, too", "Met$^2$Net by $\\alpha$-divergence", ["met2net", "alpha", "divergence", "alpha divergence"]],
    ["are none in a text of none", " … ", []],
    ["may be of any script", "глубокое 学习", ["глубокое", "学习", "глубокое 学习"]],
  ]; // prettier-ignore
  for (const [what, text, terms] of cases) test(what, () => assert.deepEqual(termsOf(text), terms));

  test("make a phrase where two stand side by side", () => {
    assert.deepEqual(termsOf("fine-tuning"), termsOf("Fine tuning"));
    assert.ok(termsOf("fine\ntuning").includes("fine tuning"));
    for (const text of ["fine, tuning", "fine. Tuning", "fine and tuning"])
      assert.ok(!termsOf(text).includes("fine tuning"), text);
  });

  test("are kept as the text writes them", () => {
    const reader = new WordReader();
    const written: string[] = [];
    reader.read("LoRA Adapters,\u00a0test‑time", (spelling, gap) => {
      written.push(`${GAPS[gap]}${reader.spellings[spelling]}`);
    });
    assert.deepEqual(written, ["LoRA", " Adapters", "test", "-time"]);
  });
});

describe("the singular", () => {
  const cases: [plural: string, singular: string][] = [
    ["graphs", "graph"],
    ["policies", "policy"],
    ["classes", "class"],
    ["boxes", "box"],
    ["patches", "patch"],
    ["caches", "cache"],
    ["images", "image"],
    ["llms", "llm"],
    // No plurals.
    ["analysis", "analysis"],
    ["bias", "bias"],
    ["loss", "loss"],
    ["focus", "focus"],
    ["gas", "gas"],
  ];
  for (const [plural, singular] of cases)
    test(`of ${plural} is ${singular}`, () => assert.equal(toSingular(plural), singular));
});
