import assert from "node:assert/strict";
import { test } from "node:test";
import { matrix, timesTransposed, transpose } from "../../../src/meaning/learn/matrix.ts";
import { randomFrom } from "../../../src/meaning/learn/random.ts";
import { randomRotation } from "../../../src/meaning/learn/rotation.ts";
import { SparseBuilder } from "../../../src/meaning/learn/sparse.ts";
import { symmetricEigen, truncatedSvd } from "../../../src/meaning/learn/svd.ts";

/** A matrix of whole numbers from −4 to 4. */
function someMatrix(rows: number, columns: number, seed = 1) {
  const random = randomFrom(seed);
  const out = matrix(rows, columns);
  for (let at = 0; at < out.values.length; at += 1) out.values[at] = (random() % 9) - 4;
  return out;
}

function assertNear(found: Float32Array, expected: Float32Array, by: number): void {
  const most = found.reduce(
    (far, one, at) => Math.max(far, Math.abs(one - (expected[at] ?? 0))),
    0,
  );
  assert.ok(most <= by, `${most} apart`);
}

test("a product with a transposed matrix, of odd and even numbers of rows", () => {
  for (const [rows, others] of [
    [1, 1],
    [2, 3],
    [3, 2],
    [5, 4],
  ] as const) {
    const [one, other] = [someMatrix(rows, 3), someMatrix(others, 3, 2)];
    const product = timesTransposed(one, other);
    for (let i = 0; i < rows; i += 1)
      for (let j = 0; j < others; j += 1) {
        let sum = 0;
        for (let k = 0; k < 3; k += 1)
          sum += (one.values[i * 3 + k] ?? 0) * (other.values[j * 3 + k] ?? 0);
        assert.equal(product.values[i * others + j], sum);
      }
  }
});

test("the eigenvectors of a symmetric matrix give it back", () => {
  const some = someMatrix(12, 12);
  const symmetric = timesTransposed(some, some);
  const { vectors, values } = symmetricEigen(symmetric);
  assert.deepEqual(
    values,
    values.toSorted((a, b) => b - a),
  );
  const scaled = matrix(12, 12);
  for (const [row, value] of values.entries())
    for (let at = 0; at < 12; at += 1)
      scaled.values[row * 12 + at] = value * (vectors.values[row * 12 + at] ?? 0);
  assertNear(timesTransposed(transpose(vectors), transpose(scaled)).values, symmetric.values, 1e-3);
});

test("a matrix of few directions is found again from them", () => {
  const few = someMatrix(40, 3);
  const whole = timesTransposed(few, few);
  const sparse = new SparseBuilder(40);
  for (let row = 0; row < 40; row += 1) {
    for (let column = 0; column < 40; column += 1)
      sparse.add(column, whole.values[row * 40 + column] ?? 0);
    sparse.endRow();
  }
  const directions = truncatedSvd(sparse.done(), 3, randomFrom(1));
  assertNear(timesTransposed(directions, directions).values, whole.values, 1e-3);
});

test("a rotation keeps lengths and angles", () => {
  const rotation = randomRotation(16, randomFrom(1));
  const unit = matrix(16, 16);
  for (let at = 0; at < 16; at += 1) unit.values[at * 17] = 1;
  assertNear(timesTransposed(rotation, rotation).values, unit.values, 1e-5);
});
