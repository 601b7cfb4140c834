/**
 * Papers' vectors are kept as codes, which round them. A training that sees rounded vectors learns
 * words whose sums lose less by it.
 */
import { codeValue } from "../codes.ts";
import { matrix, type Matrix } from "./matrix.ts";

/**
 * Of four steps that are equally wide, the width that tells most of a normal number, its deviation
 * being 1.
 *
 * @see https://doi.org/10.1109/TIT.1960.1057548 (Max, 1960), table II
 */
export const STEP = 0.9957;

/** Rounds vectors by the means and deviations of those that it has been shown. */
export class Rounding {
  readonly #mean: Float64Array;
  readonly #variance: Float64Array;
  #isFirst = true;

  constructor(size: number) {
    this.#mean = new Float64Array(size);
    this.#variance = new Float64Array(size);
  }

  /** Takes a batch's vectors, a row each, into the means, which follow slowly. */
  show({ rows, columns, values }: Matrix): void {
    const kept = this.#isFirst ? 0 : KEPT;
    this.#isFirst = false;
    for (let column = 0; column < columns; column += 1) {
      let [sum, squares] = [0, 0];
      for (let at = column; at < values.length; at += columns) {
        const one = values[at] ?? 0;
        sum += one;
        squares += one * one;
      }
      const mean = sum / rows;
      const follow = (held: Float64Array, now: number) =>
        (held[column] = kept * (held[column] ?? 0) + (1 - kept) * now);
      follow(this.#mean, mean);
      follow(this.#variance, Math.max(squares / rows - mean * mean, 1e-12));
    }
  }

  /** The vectors as their codes tell them. */
  round({ rows, columns, values }: Matrix): Matrix {
    const out = matrix(rows, columns);
    const step = this.#variance.map((one) => STEP * Math.sqrt(one));
    for (const [at, one] of values.entries()) {
      const column = at % columns;
      out.values[at] = codeValue(one, this.#mean[column] ?? 0, step[column] ?? 1);
    }
    return out;
  }
}

// --- internal ---

/** How much of the means stays from batch to batch. */
const KEPT = 0.98;
