/**
 * The words of a stretch's papers as bytes, so that a text is taken apart once and not with every
 * build. Written and read here. After the mark of the format, with counts as LEB128 and columns as
 * `packColumn` writes them:
 *
 *     ids        lines, a paper each, sorted by code units
 *     hashes     of the papers' texts, 16 bytes each
 *     terms      lines, a term each: what words are compared by
 *     how many phrases there are, and columns of their first words and of their second words
 *     columns    by paper: how many words and phrases it has, how many different ones, and how many
 *                bytes its words take
 *     column     by term: how many papers have it
 *     column     by posting, see `StretchTerms`: the term
 *     for each posting: how often the term stands there, a byte
 *     spellings  lines, a spelling each, the most frequent first; empty where it is the term
 *     column     by spelling: its term
 *     for each word: 3 · spelling + place in `GAPS`
 *
 * Lines are as `packLines` writes them. A year of 50,000 papers takes 60 MB. Spellings and words in
 * their order, which few papers are asked for, are read when they are.
 */
import { createHash } from "node:crypto";
import { compareTexts } from "../../text/compare.ts";
import { Packer, Unpacker } from "../../search/format/packing.ts";
import type { Paper } from "../../paper/schema.ts";
import { packColumn, readColumn } from "./columns.ts";
import { linesOf, packLines, readLines } from "./lines.ts";
import { countTerms, type StretchTerms } from "./stretch-terms.ts";
import { GAPS, WordReader } from "./words.ts";

/** What papers are compared by. */
export type Compared = Pick<Paper, "id" | "day" | "title" | "abstract">;

/** The words of a stretch. */
export interface StretchWords extends StretchTerms {
  /** The papers' ids, sorted. */
  ids: readonly string[];
  /** Hashes of their texts. */
  hashes: readonly Uint8Array[];
  /** What words are compared by, see `WordReader`: the first of the terms. */
  words: readonly string[];
  /** How texts write the words. @throws {DamagedWords} as `readStretchWords` */
  spellings: () => Spellings;
  /** A paper's words in their order. @throws {DamagedWords} as `readStretchWords` */
  wordsOf: (paper: number) => WordsOfText;
}

/** How texts write words. */
export interface Spellings {
  written: readonly string[];
  /** By spelling: its word. */
  wordOf: Int32Array;
}

/** The words of a text. */
export interface WordsOfText {
  /** By word: its place among the spellings. */
  spelling: number[];
  /** By word: the place in `GAPS` of what makes it a phrase with the word before. */
  gap: number[];
}

/** Changes with what is written, so that a cache doesn't give what an older version wrote. */
export const WORDS_VERSION = 3;

/** Takes the texts of a stretch's papers apart. The order of the papers makes no difference. */
export function stretchWords(papers: readonly Compared[]): Uint8Array<ArrayBuffer> {
  const order = papers.toSorted((a, b) => compareTexts(a.id, b.id));
  const reader = new WordReader();
  const words: number[] = [];
  const starts = [0];
  const uses: number[] = [];
  for (const paper of order) {
    reader.read(textOf(paper), (spelling, gap) => {
      words.push(spelling * GAPS.length + gap);
      uses[spelling] = (uses[spelling] ?? 0) + 1;
    });
    starts.push(words.length);
  }
  const { spellings } = reader;
  const byUse = [...spellings.keys()].sort(
    (a, b) =>
      (uses[b] ?? 0) - (uses[a] ?? 0) || compareTexts(spellings[a] ?? "", spellings[b] ?? ""),
  );
  const rank = new Int32Array(spellings.length);
  for (const [at, spelling] of byUse.entries()) rank[spelling] = at;

  const terms = new Map<string, number>();
  const termOf = Int32Array.from(byUse, (spelling) => {
    const term = reader.terms[spelling] ?? "";
    const known = terms.get(term) ?? terms.size;
    terms.set(term, known);
    return known;
  });
  const gaps = Uint8Array.from(words, (word) => word % GAPS.length);
  const ranks = Int32Array.from(words, (word) => rank[Math.floor(word / GAPS.length)] ?? 0);
  const counted = countTerms({
    starts,
    words: ranks.map((spelling) => termOf[spelling] ?? 0),
    gaps,
    size: terms.size,
  });
  const stream = new Packer();
  const bytes = order.map((_, paper) => {
    const one = new Packer();
    for (let at = starts[paper] ?? 0; at < (starts[paper + 1] ?? 0); at += 1)
      one.count((ranks[at] ?? 0) * GAPS.length + (gaps[at] ?? 0));
    const packed = one.done();
    stream.bytes(packed);
    return packed.length;
  });
  const packer = new Packer().text(MARK);
  packLines(
    packer,
    order.map(({ id }) => id),
  );
  for (const paper of order) packer.bytes(hashOf(textOf(paper)));
  packLines(packer, [...terms.keys()]);
  packer.count(counted.firsts.length);
  for (const column of [counted.firsts, counted.seconds, counted.lengths])
    packColumn(packer, column);
  packColumn(packer, counted.lengths.map((_, paper) => (counted.starts[paper + 1] ?? 0) - (counted.starts[paper] ?? 0))); // prettier-ignore
  for (const column of [bytes, counted.spread, counted.terms]) packColumn(packer, column);
  packer.bytes(counted.counts);
  packLines(
    packer,
    byUse.map((one) => toSpelling(spellings[one], reader.terms[one])),
  );
  packColumn(packer, termOf);
  return packer.bytes(stream.done()).done();
}

/**
 * Reads what `stretchWords` wrote.
 *
 * @throws {DamagedWords} when the bytes are cut off, changed, or of another version
 */
export function readStretchWords(bytes: Uint8Array): StretchWords {
  return tellDamage(() => unpack(new Unpacker(bytes)));
}

/** The bytes aren't what `stretchWords` of this version writes. */
export class DamagedWords extends Error {
  override name = "DamagedWords";

  constructor() {
    super(
      "The stored words of a stretch are damaged, or of another version. Delete them: they are made anew from the papers.",
    );
  }
}

// --- internal ---

const HASH_LENGTH = 16;

function textOf({ title, abstract }: Compared): string {
  return `${title}.\n${abstract}`;
}

function hashOf(text: string): Uint8Array {
  return createHash("sha256").update(text).digest().subarray(0, HASH_LENGTH);
}

const MARK = `broadsheet words ${WORDS_VERSION}`;

function toSpelling(spelling = "", term = ""): string {
  return spelling === term ? "" : spelling;
}

function tellDamage<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new DamagedWords();
    throw error;
  }
}

function unpack(unpacker: Unpacker): StretchWords {
  expect(unpacker.text() === MARK);
  const ids = linesOf(readLines(unpacker));
  const hashes = ids.map(() => unpacker.bytes(HASH_LENGTH));
  const words = linesOf(readLines(unpacker));
  const phrases = unpacker.count();
  const firsts = readColumn(unpacker, phrases, words.length);
  const seconds = readColumn(unpacker, phrases, words.length);
  const lengths = readColumn(unpacker, ids.length);
  const starts = toStarts(readColumn(unpacker, ids.length));
  const bytes = toStarts(readColumn(unpacker, ids.length));
  const postings = starts.at(-1) ?? 0;
  const spread = readColumn(unpacker, words.length + phrases, ids.length + 1);
  const terms = readColumn(unpacker, postings, words.length + phrases);
  const counts = unpacker.bytes(postings);
  // Copies, so that the rest needn't stay in memory.
  const lines = readLines(unpacker);
  const written = { ...lines, text: lines.text.slice() };
  const wordOf = readColumn(unpacker, written.count, words.length);
  const stream = unpacker.bytes(bytes.at(-1) ?? 0).slice();
  expect(unpacker.isDone);
  let read: Spellings | undefined;
  const spellings = () =>
    (read ??= tellDamage(() => ({
      written: linesOf(written).map((one, at) => one || (words[wordOf[at] ?? 0] ?? "")),
      wordOf,
    })));
  const wordsOf = (paper: number) =>
    tellDamage(() => readWords(stream.subarray(bytes[paper], bytes[paper + 1]), written.count));
  return { ids, hashes, words, firsts, seconds, lengths, starts, spread, terms, counts, spellings, wordsOf }; // prettier-ignore
}

/** Where each begins, and where the last one ends. */
function toStarts(lengths: Int32Array): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at += 1)
    starts[at + 1] = (starts[at] ?? 0) + (lengths[at] ?? 0);
  expect((starts.at(-1) ?? 0) >= 0);
  return starts;
}

/** There are millions, so without an `Unpacker`. @param spellings how many there are */
function readWords(bytes: Uint8Array, spellings: number): WordsOfText {
  const words: WordsOfText = { spelling: [], gap: [] };
  for (let at = 0; at < bytes.length; at += 1) {
    let value = (bytes[at] ?? 0) & 0x7f;
    for (let shift = 7; (bytes[at] ?? 0) > 0x7f; shift += 7) {
      at += 1;
      expect(at < bytes.length && shift < 28);
      value |= ((bytes[at] ?? 0) & 0x7f) << shift;
    }
    expect(value < spellings * GAPS.length);
    const gap = value % GAPS.length;
    words.spelling.push((value - gap) / GAPS.length);
    words.gap.push(gap);
  }
  return words;
}

function expect(isRight: boolean): void {
  if (!isRight) throw new DamagedWords();
}
