/**
 * The files by which papers are ranked by meaning: a head, files of words, which depend on the table
 * of words alone, and the codes of papers, run by run. `src/meaning` says what the vectors and codes
 * mean.
 */
import { packSorted, Packer, Unpacker, unpackSorted } from "./packing.ts";

/** A group of a run's papers that say alike. */
export interface CodeGroup {
  /** How many papers it has. */
  count: number;
  /** The middle of their vectors, four bits a number. */
  center: Uint8Array;
}

/** What is needed before any word: in one file, since each costs a request. */
export interface MeaningHead {
  /** How wide the steps of papers' codes are, number by number: as many as a vector has. */
  step: Float32Array;
  /** The first word of each file of words. */
  firsts: readonly string[];
  /** The groups of each run; none where its codes are in one file. */
  groups: readonly (readonly CodeGroup[])[];
}

/** Thrown where a file is of another version of the formats. */
export class MeaningFormatError extends Error {
  override name = "MeaningFormatError";
}

/** The head as the bytes of a file. */
export function packMeaningHead({ step, firsts, groups }: MeaningHead): Uint8Array<ArrayBuffer> {
  const packer = new Packer().byte(VERSION).block(floatBytes(step)).count(firsts.length);
  for (const [at, first] of firsts.entries()) packer.word(firsts[at - 1] ?? "", first);
  for (const own of groups) packer.block(packCodeGroups(own));
  return packer.done();
}

/**
 * Reads a head.
 *
 * @throws {MeaningFormatError} when it is of another version
 * @throws {RangeError} when it is cut off
 */
export function unpackMeaningHead(bytes: Uint8Array): MeaningHead {
  const unpacker = new Unpacker(bytes);
  const version = unpacker.byte();
  if (version !== VERSION)
    throw new MeaningFormatError(
      `The table of words has version ${version} of its format, not ${VERSION}.`,
    );
  const step = readFloats(unpacker.block());
  const firsts: string[] = [];
  for (let left = unpacker.count(); left > 0; left -= 1)
    firsts.push(unpacker.word(firsts.at(-1) ?? ""));
  const groups: CodeGroup[][] = [];
  while (!unpacker.isDone) groups.push(unpackCodeGroups(unpacker.block()));
  return { step, firsts, groups };
}

/** A word of the table. */
export interface MeaningWord {
  word: string;
  /** Its vector, four bits a number (`src/meaning/nibbles.ts`). */
  vector: Uint8Array;
  /** The words that are nearest to it, nearest first. */
  near: readonly string[];
}

/** A file of words, which come sorted by code words. */
export function packMeaningWords(words: readonly MeaningWord[]): Uint8Array<ArrayBuffer> {
  return packSorted(
    words,
    ({ word }) => word,
    (packer, { vector, near }) => packer.block(vector).text(near.join(" ")),
  );
}

/** Reads what `packMeaningWords` wrote. @throws {RangeError} when it is cut off */
export function unpackMeaningWords(bytes: Uint8Array): MeaningWord[] {
  return unpackSorted(bytes, (unpacker, word) => ({
    word,
    vector: unpacker.block(),
    near: unpacker.text().split(" ").filter(Boolean),
  }));
}

/** The groups of a large run, for the head. */
export function packCodeGroups(groups: readonly CodeGroup[]): Uint8Array<ArrayBuffer> {
  const packer = new Packer();
  for (const { count, center } of groups) packer.count(count).block(center);
  return packer.done();
}

/** Reads what `packCodeGroups` wrote. @throws {RangeError} when it is cut off */
export function unpackCodeGroups(bytes: Uint8Array): CodeGroup[] {
  const unpacker = new Unpacker(bytes);
  const groups: CodeGroup[] = [];
  while (!unpacker.isDone) groups.push({ count: unpacker.count(), center: unpacker.block() });
  return groups;
}

/** The codes of a group's papers. */
export interface GroupCodes {
  /** Their places in the run, rising. */
  papers: readonly number[];
  /** One after the other. */
  codes: Uint8Array;
}

/** The codes of a group as the bytes of a file. */
export function packGroupCodes({ papers, codes }: GroupCodes): Uint8Array<ArrayBuffer> {
  return new Packer().rising(papers).block(codes).done();
}

/** Reads what `packGroupCodes` wrote. @throws {RangeError} when it is cut off */
export function unpackGroupCodes(bytes: Uint8Array): GroupCodes {
  const unpacker = new Unpacker(bytes);
  return { papers: unpacker.rising(), codes: unpacker.block() };
}

// --- internal ---

const VERSION = 2;

function floatBytes(numbers: Float32Array): Uint8Array {
  const bytes = new Uint8Array(4 * numbers.length);
  const view = new DataView(bytes.buffer);
  for (const [at, one] of numbers.entries()) view.setFloat32(4 * at, one, true);
  return bytes;
}

function readFloats(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => view.getFloat32(4 * at, true));
}
