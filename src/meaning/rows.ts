/**
 * Words and their vectors as bytes, in a table's file and in the files that a search loads by need.
 * In this order, numbers as little-endian:
 *
 * - how many words there are, and how many bytes their list takes, 32 bits each;
 * - the words, sorted by code units: each as how many letters it shares with the one before, and
 *   the rest (`Packer.word`);
 * - a scale a word, 32 bits each: the vector's largest number;
 * - the vectors, a byte a number: the number is the byte times the scale / 127.
 */
import { packSorted, unpackSorted } from "../search/format/packing.ts";

/** Words and their vectors. */
export interface WordRows {
  /** How many numbers a vector has. */
  size: number;
  words: readonly string[];
  /** The vectors, one after the other. */
  rows: Float32Array;
}

/** Thrown when a file is no table, or holds numbers that would spoil every paper's vector. */
export class TableError extends Error {
  override name = "TableError";
}

/** The bytes of words and vectors. The same give the same bytes, whatever their order. */
export function packRows({ size, words, rows }: WordRows): Uint8Array<ArrayBuffer> {
  const order = [...words.keys()].sort((a, b) => ((words[a] ?? "") < (words[b] ?? "") ? -1 : 1));
  const rowOf = (word: number) => rows.subarray(word * size, (word + 1) * size);
  const names = packSorted(
    order.map((at) => words[at] ?? ""),
    (word) => word,
    () => {},
  );
  const bytes = new Uint8Array(lengthOf(size, words.length, names.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, words.length, true);
  view.setUint32(4, names.length, true);
  bytes.set(names, HEAD);
  const scalesAt = HEAD + names.length;
  const rowsAt = scalesAt + 4 * words.length;
  for (const [place, word] of order.entries()) {
    const scale = Math.fround(largest(rowOf(word)));
    view.setFloat32(scalesAt + 4 * place, scale, true);
    for (const [at, one] of rowOf(word).entries())
      view.setInt8(rowsAt + place * size + at, Math.round((one / scale) * 127));
  }
  return bytes;
}

/**
 * Reads what `packRows` wrote.
 *
 * @param size how many numbers a vector has
 * @throws {TableError} when it is something else, cut off, or damaged
 */
export function unpackRows(bytes: Uint8Array, size: number): WordRows {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, names] =
    bytes.length < HEAD ? [0, 0] : [view.getUint32(0, true), view.getUint32(4, true)];
  if (bytes.length !== lengthOf(size, count, names))
    throw new TableError(
      `${count} vectors of ${size} numbers take ${lengthOf(size, count, names)} bytes, and there are ${bytes.length}`,
    );
  const words = readWords(bytes.subarray(HEAD, HEAD + names), count);
  const scalesAt = HEAD + names;
  const rowsAt = scalesAt + 4 * count;
  const rows = new Float32Array(size * count);
  for (let word = 0; word < count; word += 1) {
    const scale = readFloat(view, scalesAt + 4 * word) / 127;
    for (let at = word * size; at < (word + 1) * size; at += 1)
      rows[at] = view.getInt8(rowsAt + at) * scale;
  }
  return { size, words, rows };
}

/** Reads a number of a table. @throws {TableError} when it is none, or huge */
export function readFloat(view: DataView, at: number): number {
  const value = view.getFloat32(at, true);
  if (!(Math.abs(value) <= MOST)) throw new TableError(`a number is ${value}`);
  return value;
}

// --- internal ---

/** Where the words begin. */
const HEAD = 8;
/** No number of a vector is larger: those of learned tables are below 3. */
const MOST = 1000;

function lengthOf(size: number, count: number, names: number): number {
  return HEAD + names + count * (4 + size);
}

function largest(row: Float32Array): number {
  const most = row.reduce((held, one) => Math.max(held, Math.abs(one)), 0);
  return Math.max(most, 1e-9);
}

function readWords(bytes: Uint8Array, count: number): string[] {
  let words: string[];
  try {
    words = unpackSorted(bytes, (_, word) => word);
  } catch (cause) {
    throw new TableError("the list of words is damaged", { cause });
  }
  const isSorted = words.every((word, at) => (words[at - 1] ?? "") < word);
  if (words.length !== count || !isSorted) throw new TableError("the list of words is damaged");
  return words;
}
