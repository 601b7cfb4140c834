/**
 * The table of a segment's papers: what ranking, filters and counts need to know of each, before
 * any text is loaded; and where its terms and authors are. Papers are known by number, newest
 * first, so a number is an age, too.
 */
import { Packer, Unpacker } from "./packing.ts";

/** A segment's papers, column by column. */
export interface PaperTable {
  /** How many papers each year has, newest first. */
  years: readonly (readonly [year: string, papers: number])[];
  /** How many words title and abstract have; from 32 on, to the next four below. */
  lengths: readonly number[];
  /** Undefined where the source has none: absent is not zero. */
  upvotes: readonly (number | undefined)[];
  /** Each topic that has papers, with them, rising. */
  topics: readonly (readonly [slug: string, papers: readonly number[]])[];
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
  packer.rising(table.code).rising(table.notes).count(table.topics.length);
  for (const [slug, papers] of table.topics) packer.text(slug).rising(papers);
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
    topics: list((): [string, number[]] => [unpacker.text(), unpacker.rising()]),
    terms: list<string>((last = "") => unpacker.word(last)),
    authors: list<string>((last = "") => unpacker.word(last)),
  };
}

// --- internal ---

/** Lengths up to this one are exact. A few words more or less hardly change the score of a long text. */
const EXACT = 32;
const STEP = 4;

function toLevel(length: number): number {
  return length <= EXACT ? length : Math.min(255, EXACT + Math.floor((length - EXACT) / STEP));
}

function fromLevel(level: number): number {
  return level <= EXACT ? level : EXACT + (level - EXACT) * STEP;
}
