import assert from "node:assert/strict";
import { test } from "node:test";
import { countWeights, paperVector, queryVector, textTerms } from "../../src/meaning/vectors.ts";
import { vectorsOf } from "../../src/meaning/table.ts";

const VECTORS = vectorsOf({
  size: 2,
  words: ["imag", "photo", "sound"],
  rows: Float32Array.of(1, 0, 0.8, 0.6, 0, 1),
});
const rounded = (vector: Float32Array | undefined) =>
  vector && Array.from(vector, (one) => Number(one.toFixed(3)));

test("a text's terms are those of the search, math included as it is read", () => {
  assert.deepEqual(textTerms("Fine-tuning the Images of $x^2$"), [
    "fine",
    "tune",
    "finetun",
    "imag",
    "x2",
  ]);
});

test("a word counts by the logarithm of its number", () => {
  assert.deepEqual(
    [...countWeights(["a", "b", "a"])],
    [
      ["a", 1 + Math.log(2)],
      ["b", 1],
    ],
  );
});

test("a paper's vector is its words', the title's twice, at length 1", () => {
  const paper = { title: ["sound"], abstract: ["imag", "imag"] };
  // Both words are there twice.
  assert.deepEqual(rounded(paperVector(VECTORS, paper)), [0.707, 0.707]);
});

test("a query's words count once each", () => {
  assert.deepEqual(rounded(queryVector(VECTORS, ["imag", "imag", "sound"])), [0.707, 0.707]);
});

test("words that aren't in the table are passed over; without any there is no vector", () => {
  assert.deepEqual(rounded(queryVector(VECTORS, ["qwertz", "photo"])), [0.8, 0.6]);
  assert.equal(queryVector(VECTORS, ["qwertz"]), undefined);
  assert.equal(queryVector(VECTORS, []), undefined);
  assert.equal(paperVector(VECTORS, { title: ["alpha"], abstract: [] }), undefined);
});
