/** A random turn of all vectors: lengths and angles stay, and no number is larger than the others. */
import { addTimes, dot, matrix, normalise, rowOf, timesTransposed, type Matrix } from "./matrix.ts";
import type { Random } from "./random.ts";

/** Vectors of length 1 at right angles, a row each. */
export function randomRotation(size: number, random: Random): Matrix {
  const rotation = matrix(size, size);
  for (let row = 0; row < size; row += 1) {
    const own = rowOf(rotation, row);
    // The sum of twelve is as good as normal, and exact on every machine.
    for (let at = 0; at < size; at += 1)
      for (let one = 0; one < 12; one += 1) own[at] = (own[at] ?? 0) + random() / 2 ** 32 - 0.5;
    for (let round = 0; round < 2; round += 1)
      for (let other = 0; other < row; other += 1) {
        const earlier = rowOf(rotation, other);
        addTimes(own, earlier, -dot(own, earlier));
      }
    normalise(own);
  }
  return rotation;
}

/** The rows of a matrix, turned. */
export function turned(rows: Matrix, rotation: Matrix): Matrix {
  return timesTransposed(rows, rotation);
}
