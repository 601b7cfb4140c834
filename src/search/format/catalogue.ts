/** What the index consists of: the catalogue, the first file that a search loads. */
import { fieldsOf, listOf, numberOf, pairOf, textOf } from "./json.ts";
import { CATALOGUE } from "./names.ts";

/** A run of years with files of its own: a closed year's files don't change when papers come. */
export interface Segment {
  /** Its table of papers. */
  papers: string;
  /** Its dates of publication. */
  dates: string;
  /** How many papers it has. */
  count: number;
  /** Its years, newest first, and how many papers each has. */
  years: [year: string, papers: number][];
  /** Its files of terms, each with its first term, by code words. */
  terms: [first: string, file: string][];
}

export interface Catalogue {
  /** Version of the file formats. A page that knows another version has to be reloaded. */
  format: number;
  /** Changes with the index: Pagefind's `metaCacheTag`. */
  tag: string;
  /** The archive's commonest terms with their counts. */
  words: string;
  /** Names of authors, each file with the first name that is in it. */
  authors: [first: string, file: string][];
  /** How many words a title and an abstract have on average, the commonest words left out. */
  length: number;
  /** Topics that have papers, by title. */
  topics: [slug: string, title: string][];
  /** Newest first. */
  segments: Segment[];
}

export const FORMAT = 2;

/** Thrown when the index is of a format that this page doesn't know. */
export class FormatError extends Error {
  constructor(format: unknown) {
    super(`${CATALOGUE} has the format ${String(format)}, not ${FORMAT}.`);
    this.name = "FormatError";
  }
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
    authors: listOf(fields["authors"], textPair),
    length: numberOf(fields["length"]),
    topics: listOf(fields["topics"], textPair),
    segments: listOf(fields["segments"], toSegment),
  };
}

/** The file of a sorted list of files that holds an entry; undefined before the first. */
export function fileOf(
  files: readonly (readonly [first: string, file: string])[],
  entry: string,
): string | undefined {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle]?.[0] ?? "") <= entry) low = middle + 1;
    else high = middle;
  }
  return files[low - 1]?.[1];
}

// --- internal ---

const textPair = pairOf(textOf);

function toSegment(value: unknown): Segment {
  const { papers, dates, count, years, terms } = fieldsOf(value);
  return {
    papers: textOf(papers),
    dates: textOf(dates),
    count: numberOf(count),
    years: listOf(years, pairOf(numberOf)),
    terms: listOf(terms, textPair),
  };
}
