/** Which of some centers is nearest to each of many vectors that are known by their codes. */
import { codeLength, decodeCodes, numberAt, scalesOf } from "./codes.ts";
import { dotProducts } from "./dot-products.ts";

/**
 * The place of the center that is nearest to each vector, the first of several.
 *
 * A product is added up of what the bytes of the vector's code stand for, in a fifth of the time
 * that its numbers take. Where rounding could decide, it is made of the numbers.
 *
 * @param codes of the vectors, one after the other
 * @param step how wide the steps of the codes are
 * @param centers one after the other; none is longer than 1
 */
export function nearestCenters(
  codes: Uint8Array,
  step: Float32Array,
  centers: Float32Array,
): Uint16Array {
  const size = step.length;
  const halves = halfSquares(centers, size);
  const scales = scalesOf(codes, step);
  const nearest = new Nearest(scales.length);
  const products = new Float32Array(2 * scales.length);
  for (let center = 0; center < halves.length; center += 2) {
    const table = pairTable(centers.subarray(center * size, (center + 2) * size), step);
    addProducts(products, codes, table);
    const [half = 0, otherHalf = Infinity] = halves.subarray(center);
    for (let vector = 0; vector < scales.length; vector += 1) {
      const scale = scales[vector] ?? 0;
      nearest.add(vector, center, (products[2 * vector] ?? 0) * scale - half);
      nearest.add(vector, center + 1, (products[2 * vector + 1] ?? 0) * scale - otherHalf);
    }
  }
  const length = codeLength(size);
  for (const vector of nearest.uncertain()) {
    const code = codes.subarray(vector * length, (vector + 1) * length);
    nearest.places[vector] = exactNearest(decodeCodes(code, step), centers, halves);
  }
  return nearest.places;
}

// --- internal ---

/** Two sums of rounded products of the same vectors differ by less: no vector is longer than 1. */
const ROUNDING = 1e-5;

/** The nearest center of each vector so far, and how near the first two are. */
class Nearest {
  readonly places: Uint16Array;
  readonly #first: Float64Array;
  readonly #second: Float64Array;

  constructor(vectors: number) {
    this.places = new Uint16Array(vectors);
    this.#first = new Float64Array(vectors).fill(-Infinity);
    this.#second = new Float64Array(vectors).fill(-Infinity);
  }

  add(vector: number, center: number, near: number): void {
    const first = this.#first[vector] ?? 0;
    if (near > first) {
      this.#second[vector] = first;
      this.#first[vector] = near;
      this.places[vector] = center;
    } else if (near > (this.#second[vector] ?? 0)) this.#second[vector] = near;
  }

  /** The vectors of which rounding could have decided. */
  uncertain(): number[] {
    return [...this.places.keys()].filter(
      (at) => (this.#first[at] ?? 0) - (this.#second[at] ?? 0) < ROUNDING,
    );
  }
}

/**
 * What the bytes of a code add to the products with two centers, by byte and its value. They are
 * side by side, so that a byte is looked up once for both.
 */
function pairTable(pair: Float32Array, step: Float32Array): Float32Array {
  const size = step.length;
  const table = new Float32Array(codeLength(size) * A_BYTE);
  // What the four steps of each number add.
  const added = Float32Array.from({ length: 4 * pair.length }, (_, at) => {
    const number = at >> 2;
    return numberAt(at & 3, 0, step.subarray(number % size)) * (pair[number] ?? 0);
  });
  for (let at = 0; at < table.length; at += 1) {
    const value = (at >> 1) & 255;
    const from = (at & 1) * size + 4 * (at >> 9);
    let sum = 0;
    for (let one = 0; one < 4; one += 1)
      sum += added[4 * (from + one) + ((value >> (2 * one)) & 3)] ?? 0;
    table[at] = sum;
  }
  return table;
}

/** How many numbers of that table are of a byte: two for each of its values. */
const A_BYTE = 512;

/** The products of vectors and two centers, before those are scaled. In a function of its own it is compiled best. */
function addProducts(products: Float32Array, codes: Uint8Array, table: Float32Array): void {
  for (let at = 0, place = 0; place < products.length; place += 2) {
    let sum = 0;
    let other = 0;
    for (let from = 0; from < table.length; from += A_BYTE, at += 1) {
      const one = from + 2 * (codes[at] ?? 0);
      sum += table[one] ?? 0;
      other += table[one + 1] ?? 0;
    }
    products[place] = sum;
    products[place + 1] = other;
  }
}

function exactNearest(vector: Float32Array, centers: Float32Array, halves: Float32Array): number {
  let [best, most] = [0, -Infinity];
  for (const [at, product] of dotProducts(vector, centers).entries()) {
    const near = product - (halves[at] ?? 0);
    if (near > most) [best, most] = [at, near];
  }
  return best;
}

/** By distance, half of a center's square is taken off its product. */
function halfSquares(centers: Float32Array, size: number): Float32Array {
  return Float32Array.from({ length: centers.length / size }, (_, at) => {
    const center = centers.subarray(at * size, (at + 1) * size);
    return center.reduce((sum, one) => sum + one * one, 0) / 2;
  });
}
