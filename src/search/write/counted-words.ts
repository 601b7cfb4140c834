/** A segment's terms with their counts, of which the vocabulary is made. */
import { gunzipSync } from "node:zlib";
import { gzipSync } from "../../files/gzip.ts";
import { Packer, unpackSorted } from "../format/packing.ts";

/** A term with what titles and abstracts have of it. */
export interface CountedWord {
  term: string;
  /** How many papers have it there. */
  texts: number;
  /** How it is written, from `packForms`. */
  forms: Uint8Array;
}

/** Packs terms, which come in the order of code words. */
export class WordsPacker {
  readonly #packer = new Packer();
  #last = "";

  /** What neither counts isn't kept: most of it are ids and names. */
  add({ term, texts, forms }: CountedWord): void {
    if (texts === 0 && forms.length === 0) return;
    this.#packer.word(this.#last, term).count(texts).block(forms);
    this.#last = term;
  }

  /** All, compressed, in base64. */
  done(): string {
    return gzipSync(this.#packer.done(), 1).toString("base64");
  }
}

/** Reads what a `WordsPacker` wrote. */
export function unpackWords(words: string): CountedWord[] {
  return unpackSorted(gunzipSync(Buffer.from(words, "base64")), (unpacker, term) => ({
    term,
    texts: unpacker.count(),
    forms: unpacker.block(),
  }));
}
