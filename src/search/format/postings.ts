/**
 * Which papers have a term, and about where: the files of `pagefind/terms/`. A file holds a
 * stretch of the alphabet. Places are rough on purpose, a few words wide: that is enough to tell
 * words that stand together from words apart, and takes a fraction of the bytes. Exact places are in Pagefind's own
 * index, which answers for phrases.
 */
import { lettersOf, shortHash } from "../../text/letters.ts";
import { Packer, packSorted, Unpacker, unpackSorted } from "./packing.ts";

/**
 * The term under which the index files a paper's id, as a keyword, and its aliases, as if a note
 * had them. No word of a text is one.
 */
export function idTerm(id: string): string {
  return `#${id}`;
}

/** The term of a title by its letters, by which a reader's own papers are found. Likewise. */
export function titleTerm(title: string): string {
  return `#t${shortHash(lettersOf(title))}`;
}

/** The term of a DOI, in any case and without an address before it. Likewise. */
export function doiTerm(doi: string): string {
  return `#d${shortHash(doi.toLowerCase())}`;
}

/** How many words of an abstract are one place. */
export const PLACE = 6;

/** A paper that has a term. */
export interface Posting {
  /** The paper's number: its place among the papers, newest first. */
  paper: number;
  /** How often the title has it, up to 3. */
  title: number;
  /** Places of the abstract that have it, rising from 0. */
  places: readonly number[];
  /** Which authors have it in their names, as places in the list of authors. */
  authors: readonly number[];
  /** Whether keywords, categories or the organization have it. */
  keyword: boolean;
  /** Whether a curator's note has it. */
  note: boolean;
}

/** A term with its postings as bytes. */
export interface PackedTerm {
  term: string;
  /** How many papers have it. */
  count: number;
  body: Uint8Array;
}

/**
 * A term's postings in a run of papers, as bytes that need not be read to be joined with those of
 * other runs: papers, heads and places each together, since like values compress better side by
 * side.
 */
export interface PackedPostings {
  /** How many papers have it. */
  count: number;
  /** The first paper, and the last one less all that come before it in the list. */
  first: number;
  last: number;
  /** How many bytes the distances from each paper to the next take, less 1 each. */
  distances: number;
  /** The distances, heads and places. */
  body: Uint8Array;
}

/** Packs the postings of a term, which come by paper; at least one. */
export function packPostings(postings: readonly Posting[]): PackedPostings {
  const packer = new Packer(A_POSTING * postings.length);
  const papers = postings.map(({ paper }, at) => paper - at);
  // No paper comes twice, so that the distance to the next is at least 1, which needn't be stored.
  for (const [at, paper] of papers.entries())
    if (at > 0) packer.count(paper - (papers[at - 1] ?? 0));
  const distances = packer.length;
  for (const posting of postings) packer.byte(headOf(posting));
  for (const { places, authors } of postings) {
    if (places.length >= MANY) packer.count(places.length);
    packer.distances(places);
    if (authors.length > 0) packer.rising(authors);
  }
  return {
    count: postings.length,
    first: papers[0] ?? 0,
    last: papers.at(-1) ?? 0,
    distances,
    body: packer.done(),
  };
}

/** Joins a term's postings in runs of papers that follow each other. @param runs with the number of the run's first paper */
export function joinPostings(
  term: string,
  runs: readonly (readonly [from: number, postings: PackedPostings])[],
): PackedTerm {
  const packer = new Packer(runs.reduce((size, [, { body }]) => size + body.length + A_COUNT, 0));
  let [count, last] = [0, 0];
  for (const [from, own] of runs) {
    packer.count(own.first + from - count - last).bytes(own.body, 0, own.distances);
    last = own.last + from - count;
    count += own.count;
  }
  for (const [, own] of runs) packer.bytes(own.body, own.distances, own.distances + own.count);
  for (const [, own] of runs) packer.bytes(own.body, own.distances + own.count);
  return { term, count, body: packer.done() };
}

/** A file's bytes before it is compressed. Terms have to come sorted by code words. */
export function packFile(terms: readonly PackedTerm[]): Uint8Array<ArrayBuffer> {
  return packSorted(
    terms,
    ({ term }) => term,
    (packer, { count, body }) => packer.count(count).block(body),
  );
}

/** A term in a file, unpacked when it is used. */
export interface StoredTerm {
  /** How many papers have it. */
  count: number;
  read: () => readonly Posting[];
}

/**
 * Reads a file of terms.
 *
 * @throws {RangeError} when the file isn't what it should be
 */
export function unpackFile(bytes: Uint8Array): Map<string, StoredTerm> {
  return new Map(
    unpackSorted(bytes, (unpacker, term) => {
      const count = unpacker.count();
      const body = unpacker.block();
      let postings: readonly Posting[] | undefined;
      return [term, { count, read: () => (postings ??= unpackPostings({ count, body })) }];
    }),
  );
}

/** Reads the postings of a term. @throws {RangeError} as `unpackFile` */
export function unpackPostings({ count, body }: Omit<PackedTerm, "term">): Posting[] {
  const unpacker = new Unpacker(body);
  const papers = unpacker.distances(count).map((distance, at) => distance + at);
  const heads = unpacker.bytes(count);
  return papers.map((paper, at) => {
    const head = heads[at] ?? 0;
    const few = head >> 5;
    return {
      paper,
      title: head & 3,
      places: unpacker.distances(few === MANY ? unpacker.count() : few),
      authors: head & AUTHOR ? unpacker.rising() : [],
      keyword: (head & KEYWORD) > 0,
      note: (head & NOTE) > 0,
    };
  });
}

// --- internal ---

/** A posting takes so many bytes, or a few more. */
const A_POSTING = 4;
/** A number takes so many bytes, or a few more. */
const A_COUNT = 2;

const KEYWORD = 4;
const NOTE = 8;
const AUTHOR = 16;
/** The three highest bits count places; this many or more are counted in a number of their own. */
const MANY = 7;

function headOf({ title, places, authors, keyword, note }: Posting): number {
  return (
    Math.min(title, 3) |
    (keyword ? KEYWORD : 0) |
    (note ? NOTE : 0) |
    (authors.length > 0 ? AUTHOR : 0) |
    (Math.min(places.length, MANY) << 5)
  );
}
