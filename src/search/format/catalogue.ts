/** What the index consists of: the catalogue, the first file that a search loads. */
import { fieldsOf, listOf, numberOf, pairOf, textOf } from "./json.ts";
import { CATALOGUE } from "./names.ts";

/**
 * Papers of some days. A part's texts and its Pagefind indexes don't change when papers of other
 * parts come.
 */
export interface Part {
  /** How many papers it has. */
  count: number;
  /** The name of its texts: see `textsPath`. */
  texts: string;
  /** Its Pagefind indexes, newest papers first: the name of each, and how many papers it has. */
  phrases: [name: string, papers: number][];
}

/** Parts whose terms are in the same files, and whose papers in one table. */
export interface Segment {
  /** It names the segment's files: see `segmentPath`. */
  name: string;
  /** Newest first. */
  parts: Part[];
  /** What its papers mean, newest first; none where the index has no table of words. */
  codes: CodeRun[];
}

/** Papers whose codes of meaning go together. */
export interface CodeRun {
  /** It names their files: see `codesPath`, and `groupPath` where there are groups, which the head lists. */
  name: string;
  /** How many papers it has. */
  count: number;
  /** In how many groups they are; 0 where their codes are in one file. */
  groups: number;
}

export interface Catalogue {
  /** Version of the file formats. A page that knows another version has to be reloaded. */
  format: number;
  /** Changes with the index: Pagefind's `metaCacheTag`. */
  tag: string;
  /** The file of the archive's vocabulary. */
  words: string;
  /** The file of its commonest terms, with about how many papers have each. */
  common: string;
  /** How many words a title and an abstract have on average, the commonest words left out. */
  length: number;
  /** The name of the table of words, by which papers are ranked by meaning; empty where there is none. */
  meaning: string;
  /** The name of what is needed before any word of it; likewise. */
  head: string;
  /** Topics that have papers, by title. */
  topics: [slug: string, title: string][];
  /** Newest first. */
  segments: Segment[];
}

export const FORMAT = 6;

/** Thrown when the index is of a format that this page doesn't know. */
export class FormatError extends Error {
  constructor(format: unknown) {
    super(`${CATALOGUE} has the format ${String(format)}, not ${FORMAT}.`);
    this.name = "FormatError";
  }
}

/** How many papers segments have. */
export function countPapers(segments: readonly Segment[]): number {
  return segments.flatMap(({ parts }) => parts).reduce((sum, { count }) => sum + count, 0);
}

/** The catalogue as the bytes of its file. */
export function packCatalogue(catalogue: Catalogue): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(catalogue));
}

/**
 * Reads a catalogue.
 *
 * @throws {FormatError} when it is of another format
 * @throws {Error} when the file is something else, or cut off
 */
export function unpackCatalogue(bytes: Uint8Array): Catalogue {
  const fields = fieldsOf(JSON.parse(new TextDecoder().decode(bytes)));
  if (fields["format"] !== FORMAT) throw new FormatError(fields["format"]);
  return {
    format: FORMAT,
    tag: textOf(fields["tag"]),
    words: textOf(fields["words"]),
    common: textOf(fields["common"]),
    length: numberOf(fields["length"]),
    meaning: textOf(fields["meaning"]),
    head: textOf(fields["head"]),
    topics: listOf(fields["topics"], pairOf(textOf)),
    segments: listOf(fields["segments"], toSegment),
  };
}

/** Which of a sorted list of files holds an entry, by the first entry of each; −1 before the first. */
export function fileAt(firsts: readonly string[], entry: string): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? "") <= entry) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// --- internal ---

function toSegment(value: unknown): Segment {
  const { name, parts, codes } = fieldsOf(value);
  return { name: textOf(name), parts: listOf(parts, toPart), codes: listOf(codes, toRun) };
}

function toRun(value: unknown): CodeRun {
  const { name, count, groups } = fieldsOf(value);
  return { name: textOf(name), count: numberOf(count), groups: numberOf(groups) };
}

function toPart(value: unknown): Part {
  const { count, texts, phrases } = fieldsOf(value);
  return {
    count: numberOf(count),
    texts: textOf(texts),
    phrases: listOf(phrases, pairOf(numberOf)),
  };
}
