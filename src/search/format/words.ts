/**
 * The two lists of words: the archive's vocabulary, from which a query's rare words are known, and
 * corrections of its slips; and the names of authors by the words in them, for suggestions.
 */
import { packSorted, unpackSorted } from "./packing.ts";

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
