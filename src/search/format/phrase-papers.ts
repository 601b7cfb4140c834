/**
 * Which papers a Pagefind index has. Pagefind names a record by a hash, of seven digits or more;
 * the file has a line for each paper, in the order of days, after what Pagefind asks for as its
 * entry file.
 */

/** A Pagefind index. */
export interface PhrasePapers {
  /** Pagefind's entry file, one line of JSON. */
  entry: string;
  /** What Pagefind calls each paper: `en_aa98d3c`. */
  names: readonly string[];
}

/** It as the bytes of a file. */
export function packPhrasePapers({ entry, names }: PhrasePapers): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode([entry, ...names].map((line) => `${line}\n`).join(""));
}

/** Reads what `packPhrasePapers` wrote. */
export function unpackPhrasePapers(bytes: Uint8Array): PhrasePapers {
  const [entry = "", ...names] = new TextDecoder().decode(bytes).split("\n").slice(0, -1);
  return { entry, names };
}
