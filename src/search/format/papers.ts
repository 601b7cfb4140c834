/**
 * The table of a segment's papers: what ranking, filters and counts need to know of each, before
 * any text is loaded, but for topics; and where its terms and authors are. Papers are known by
 * number, newest first, so a number is an age, too.
 */
import { Packer, packSorted, Unpacker, unpackSorted } from "./packing.ts";

/** A segment's papers, column by column. */
export interface PaperTable {
  /** How many papers each year has, newest first. */
  years: readonly (readonly [year: string, papers: number])[];
  /** About how many words title and abstract have: to a tenth, on which the order of results hardly depends. */
  lengths: readonly number[];
  /** Undefined where the source has none: absent is not zero. */
  upvotes: readonly (number | undefined)[];
  /** Papers that link to code, rising. */
  code: readonly number[];
  /** Papers that a curator has a note on, rising. */
  notes: readonly number[];
  /** Where each file of terms begins: no more letters than tell it from the one before. */
  terms: readonly string[];
  /** The first word of each file of authors' names. */
  authors: readonly string[];
}

/** The table as the bytes of a file. The same table gives the same bytes. */
export function packPapers(table: PaperTable): Uint8Array<ArrayBuffer> {
  const packer = new Packer();
  packer.count(table.years.length);
  for (const [year, papers] of table.years) packer.text(year).count(papers);
  packer.count(table.lengths.length);
  for (const length of table.lengths) packer.byte(toLevel(length));
  for (const votes of table.upvotes) packer.count(votes === undefined ? 0 : votes + 1);
  packer.rising(table.code).rising(table.notes);
  for (const firsts of [table.terms, table.authors]) {
    packer.count(firsts.length);
    for (const [at, first] of firsts.entries()) packer.word(firsts[at - 1] ?? "", first);
  }
  return packer.done();
}

/** @throws {RangeError} when the file isn't what it should be */
export function unpackPapers(bytes: Uint8Array): PaperTable {
  const unpacker = new Unpacker(bytes);
  const list = <Item>(read: (last: Item | undefined) => Item): Item[] => {
    const items: Item[] = [];
    for (let left = unpacker.count(); left > 0; left -= 1) items.push(read(items.at(-1)));
    return items;
  };
  const years = list((): [string, number] => [unpacker.text(), unpacker.count()]);
  const lengths = list(() => fromLevel(unpacker.byte()));
  return {
    years,
    lengths,
    upvotes: lengths.map(() => {
      const votes = unpacker.count();
      return votes === 0 ? undefined : votes - 1;
    }),
    code: unpacker.rising(),
    notes: unpacker.rising(),
    terms: list<string>((last = "") => unpacker.word(last)),
    authors: list<string>((last = "") => unpacker.word(last)),
  };
}

/** A segment's topics: each that has papers, with them, rising. */
export type PaperTopics = readonly (readonly [slug: string, papers: readonly number[]])[];

/**
 * The topics as the bytes of a file of their own: they take as much as the table, and no order of
 * results depends on them.
 */
export function packTopics(topics: PaperTopics): Uint8Array<ArrayBuffer> {
  return packSorted(
    topics,
    ([slug]) => slug,
    (packer, [, papers]) => packer.rising(papers),
  );
}

/** Reads what `packTopics` wrote. @throws {RangeError} when it is cut off */
export function unpackTopics(bytes: Uint8Array): PaperTopics {
  return unpackSorted(bytes, (unpacker, slug) => [slug, unpacker.rising()] as const);
}

// --- internal ---

/** How many levels of length there are until it has doubled. */
const LEVELS = 4;

function toLevel(length: number): number {
  return length < 1 ? 0 : 1 + Math.round(LEVELS * Math.log2(length));
}

function fromLevel(level: number): number {
  return level === 0 ? 0 : Math.round(2 ** ((level - 1) / LEVELS));
}
