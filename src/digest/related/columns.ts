/** Lists of whole numbers as bytes that are read fast: each number has as many as the largest needs. */
import type { Packer, Unpacker } from "../../search/format/packing.ts";

/** Appends numbers from 0 to 2³¹ − 1. How many there are has to be known to whoever reads them. */
export function packColumn(packer: Packer, numbers: ArrayLike<number>): void {
  let most = 0;
  for (let at = 0; at < numbers.length; at += 1) most = Math.max(most, numbers[at] ?? 0);
  const width = most < 0x100 ? 1 : most < 0x10000 ? 2 : most < 0x1000000 ? 3 : 4;
  const bytes = new Uint8Array(width * numbers.length);
  for (let at = 0, to = 0; at < numbers.length; at += 1)
    for (let shift = 0; shift < 8 * width; shift += 8) bytes[to++] = (numbers[at] ?? 0) >> shift;
  packer.byte(width).bytes(bytes);
}

/**
 * Reads what `packColumn` wrote.
 *
 * @param below all numbers have to be below it
 * @throws {RangeError} where the bytes aren't what was written
 */
export function readColumn(unpacker: Unpacker, count: number, below = 2 ** 31): Int32Array {
  const width = unpacker.byte();
  const bytes = unpacker.bytes(width * count);
  const numbers = new Int32Array(count);
  let most = 0;
  // One loop a width: there are millions of numbers.
  if (width === 1)
    for (let at = 0; at < count; at += 1) most = Math.max(most, (numbers[at] = bytes[at] ?? 0));
  else if (width === 2)
    for (let at = 0, from = 0; at < count; at += 1, from += 2) {
      const number = (bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8);
      numbers[at] = number;
      most = Math.max(most, number);
    }
  else
    for (let at = 0, from = 0; at < count; at += 1, from += width) {
      const low = (bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8);
      const high = (bytes[from + 2] ?? 0) | (width === 4 ? (bytes[from + 3] ?? 0) << 8 : 0);
      numbers[at] = low | (high << 16);
      most = Math.max(most, low + high * 0x10000);
    }
  if (width < 1 || width > 4 || (count > 0 && most >= below))
    throw new RangeError("A column has numbers that it can't have.");
  return numbers;
}
