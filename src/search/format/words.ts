/**
 * The lists of words: the archive's commonest terms, by which a query's rare words are known; its
 * vocabulary, for corrections of slips; and the names of authors by the words in them, for
 * suggestions.
 */
import { Packer, packSorted, Unpacker, unpackSorted } from "./packing.ts";

/** A term of the vocabulary. */
export interface KnownWord {
  term: string;
  /** How many papers have it. */
  count: number;
  /** As it is written most often: `hallucinations` of `hallucin`. */
  written: string;
}

/** Packs the vocabulary. Words have to come sorted by term, by code words. */
export function packWords(words: readonly KnownWord[]): Uint8Array<ArrayBuffer> {
  return packSorted(
    words,
    ({ term }) => term,
    (packer, { term, count, written }) => packer.count(count).word(term, written),
  );
}

/** @throws {RangeError} when the file isn't what it should be */
export function unpackWords(bytes: Uint8Array): KnownWord[] {
  return unpackSorted(bytes, (unpacker, term) => ({
    term,
    count: unpacker.count(),
    written: unpacker.word(term),
  }));
}

/**
 * Packs the commonest terms, which have to come sorted by code words, with their counts to a tenth:
 * like bytes side by side compress better.
 */
export function packCommon(words: readonly Pick<KnownWord, "term" | "count">[]) {
  const packer = new Packer().count(words.length);
  for (const { count } of words) packer.byte(Math.round(LEVELS * Math.log2(count)));
  for (const [at, { term }] of words.entries()) packer.word(words[at - 1]?.term ?? "", term);
  return packer.done();
}

/** About how many papers have each term. @throws {RangeError} when the file isn't what it should be */
export function unpackCommon(bytes: Uint8Array): Map<string, number> {
  const unpacker = new Unpacker(bytes);
  let last = "";
  return new Map(
    Array.from(unpacker.bytes(unpacker.count()), (level) => {
      last = unpacker.word(last);
      return [last, Math.round(2 ** (level / LEVELS))];
    }),
  );
}

/** A name, filed under one of its words. */
export interface AuthorName {
  /** Folded. */
  word: string;
  /** As the papers have it. */
  name: string;
  /** How many papers the author has. */
  count: number;
}

/** Packs names. They have to come sorted by word, by code words; a word's names by count. */
export function packNames(names: readonly AuthorName[]): Uint8Array<ArrayBuffer> {
  return packSorted(
    names,
    ({ word }) => word,
    (packer, { name, count }) => packer.text(name).count(count),
  );
}

/** @throws {RangeError} when the file isn't what it should be */
export function unpackNames(bytes: Uint8Array): AuthorName[] {
  return unpackSorted(bytes, (unpacker, word) => ({
    word,
    name: unpacker.text(),
    count: unpacker.count(),
  }));
}

// --- internal ---

/** How many levels of counts there are until one has doubled. */
const LEVELS = 4;
