import assert from "node:assert/strict";
import { test } from "node:test";
import { fuse } from "../../src/meaning/fuse.ts";

const order = (scores: Float32Array) =>
  [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));

test("the paper with the best of both comes first", () => {
  const scores = fuse(
    new Map([
      [0, 4],
      [1, 3],
    ]),
    Float32Array.from([0, 0.6, 0.6, -0.1]),
  );
  assert.deepEqual(order(scores), [1, 0, 2, 3]);
});

test("without words, the meaning decides alone", () => {
  assert.deepEqual(order(fuse(new Map(), Float32Array.from([0.2, -0.4, 0.9]))), [2, 0, 1]);
});

test("without meaning, the words decide alone", () => {
  assert.deepEqual(
    order(
      fuse(
        new Map([
          [2, 7],
          [1, 9],
        ]),
        new Float32Array(3),
      ),
    ),
    [1, 2, 0],
  );
});

test("a nearest paper that isn't near comes after one with words", () => {
  const words = new Map([
    [0, 4],
    [1, 3],
  ]);
  assert.deepEqual(order(fuse(words, Float32Array.from([0, 0, 0.1]))), [0, 1, 2]);
  assert.deepEqual(order(fuse(words, Float32Array.from([0, 0, 0.9]))), [2, 0, 1]);
});

test("an offset of all meanings changes nothing", () => {
  const words = new Map([
    [0, 4],
    [1, 3],
    [3, 1],
  ]);
  const near = Float32Array.from([0.25, 0.5, 0, -0.75]);
  const moved = near.map((one) => one + 3);
  assert.deepEqual(fuse(words, moved), fuse(words, near));
});

test("no papers, no scores", () => {
  assert.equal(fuse(new Map(), new Float32Array()).length, 0);
});
