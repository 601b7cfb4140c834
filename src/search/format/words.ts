/**
 * The archive's vocabulary: its commonest terms, in how many papers each is, and how it is
 * usually written. From it a query's rare words are known, and corrections of its slips.
 */
import { Packer, Unpacker } from "./packing.ts";
import { packFront, unpackFront } from "./postings.ts";

/** A term of the vocabulary. */
export interface KnownWord {
  term: string;
  /** How many papers have it. */
  count: number;
  /** As it is written most often: `hallucinations` of `hallucin`. */
  written: string;
}

/** Words have to come sorted by term, by code words. */
export function packWords(words: readonly KnownWord[]): Uint8Array<ArrayBuffer> {
  const packer = new Packer();
  let last = "";
  for (const { term, count, written } of words) {
    packFront(packer, last, term);
    packer.count(count);
    packFront(packer, term, written);
    last = term;
  }
  return packer.done();
}

/** @throws {RangeError} when the file isn't what it should be */
export function unpackWords(bytes: Uint8Array): KnownWord[] {
  const unpacker = new Unpacker(bytes);
  const words: KnownWord[] = [];
  let term = "";
  while (!unpacker.isDone) {
    term = unpackFront(unpacker, term);
    const count = unpacker.count();
    words.push({ term, count, written: unpackFront(unpacker, term) });
  }
  return words;
}
