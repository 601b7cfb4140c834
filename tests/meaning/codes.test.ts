import assert from "node:assert/strict";
import { test } from "node:test";
import { codeLength, nearness, toCode } from "../../src/meaning/codes.ts";
import { randomFrom } from "../../src/meaning/learn/random.ts";

const SIZE = 16;
const STEPS = { mean: new Float32Array(SIZE).fill(0.05), step: new Float32Array(SIZE).fill(0.25) };

const random = randomFrom(1);
const vectors = Array.from({ length: 200 }, () => {
  const some = Float32Array.from({ length: SIZE }, () => random() / 2 ** 32 - 0.5);
  const length = Math.hypot(...some);
  return some.map((one) => one / length);
});
const codes = Uint8Array.from(vectors.flatMap((vector) => [...toCode(vector, STEPS)]));

test("a vector takes two bits a number", () => {
  assert.equal(codeLength(128), 32);
  assert.equal(toCode(vectors[0], STEPS).length, SIZE / 4);
});

test("each of the four steps has its bits, and numbers outside of them the outermost", () => {
  const steps = { mean: new Float32Array(8), step: new Float32Array(8).fill(1) };
  const code = toCode(Float32Array.from([-9, -1.5, -0.5, 0.5, 1.5, 9, 0, 0]), steps);
  assert.deepEqual([...code], [0b10_01_00_00, 0b10_10_11_11]);
});

test("nearness orders papers much as the cosine does", () => {
  const query = vectors[7] ?? new Float32Array();
  const near = nearness(query, STEPS.step, codes);
  const exact = vectors.map((one) => one.reduce((sum, x, at) => sum + x * (query[at] ?? 0), 0));
  const first = (scores: ArrayLike<number>) =>
    Array.from({ length: 200 }, (_, at) => at)
      .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
      .slice(0, 20);
  assert.equal(first(near)[0], 7);
  const both = new Set(first(near)).intersection(new Set(first(exact)));
  assert.ok(both.size >= 14, `${both.size} of 20`);
});

test("a paper without a vector is as near as the mean of the others", () => {
  const query = vectors[3] ?? new Float32Array();
  const with0 = Uint8Array.from([...toCode(undefined, STEPS), ...codes]);
  const [none, ...others] = nearness(query, STEPS.step, with0);
  const mean = others.reduce((sum, one) => sum + one, 0) / others.length;
  assert.ok(Math.abs((none ?? 9) - mean) < 1e-5);
  assert.deepEqual(Float32Array.from(others), nearness(query, STEPS.step, codes));
});

test("an archive of papers without vectors, and one of none", () => {
  const query = vectors[3] ?? new Float32Array();
  assert.deepEqual([...nearness(query, STEPS.step, new Uint8Array(8))], [0, 0]);
  assert.deepEqual([...nearness(query, STEPS.step, new Uint8Array())], []);
});
