/**
 * The file of a table of words' vectors, which `npm run learn` writes and a build reads. In this
 * order, numbers as little-endian:
 *
 * - `BSMV`, a byte with the version of the format;
 * - how many numbers a vector has, 32 bits;
 * - the mean of papers' vectors, then the steps of their codes (`codes.ts`), 32 bits a number;
 * - how many bytes the abbreviations take, 32 bits; a line each: `VLM vision language model`;
 * - the words and their vectors (`rows.ts`).
 */
import type { Abbreviation } from "./abbreviations.ts";
import type { Steps } from "./codes.ts";
import { packRows, readFloat, TableError, unpackRows, type WordRows } from "./rows.ts";
import type { WordVectors } from "./vectors.ts";

/** Words and their vectors, how papers' vectors become codes, and what the field abbreviates. */
export interface WordTable extends WordRows, Steps {
  abbreviations: readonly Abbreviation[];
}

/** The table as the bytes of its file. The same table gives the same bytes. */
export function packTable({
  mean,
  step,
  abbreviations,
  ...rows
}: WordTable): Uint8Array<ArrayBuffer> {
  const { size } = rows;
  const packed = packRows(rows);
  const lines = abbreviations.map(({ short, long }) => `${short} ${long}\n`).join("");
  const text = new TextEncoder().encode(lines);
  const bytes = new Uint8Array(textAt(size) + text.length + packed.length);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  bytes[MAGIC.length] = VERSION;
  view.setUint32(MAGIC.length + 1, size, true);
  for (const [at, one] of [...mean, ...step].entries()) view.setFloat32(HEAD + 4 * at, one, true);
  view.setUint32(textAt(size) - 4, text.length, true);
  bytes.set(text, textAt(size));
  bytes.set(packed, textAt(size) + text.length);
  return bytes;
}

/**
 * Reads the file of a table.
 *
 * @throws {TableError} when it is something else, of another version, cut off, or damaged
 */
export function unpackTable(bytes: Uint8Array): WordTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD || MAGIC.some((byte, at) => bytes[at] !== byte))
    throw new TableError("this is no table of words");
  const version = bytes[MAGIC.length];
  if (version !== VERSION)
    throw new TableError(
      `this has version ${version} of the format, and version ${VERSION} is read`,
    );
  const size = view.getUint32(MAGIC.length + 1, true);
  if (size === 0 || size % 8 !== 0 || size > MOST_NUMBERS)
    throw new TableError(
      `vectors have ${size} numbers; expected a multiple of 8 up to ${MOST_NUMBERS}`,
    );
  const textLength = bytes.length < textAt(size) ? 0 : view.getUint32(textAt(size) - 4, true);
  const rowsAt = textAt(size) + textLength;
  if (bytes.length < rowsAt) throw new TableError("the file is cut off");
  const floats = (from: number) =>
    Float32Array.from({ length: size }, (_, at) => readFloat(view, from + 4 * at));
  const step = floats(HEAD + 4 * size);
  if (step.some((one) => one <= 0)) throw new TableError("a step is 0 or less");
  const abbreviations = readAbbreviations(bytes.subarray(textAt(size), rowsAt));
  return { ...unpackRows(bytes.subarray(rowsAt), size), mean: floats(HEAD), step, abbreviations };
}

/** The vectors of words by their words. */
export function vectorsOf({ size, words, rows }: WordRows): WordVectors {
  const places = new Map(words.map((word, at) => [word, at * size]));
  return {
    size,
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
const VERSION = 2;
const ABBREVIATION = /^(?<short>[A-Za-z]{2,9}) (?<long>[a-z]+(?: [a-z]+)*)$/;
/** Where the mean begins. */
const HEAD = MAGIC.length + 5;
/** More than are of use in a browser. */
const MOST_NUMBERS = 4096;

/** Where the abbreviations begin. */
function textAt(size: number): number {
  return HEAD + 8 * size + 4;
}

/** @throws {TableError} when a line isn't one */
function readAbbreviations(bytes: Uint8Array): Abbreviation[] {
  const lines = new TextDecoder().decode(bytes).split("\n");
  if (lines.pop() !== "") throw new TableError("the list of abbreviations is damaged");
  return lines.map((line) => {
    const { short, long } = ABBREVIATION.exec(line)?.groups ?? {};
    if (!short || !long) throw new TableError("the list of abbreviations is damaged");
    return { short, long };
  });
}
