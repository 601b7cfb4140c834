/**
 * Papers' vectors in few bytes: two bits a number, and how near a query is to each. A number's two
 * bits say in which of four steps it lies, two below the mean of papers and two above.
 */

/** Where the steps are, number by number. */
export interface Steps {
  /** The mean of papers' vectors. */
  mean: Float32Array;
  /** How wide a step is. */
  step: Float32Array;
}

/** How many bytes a vector of so many numbers takes. */
export function codeLength(size: number): number {
  return size / A_BYTE;
}

/** A paper's vector as bytes; of a paper without one all are zero. */
export function toCode(vector: Float32Array | undefined, { mean, step }: Steps): Uint8Array {
  const code = new Uint8Array(codeLength(mean.length));
  if (!vector) return code;
  for (const [at, one] of vector.entries()) {
    const level = levelOf(one, mean[at] ?? 0, step[at] ?? 1);
    const byte = Math.floor(at / A_BYTE);
    code[byte] = (code[byte] ?? 0) | (level << (2 * (at % A_BYTE)));
  }
  // All zero means that there is none.
  if (code.every((byte) => byte === 0)) code[0] = 1;
  return code;
}

/** The number that a code tells in place of one: the middle of its step. */
export function codeValue(one: number, mean: number, step: number): number {
  return mean + (levelOf(one, mean, step) - MIDDLE) * step;
}

/**
 * How near papers are to a query: the cosines of what the codes stand for, less the mean of papers.
 * Papers without a vector are as near as the mean.
 *
 * @param query of length 1
 * @param step how wide the steps of the codes are
 * @param codes of the papers, one after the other
 */
export function nearness(query: Float32Array, step: Float32Array, codes: Uint8Array): Float32Array {
  const length = codeLength(query.length);
  const sums = sumsOf(step, (one, number) => (query[number] ?? 0) * one);
  const squares = sumsOf(step, (one) => one * one);
  const found = new Float32Array(codes.length / length);
  const none: number[] = [];
  let total = 0;
  for (let paper = 0; paper < found.length; paper += 1) {
    let [sum, square, any] = [0, 0, 0];
    for (let byte = 0; byte < length; byte += 1) {
      const value = codes[paper * length + byte] ?? 0;
      any |= value;
      sum += sums[byte * 256 + value] ?? 0;
      square += squares[byte * 256 + value] ?? 0;
    }
    const near = sum / Math.sqrt(square);
    found[paper] = near;
    if (any === 0) none.push(paper);
    else total += near;
  }
  const mean = total / Math.max(1, found.length - none.length);
  for (const paper of none) found[paper] = mean;
  return found;
}

/**
 * The vectors that codes stand for, less the mean of papers, scaled to length 1, one after the
 * other. That of a paper without one is zero.
 */
export function decodeCodes(codes: Uint8Array, step: Float32Array): Float32Array {
  const vectors = new Float32Array(codes.length * A_BYTE);
  const values = Float32Array.from({ length: A_BYTE * step.length }, (_, at) =>
    numberAt(at % A_BYTE, 0, step.subarray(at / A_BYTE)),
  );
  for (let from = 0; from < vectors.length; from += step.length) {
    const own = vectors.subarray(from, from + step.length);
    let [square, any] = [0, 0];
    for (let at = 0; at < own.length; at += 1) {
      const byte = codes[(from + at) >> 2] ?? 0;
      const value = values[A_BYTE * at + ((byte >> (2 * (at % A_BYTE))) & 3)] ?? 0;
      own[at] = value;
      square += value * value;
      any |= byte;
    }
    const length = Math.sqrt(square);
    for (let at = 0; at < own.length; at += 1) own[at] = any ? (own[at] ?? 0) / length : 0;
  }
  return vectors;
}

/** What the vectors that codes stand for are scaled by to length 1; 0 for a paper without one. */
export function scalesOf(codes: Uint8Array, step: Float32Array): Float64Array {
  const squares = sumsOf(step, (one) => one * one);
  const length = codeLength(step.length);
  return Float64Array.from({ length: codes.length / length }, (_, paper) => {
    let [square, any] = [0, 0];
    for (let byte = 0; byte < length; byte += 1) {
      const value = codes[paper * length + byte] ?? 0;
      any |= value;
      square += squares[byte * 256 + value] ?? 0;
    }
    return any === 0 ? 0 : 1 / Math.sqrt(square);
  });
}

// --- internal ---

/** How many numbers are in a byte. */
const A_BYTE = 4;
/** The level of the mean, between the second step and the third. */
const MIDDLE = 1.5;

/** Which step a number lies in, from 0 to 3. */
function levelOf(one: number, mean: number, step: number): number {
  return Math.max(0, Math.min(3, Math.floor((one - mean) / step) + 2));
}

/** By byte of a code and its value: what its four numbers add, so that a paper takes a look-up a byte. */
function sumsOf(step: Float32Array, add: (one: number, number: number) => number): Float32Array {
  const sums = new Float32Array(codeLength(step.length) * 256);
  for (let at = 0; at < sums.length; at += 1) {
    const [byte, value] = [at >> 8, at & 255];
    for (let one = 0; one < A_BYTE; one += 1) {
      const number = byte * A_BYTE + one;
      sums[at] = (sums[at] ?? 0) + add(numberAt(value, number, step), number);
    }
  }
  return sums;
}

/** The number of a vector that a byte of its code has two bits of. */
export function numberAt(byte: number, at: number, step: Float32Array): number {
  return (((byte >> (2 * (at % A_BYTE))) & 3) - MIDDLE) * (step[at % step.length] ?? 0);
}
