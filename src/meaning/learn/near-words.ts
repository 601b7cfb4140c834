/** The words of a table that are nearest to each of its words: what a result is explained by. */
import type { NearWords } from "../near-list.ts";
import type { WordRows } from "../rows.ts";

/** How many words are named of each at most. */
export const MOST_NEAR = 8;

/** The nearest words of each. Words that are not much alike are left out, so a word may have none. */
export function nearWords({ size, words, rows }: WordRows, most = MOST_NEAR): NearWords {
  const directions = directionsOf(rows, size);
  const near = words.map((): [word: number, alike: number][] => []);
  eachLikely(signsOf(directions, size), size, (one, other) => {
    let alike = 0;
    for (let at = 0; at < size; at += 1)
      alike += (directions[one * size + at] ?? 0) * (directions[other * size + at] ?? 0);
    if (alike < LEAST_ALIKE) return;
    near[one]?.push([other, alike]);
    near[other]?.push([one, alike]);
  });
  return near.map((own) =>
    own
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, most)
      .map(([other]) => words[other] ?? ""),
  );
}

// --- internal ---

/** Words of a smaller cosine aren't told as near. */
const LEAST_ALIKE = 0.4;
/**
 * The share of signs that may differ: at this cosine it is .37 on average. Signs take a tenth of
 * the time that the cosines of all pairs would take. The first half is held against more.
 */
const MOST_DIFFERING = 0.4;
const MOST_DIFFERING_AT_FIRST = 0.44;

/** The vectors without what all have in common, each of length 1. */
function directionsOf(rows: Float32Array, size: number): Float32Array {
  const count = rows.length / size;
  const mean = new Float64Array(size);
  for (let at = 0; at < rows.length; at += 1)
    mean[at % size] = (mean[at % size] ?? 0) + (rows[at] ?? 0) / count;
  const directions = rows.map((one, at) => one - (mean[at % size] ?? 0));
  for (let word = 0; word < count; word += 1) {
    const own = directions.subarray(word * size, (word + 1) * size);
    const length = Math.sqrt(own.reduce((sum, one) => sum + one * one, 0)) || 1;
    own.set(own.map((one) => one / length));
  }
  return directions;
}

/** The signs of all numbers, a bit each; the bits of a word begin at a whole number. */
function signsOf(directions: Float32Array, size: number): Int32Array {
  const ints = intsOf(size);
  const signs = new Int32Array((directions.length / size) * ints);
  for (let at = 0; at < directions.length; at += 1) {
    if ((directions[at] ?? 0) <= 0) continue;
    const place = Math.floor(at / size) * ints + ((at % size) >> 5);
    signs[place] = (signs[place] ?? 0) | (1 << ((at % size) & 31));
  }
  return signs;
}

/** Calls for each pair of words of which few signs differ. */
function eachLikely(
  signs: Int32Array,
  size: number,
  call: (one: number, other: number) => void,
): void {
  const ints = intsOf(size);
  const count = signs.length / ints;
  const half = Math.ceil(ints / 2);
  const [first, all] = [half * 32 * MOST_DIFFERING_AT_FIRST, size * MOST_DIFFERING];
  for (let one = 0; one < count; one += 1)
    for (let other = one + 1; other < count; other += 1) {
      let bits = 0;
      let at = 0;
      for (; at < half; at += 1)
        bits += ones((signs[one * ints + at] ?? 0) ^ (signs[other * ints + at] ?? 0));
      if (bits > first) continue;
      for (; at < ints; at += 1)
        bits += ones((signs[one * ints + at] ?? 0) ^ (signs[other * ints + at] ?? 0));
      if (bits <= all) call(one, other);
    }
}

function intsOf(size: number): number {
  return Math.ceil(size / 32);
}

/** How many bits are set. */
function ones(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
