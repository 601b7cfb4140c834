/** The little linear algebra that learning needs. Every sum is in a fixed order: same input, same bits. */

/** Numbers row by row. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}

/** A matrix of zeros. */
export function matrix(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float32Array(rows * columns) };
}

/** A row's numbers, not copied. */
export function rowOf({ columns, values }: Matrix, row: number): Float32Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

/** Rows become columns. */
export function transpose({ rows, columns, values }: Matrix): Matrix {
  const out = matrix(columns, rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      out.values[column * rows + row] = values[row * columns + column] ?? 0;
  return out;
}

/** `one · otherᵀ`: the product of each row of one with each row of the other, of as many columns. */
export function timesTransposed(one: Matrix, other: Matrix): Matrix {
  const out = matrix(one.rows, other.rows);
  const { columns, values: a } = one;
  const { values: b } = other;
  // Two rows by two: each number that is read is used twice, which takes half of the time. The
  // last of an odd number of rows is taken twice.
  for (let i = 0; i < one.rows; i += 2) {
    const a0 = i * columns;
    const a1 = i + 1 < one.rows ? a0 + columns : a0;
    for (let j = 0; j < other.rows; j += 2) {
      const b0 = j * columns;
      const isLast = j + 1 === other.rows;
      const b1 = isLast ? b0 : b0 + columns;
      let [s00, s01, s10, s11] = [0, 0, 0, 0];
      for (let k = 0; k < columns; k += 1) {
        const x0 = a[a0 + k] ?? 0;
        const x1 = a[a1 + k] ?? 0;
        const y0 = b[b0 + k] ?? 0;
        const y1 = b[b1 + k] ?? 0;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
      }
      const at = i * other.rows + j;
      const below = at + (a1 - a0 > 0 ? other.rows : 0);
      out.values[at] = s00;
      out.values[below] = s10;
      if (isLast) continue;
      out.values[at + 1] = s01;
      out.values[below + 1] = s11;
    }
  }
  return out;
}

/** The inner product of two lists of the same length. */
export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** `to += factor · from` */
export function addTimes(to: Float32Array, from: Float32Array, factor: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + factor * (from[at] ?? 0);
}

/** Scales numbers to length 1, in place; zeros stay. @returns the length that they had */
export function normalise(numbers: Float32Array): number {
  const length = Math.sqrt(dot(numbers, numbers));
  if (length > 0)
    for (let at = 0; at < numbers.length; at += 1) numbers[at] = (numbers[at] ?? 0) / length;
  return length;
}
