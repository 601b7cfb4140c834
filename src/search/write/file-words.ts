/** What is kept of each file of terms for the vocabulary, and for the segment that is made next. */
import { gunzipSync } from "node:zlib";
import { gzipSync } from "../../files/gzip.ts";
import { Packer, packSorted, Unpacker, unpackSorted } from "../format/packing.ts";

/** A term with what titles and abstracts have of it. */
export interface CountedWord {
  term: string;
  /** How many papers have it there. */
  texts: number;
  /** How it is written, from `packForms`. */
  forms: Uint8Array;
}

/** What is known of a file of terms beside its content. */
export interface FileWords {
  /** Those of its terms that titles and abstracts have. */
  words: Uint8Array;
  /** The last one of all. */
  last: string;
}

/** Packs words. What neither counts isn't kept: most of it are ids and names. */
export function packCounted(terms: readonly CountedWord[]): Uint8Array {
  return packSorted(
    terms.filter(({ texts, forms }) => texts > 0 || forms.length > 0),
    ({ term }) => term,
    (packer, { texts, forms }) => packer.count(texts).block(forms),
  );
}

/** Reads what `packCounted` wrote. */
export function unpackCounted(words: Uint8Array): CountedWord[] {
  return unpackSorted(words, (unpacker, term) => ({
    term,
    texts: unpacker.count(),
    forms: unpacker.block(),
  }));
}

/** All of it, compressed, in base64. */
export function packFileWords(files: readonly FileWords[]): string {
  const packer = new Packer();
  for (const { words, last } of files) packer.block(words).text(last);
  return gzipSync(packer.done(), 1).toString("base64");
}

/** Reads what `packFileWords` wrote. */
export function unpackFileWords(packed: string): FileWords[] {
  const unpacker = new Unpacker(new Uint8Array(gunzipSync(Buffer.from(packed, "base64"))));
  const files: FileWords[] = [];
  while (!unpacker.isDone) files.push({ words: unpacker.block(), last: unpacker.text() });
  return files;
}
