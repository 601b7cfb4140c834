/** The strongest directions of a large sparse matrix. */
import {
  addTimes,
  dot,
  matrix,
  normalise,
  rowOf,
  timesTransposed,
  transpose,
  type Matrix,
} from "./matrix.ts";
import { below, type Random } from "./random.ts";
import { addProduct, addTransposedProduct, type Sparse } from "./sparse.ts";

/** So many more directions are looked for than are asked for, which makes those more exact. */
const MORE = 20;
/** How often the directions are made more exact. */
const STEPS = 3;

/**
 * `U · √S` of the truncated singular value decomposition, a row a row of the matrix, found by
 * random projection.
 *
 * @param size how many directions; the columns of the result
 * @see https://doi.org/10.1137/090771806 (Halko, Martinsson and Tropp, 2011), algorithm 4.4
 */
export function truncatedSvd(sparse: Sparse, size: number, random: Random): Matrix {
  const wanted = Math.min(size + MORE, sparse.rows);
  const start = matrix(sparse.columns, wanted);
  for (let at = 0; at < start.values.length; at += 1)
    start.values[at] = below(random, 2) === 0 ? 1 : -1;
  let image = product(sparse, start);
  for (let step = 0; step < STEPS; step += 1)
    image = product(sparse, transposedProduct(sparse, orthonormal(image)));
  const basis = orthonormal(image);
  const small = transpose(transposedProduct(sparse, basis));
  const { vectors, values } = symmetricEigen(timesTransposed(small, small));
  const out = matrix(sparse.rows, size);
  for (let row = 0; row < sparse.rows; row += 1)
    for (let at = 0; at < Math.min(size, wanted); at += 1)
      out.values[row * size + at] =
        dot(rowOf(basis, row), rowOf(vectors, at)) * Math.max(values[at] ?? 0, 0) ** 0.25;
  return out;
}

/**
 * The eigenvectors of a symmetric matrix, one a row, the one with the largest value first, by
 * Jacobi's rotations.
 *
 * @see Golub and Van Loan, Matrix Computations (4th edition), section 8.5
 */
export function symmetricEigen(symmetric: Matrix): { vectors: Matrix; values: number[] } {
  const size = symmetric.rows;
  const a = Float64Array.from(symmetric.values);
  const v = new Float64Array(size * size);
  for (let at = 0; at < size; at += 1) v[at * size + at] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) rotate(a, v, size, p, q);
  const order = Array.from({ length: size }, (_, at) => at);
  const value = (at: number) => a[at * size + at] ?? 0;
  order.sort((one, other) => value(other) - value(one) || one - other);
  const vectors = matrix(size, size);
  for (const [row, at] of order.entries())
    rowOf(vectors, row).set(v.subarray(at * size, (at + 1) * size));
  return { vectors, values: order.map(value) };
}

// --- internal ---

/** Jacobi's rotations are exact to the last bits after fewer rounds. */
const SWEEPS = 10;

function product(sparse: Sparse, dense: Matrix): Matrix {
  const out = matrix(sparse.rows, dense.columns);
  addProduct(out, sparse, dense);
  return out;
}

function transposedProduct(sparse: Sparse, dense: Matrix): Matrix {
  const out = matrix(sparse.columns, dense.columns);
  addTransposedProduct(out, sparse, dense);
  return out;
}

/** Columns of length 1, at right angles, that span the same. */
function orthonormal(dense: Matrix): Matrix {
  const columns = transpose(dense);
  for (let at = 0; at < columns.rows; at += 1) {
    const own = rowOf(columns, at);
    // The second round takes away what rounding left of the first.
    for (let round = 0; round < 2; round += 1)
      for (let other = 0; other < at; other += 1) {
        const earlier = rowOf(columns, other);
        addTimes(own, earlier, -dot(own, earlier));
      }
    normalise(own);
  }
  return transpose(columns);
}

/** Makes `a[p, q]` zero. Rows of `v` turn with it. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] ?? 0;
  if (apq === 0) return;
  const theta = ((a[q * size + q] ?? 0) - (a[p * size + p] ?? 0)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k += 1) turn(a, k * size + p, k * size + q, c, s);
  for (let k = 0; k < size; k += 1) turn(a, p * size + k, q * size + k, c, s);
  for (let k = 0; k < size; k += 1) turn(v, p * size + k, q * size + k, c, s);
}

function turn(numbers: Float64Array, one: number, other: number, c: number, s: number): void {
  const x = numbers[one] ?? 0;
  const y = numbers[other] ?? 0;
  numbers[one] = c * x - s * y;
  numbers[other] = s * x + c * y;
}
