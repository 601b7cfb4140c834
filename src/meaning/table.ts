/**
 * The file of a table of words' vectors. In this order, numbers as little-endian:
 *
 * - `BSMV`, a byte with the version of the format;
 * - how many numbers a vector has, and how many words there are, as 32 bits each;
 * - the mean of papers' vectors, then the steps of their codes (`codes.ts`), 32 bits a number;
 * - the words, sorted by code units: their bytes as 32 bits, then each as how many letters it shares
 *   with the one before, and the rest (`Packer.word`);
 * - a scale a word, 32 bits each: the vector's largest number;
 * - the vectors, a byte a number: the scale times the number / 127.
 */
import type { Steps } from "./codes.ts";
import type { WordVectors } from "./vectors.ts";
import { packSorted, unpackSorted } from "../search/format/packing.ts";

/** Words and their vectors. */
export interface WordTable extends Steps {
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

/** The table as the bytes of its file. The same table gives the same bytes. */
export function packTable({ size, words, rows, mean, step }: WordTable): Uint8Array<ArrayBuffer> {
  const order = [...words.keys()].sort((a, b) => ((words[a] ?? "") < (words[b] ?? "") ? -1 : 1));
  const names = packSorted(
    order.map((at) => words[at] ?? ""),
    (word) => word,
    () => {},
  );
  const bytes = new Uint8Array(lengthOf(size, words.length, names.length));
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  bytes[MAGIC.length] = VERSION;
  view.setUint32(5, size, true);
  view.setUint32(9, words.length, true);
  let at = HEAD;
  for (const one of [...mean, ...step]) at = putFloat(view, at, one);
  view.setUint32(at, names.length, true);
  bytes.set(names, at + 4);
  at += 4 + names.length;
  const scales = order.map((word) => largest(rows.subarray(word * size, (word + 1) * size)));
  for (const scale of scales) at = putFloat(view, at, scale);
  for (const [place, word] of order.entries())
    for (const one of rows.subarray(word * size, (word + 1) * size)) {
      view.setInt8(at, Math.round((one / (scales[place] ?? 1)) * 127));
      at += 1;
    }
  return bytes;
}

/**
 * Reads the file of a table.
 *
 * @throws {TableError} when it is something else, of another version, cut off, or damaged
 */
export function unpackTable(bytes: Uint8Array): WordTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD + 4 || MAGIC.some((byte, at) => bytes[at] !== byte))
    throw new TableError("it is no table of words");
  const version = bytes[MAGIC.length];
  if (version !== VERSION)
    throw new TableError(`it has version ${version} of the format, and version ${VERSION} is read`);
  const size = view.getUint32(5, true);
  const count = view.getUint32(9, true);
  if (size === 0 || size % 8 !== 0 || size > MOST_NUMBERS || count === 0 || count > MOST_WORDS)
    throw new TableError(`it says of itself that it has ${count} vectors of ${size} numbers`);
  const namesAt = HEAD + 8 * size;
  const names = namesAt + 4 <= bytes.length ? view.getUint32(namesAt, true) : 0;
  if (bytes.length !== lengthOf(size, count, names))
    throw new TableError(`it has ${bytes.length} bytes, not ${lengthOf(size, count, names)}`);
  const words = readWords(bytes.subarray(namesAt + 4, namesAt + 4 + names), count);
  const scalesAt = namesAt + 4 + names;
  const rowsAt = scalesAt + 4 * count;
  const rows = new Float32Array(size * count);
  for (let word = 0; word < count; word += 1) {
    const scale = getFloat(view, scalesAt + 4 * word) / 127;
    for (let at = word * size; at < (word + 1) * size; at += 1)
      rows[at] = view.getInt8(rowsAt + at) * scale;
  }
  const floats = (from: number) =>
    Float32Array.from({ length: size }, (_, at) => getFloat(view, from + 4 * at));
  const step = floats(HEAD + 4 * size);
  if (step.some((one) => one <= 0)) throw new TableError("a step is 0 or less");
  return { size, words, rows, mean: floats(HEAD), step };
}

/** The vectors of a table by their words. */
export function vectorsOf({ size, words, rows, mean, step }: WordTable): WordVectors & Steps {
  const places = new Map(words.map((word, at) => [word, at * size]));
  return {
    size,
    mean,
    step,
    has: (word) => places.has(word),
    add: (to, word, weight) => {
      const from = places.get(word);
      if (from === undefined) return;
      for (let at = 0; at < size; at += 1) to[at] = (to[at] ?? 0) + weight * (rows[from + at] ?? 0);
    },
  };
}

// --- internal ---

/** `BSMV` */
const MAGIC = [0x42, 0x53, 0x4d, 0x56];
const VERSION = 1;
/** Where the mean begins. */
const HEAD = 13;
/** Larger tables than any that is of use in a browser. */
const MOST_NUMBERS = 4096;
const MOST_WORDS = 1_000_000;
/** No number of a vector is larger: those of learned tables are below 3. */
const MOST = 1000;

function lengthOf(size: number, count: number, names: number): number {
  return HEAD + 8 * size + 4 + names + count * (4 + size);
}

function largest(row: Float32Array): number {
  return Math.max(
    row.reduce((most, one) => Math.max(most, Math.abs(one)), 0),
    1e-9,
  );
}

/** Returns the place behind the number. */
function putFloat(view: DataView, at: number, value: number): number {
  view.setFloat32(at, value, true);
  return at + 4;
}

function getFloat(view: DataView, at: number): number {
  const value = view.getFloat32(at, true);
  if (!(Math.abs(value) <= MOST)) throw new TableError(`the number at byte ${at} is ${value}`);
  return value;
}

function readWords(bytes: Uint8Array, count: number): string[] {
  let words: string[];
  try {
    words = unpackSorted(bytes, (_, word) => word);
  } catch (cause) {
    throw new TableError("its list of words is damaged", { cause });
  }
  const isSorted = words.every((word, at) => at === 0 || (words[at - 1] ?? "") < word);
  if (words.length !== count || !isSorted || words.includes(""))
    throw new TableError("its list of words is damaged");
  return words;
}
