import assert from "node:assert/strict";
import { test } from "node:test";
import { fromNibbles, nibblesLength, toNibbles } from "../../src/meaning/nibbles.ts";

test("a vector comes back within half a step of fifteen", () => {
  const vector = Float32Array.from([0.7, -0.7, 0, 0.1, -0.34, 0.55, 0.05, -0.06]);
  const bytes = toNibbles(vector);
  assert.equal(bytes.length, nibblesLength(vector.length));
  for (const [at, one] of fromNibbles(bytes).entries())
    assert.ok(Math.abs(one - (vector[at] ?? 9)) <= 0.05 + 1e-6, `${at}: ${one}`);
});

test("zeros come back as zeros", () =>
  assert.deepEqual([...fromNibbles(toNibbles(new Float32Array(8)))], [0, 0, 0, 0, 0, 0, 0, 0]));

test("a scale that is no number is refused", () => {
  const bytes = toNibbles(new Float32Array(8));
  new DataView(bytes.buffer).setFloat32(0, NaN, true);
  assert.throws(() => fromNibbles(bytes), RangeError);
});
