import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fold, splitWords, stem, termsOf } from "../../src/text/terms.ts";

/** Everything that a word is found by. */
const terms = (word: string) => {
  const { parts, whole } = termsOf(word);
  return whole === undefined ? [...parts] : [...parts, whole];
};

describe("a word's terms", () => {
  const CASES: [word: string, terms: string[]][] = [
    ["diffusion", ["diffus"]],
    ["Models,", ["model"]],
    ["GPT-4", ["gpt", "4", "gpt4"]],
    ["GPT4", ["gpt", "4", "gpt4"]],
    ["(fine-tuning)", ["fine", "tune", "finetun"]],
    ["text-to-image", ["text", "imag", "texttoimag"]],
    ["model's", ["model"]],
    ["don’t", ["dont"]],
    ["U-Net", ["net", "unet"]],
    ["C++", ["c++"]],
    ["C#.", ["c#"]],
    ["Łukasz", ["lukasz"]],
    ["naïve", ["naiv"]],
    ["Met²Net", ["met2net"]],
    ["α-divergence", ["alpha", "diverg", "alphadiverg"]],
    ["and/or", []],
    ["vision/language", ["vision", "languag"]],
    ["학습", ["학습"]],
    ["機械学習", ["機械", "械学", "学習"]],
    ["学", ["学"]],
    ["BERT模型", ["bert", "模型"]],
    ["نموذج", ["نموذج"]],
    ["—", []],
    ["", []],
  ];
  for (const [word, expected] of CASES)
    test(`${word || "nothing"}: ${expected.join(" ") || "none"}`, () =>
      assert.deepEqual(terms(word), expected));

  test("the commonest words are apart", () =>
    assert.deepEqual(termsOf("with"), {
      parts: [],
      common: ["with"],
      whole: undefined,
      surface: [],
    }));

  test("a word that never ends is cut", () =>
    assert.ok(terms("a".repeat(5000)).every((term) => term.length <= 40)));
});

describe("forms of a word are one", () => {
  const SAME = [
    ["models", "model"],
    ["Naïve", "naive"],
    ["GPT-4", "gpt4"],
    ["fine-tuning", "finetuning"],
    ["distillation", "distil"],
    ["Łódź", "lodz"],
    ["λ", "lambda"],
  ];
  for (const [one = "", other = ""] of SAME)
    test(`${one} and ${other}`, () =>
      assert.ok(terms(one).some((term) => terms(other).includes(term))));
});

test("Greek text stays Greek; a letter alone is its name", () => {
  assert.equal(fold("β"), "beta");
  assert.equal(fold("Λόγος"), fold("λόγος"));
  assert.match(fold("λόγος"), /^\p{Script=Greek}+$/u);
});

test("words are what stands between spaces", () =>
  assert.deepEqual(splitWords(" a  b\n c "), ["a", "b", "c"]));

test("a word of other letters than a–z keeps its ending", () =>
  assert.equal(stem("модели"), "модели"));
