/**
 * The file of a table of words' vectors, which `npm run learn` writes and a build reads. In this
 * order, numbers as little-endian:
 *
 * - `BSMV`, a byte with the version of the format;
 * - how many numbers a vector has, 32 bits;
 * - the mean of papers' vectors, then the steps of their codes (`codes.ts`), 32 bits a number;
 * - how many bytes the abbreviations take, 32 bits; a line each: `VLM vision language model`;
 * - how many bytes the near words take, 32 bits; the near words (`near-list.ts`);
 * - the words and their vectors (`rows.ts`).
 */
import type { Abbreviation } from "./abbreviations.ts";
import type { Steps } from "./codes.ts";
import { packNear, unpackNear, type NearWords } from "./near-list.ts";
import { packRows, readFloat, TableError, unpackRows, type WordRows } from "./rows.ts";
import type { WordVectors } from "./vectors.ts";

/** Words and their vectors, how papers' vectors become codes, and what the field abbreviates. */
export interface WordTable extends WordRows, Steps {
  abbreviations: readonly Abbreviation[];
  /** The nearest words of each word, which a result is explained by. */
  near: NearWords;
}

/** The table as the bytes of its file. The same table gives the same bytes. */
export function packTable({
  mean,
  step,
  abbreviations,
  near,
  ...rows
}: WordTable): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(HEAD);
  head.set(MAGIC);
  head[MAGIC.length] = VERSION;
  new DataView(head.buffer).setUint32(MAGIC.length + 1, rows.size, true);
  const steps = new DataView(new ArrayBuffer(8 * rows.size));
  for (const [at, one] of [...mean, ...step].entries()) steps.setFloat32(4 * at, one, true);
  const lines = abbreviations.map(({ short, long }) => `${short} ${long}\n`).join("");
  return new Uint8Array(
    Buffer.concat([
      head,
      new Uint8Array(steps.buffer),
      withLength(new TextEncoder().encode(lines)),
      withLength(packNear(rows.words, near)),
      packRows(rows),
    ]),
  );
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
  const textAt = HEAD + 8 * size;
  const text = blockAt(bytes, textAt);
  const nearAt = textAt + LENGTH + text.length;
  const near = blockAt(bytes, nearAt);
  const floats = (from: number) =>
    Float32Array.from({ length: size }, (_, at) => readFloat(view, from + 4 * at));
  const step = floats(HEAD + 4 * size);
  if (step.some((one) => one <= 0)) throw new TableError("a step is 0 or less");
  const abbreviations = readAbbreviations(text);
  const rows = unpackRows(bytes.subarray(nearAt + LENGTH + near.length), size);
  return { ...rows, mean: floats(HEAD), step, abbreviations, near: readNear(near, rows.words) };
}

/** The vectors of words by their words. */
export function vectorsOf<Word>({
  size,
  words,
  rows,
}: Pick<WordRows, "size" | "rows"> & { words: readonly Word[] }): WordVectors<Word> {
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
const VERSION = 3;
const ABBREVIATION = /^(?<short>[A-Za-z]{2,9}) (?<long>[a-z]+(?: [a-z]+)*)$/;
/** Where the mean begins. */
const HEAD = MAGIC.length + 5;
/** Bytes that a block's length takes. */
const LENGTH = 4;
/** More than are of use in a browser. */
const MOST_NUMBERS = 4096;

/** Bytes, after how many they are. */
function withLength(bytes: Uint8Array): Uint8Array {
  const length = new Uint8Array(LENGTH);
  new DataView(length.buffer).setUint32(0, bytes.length, true);
  return Buffer.concat([length, bytes]);
}

/** @throws {TableError} when the file ends before the block does */
function blockAt(bytes: Uint8Array, at: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = at + LENGTH;
  const length = bytes.length < from ? 0 : view.getUint32(at, true);
  if (bytes.length < from + length) throw new TableError("the file is cut off");
  return bytes.subarray(from, from + length);
}

/** @throws {TableError} when the list isn't one of these words */
function readNear(bytes: Uint8Array, words: readonly string[]): NearWords {
  try {
    return unpackNear(bytes, words);
  } catch (cause) {
    throw new TableError("the list of near words is damaged", { cause });
  }
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
