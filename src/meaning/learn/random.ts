/** Numbers that look random and are the same for the same seed, on every machine. */

/** Gives whole numbers from 0 up to, not including, 2³². */
export type Random = () => number;

/**
 * A generator of Marsaglia's, of whole numbers and three shifts.
 *
 * @see https://doi.org/10.18637/jss.v008.i14
 */
export function randomFrom(seed: number): Random {
  // Neighbouring seeds start far apart, and zero, from which nothing follows, is no state.
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** A whole number from 0 up to, not including, `end`. */
export function below(random: Random, end: number): number {
  return Math.floor((random() / 2 ** 32) * end);
}

/** Whether something of a chance from 0 to 1 happens. */
export function happens(random: Random, chance: number): boolean {
  return random() < chance * 2 ** 32;
}

/** Puts numbers in a random order, in place. */
export function shuffle(random: Random, numbers: Int32Array): void {
  for (let last = numbers.length - 1; last > 0; last -= 1) {
    const other = below(random, last + 1);
    const held = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = held;
  }
}
