/** Which of some centers is nearest to each of many vectors that are known by their codes. */
import { codeLength, numberAt, scalesOf } from "./codes.ts";

/**
 * The place of the center that is nearest to each vector, the first of several.
 *
 * A product is added up of what the bytes of the vector's code stand for, in a fifth of the time
 * that its numbers take.
 *
 * @param codes of the vectors, one after the other
 * @param step how wide the steps of the codes are
 * @param centers one after the other
 */
export function nearestCenters(
  codes: Uint8Array,
  step: Float32Array,
  centers: Float32Array,
): Uint16Array {
  const size = step.length;
  const halves = halfSquares(centers, size);
  const scales = scalesOf(codes, step);
  const places = new Uint16Array(scales.length);
  const most = new Float64Array(scales.length).fill(-Infinity);
  const products = new Float32Array(2 * scales.length);
  for (let center = 0; center < halves.length; center += 2) {
    const table = pairTable(centers.subarray(center * size, (center + 2) * size), step);
    addProducts(products, codes, table);
    for (let at = 0; at < products.length; at += 1) {
      const [vector, own] = [at >> 1, center + (at & 1)];
      const near = (products[at] ?? 0) * (scales[vector] ?? 0) - (halves[own] ?? Infinity);
      if (near <= (most[vector] ?? 0)) continue;
      most[vector] = near;
      places[vector] = own;
    }
  }
  return places;
}

// --- internal ---

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

/** By distance, half of a center's square is taken off its product. */
function halfSquares(centers: Float32Array, size: number): Float32Array {
  return Float32Array.from({ length: centers.length / size }, (_, at) => {
    const center = centers.subarray(at * size, (at + 1) * size);
    return center.reduce((sum, one) => sum + one * one, 0) / 2;
  });
}
