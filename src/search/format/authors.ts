/** Names of authors by the words in them, for suggestions: the files of `pagefind/authors/`. */
import { Packer, Unpacker } from "./packing.ts";
import { packFront, unpackFront } from "./postings.ts";

/** A name, filed under one of its words. */
export interface AuthorName {
  /** Folded. */
  word: string;
  /** As the papers have it. */
  name: string;
  /** How many papers the author has. */
  count: number;
}

/** Entries have to come sorted by word, by code words; a word's names by count. */
export function packNames(entries: readonly AuthorName[]): Uint8Array<ArrayBuffer> {
  const packer = new Packer();
  let last = "";
  for (const { word, name, count } of entries) {
    packFront(packer, last, word);
    packer.text(name).count(count);
    last = word;
  }
  return packer.done();
}

/** @throws {RangeError} when the file isn't what it should be */
export function unpackNames(bytes: Uint8Array): AuthorName[] {
  const unpacker = new Unpacker(bytes);
  const entries: AuthorName[] = [];
  let word = "";
  while (!unpacker.isDone) {
    word = unpackFront(unpacker, word);
    entries.push({ word, name: unpacker.text(), count: unpacker.count() });
  }
  return entries;
}
