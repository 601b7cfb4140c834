/**
 * The words of a stretch's papers as bytes, so that a text is taken apart once and not with every
 * build. Written and read here. After the mark of the format, with counts as LEB128:
 *
 *     ids        lines, a paper each, sorted by code units
 *     hashes     of the papers' texts, 16 bytes each
 *     terms      lines, a term each: what words are compared by
 *     spellings  lines, a spelling each, the most frequent first; empty where it is the term
 *     for each spelling: 0 for the next term, else how many terms back from the next its own is
 *     for each paper: how many words it has
 *     how many bytes the rest takes
 *     for each word: 3 · spelling + place in `GAPS`
 *
 * Lines are their number, the bytes that they take, and UTF-8 with line feeds between them. A year
 * of 50,000 papers takes 16 MB.
 */
import { createHash } from "node:crypto";
import { compareTexts } from "../../text/compare.ts";
import { Packer, Unpacker } from "../../search/format/packing.ts";
import type { Paper } from "../../paper/schema.ts";
import { GAPS, WordReader } from "./words.ts";

/** What papers are compared by. */
export type Compared = Pick<Paper, "id" | "day" | "title" | "abstract">;

/** The words of a stretch. */
export interface StretchWords {
  /** The papers' ids, sorted. */
  ids: readonly string[];
  /** Hashes of their texts. */
  hashes: readonly Uint8Array[];
  /** What words are compared by, see `WordReader`. */
  terms: readonly string[];
  /** A term by its spelling. */
  termOf: Int32Array;
  /** How texts write the words. */
  spellings: readonly string[];
  /** Paper p's words are those from `starts[p]` up to `starts[p + 1]`. */
  starts: Int32Array;
  /** By word: how it is spelt. */
  spelling: Int32Array;
  /** By word: the place in `GAPS` of what makes it a phrase with the word before. */
  gap: Uint8Array;
}

/** Changes with what is written, so that a cache doesn't give what an older version wrote. */
export const WORDS_VERSION = 2;

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
  const back = byUse.map((spelling) => {
    const term = reader.terms[spelling] ?? "";
    const known = terms.get(term);
    if (known !== undefined) return terms.size - known;
    terms.set(term, terms.size);
    return 0;
  });
  const packer = new Packer().text(MARK);
  writeLines(
    packer,
    order.map(({ id }) => id),
  );
  for (const paper of order) packer.bytes(hashOf(textOf(paper)));
  writeLines(packer, [...terms.keys()]);
  writeLines(
    packer,
    byUse.map((one) => toSpelling(spellings[one], reader.terms[one])),
  );
  for (const one of back) packer.count(one);
  for (const paper of order.keys()) packer.count((starts[paper + 1] ?? 0) - (starts[paper] ?? 0));
  const stream = new Packer();
  for (const word of words) {
    const gap = word % GAPS.length;
    stream.count((rank[(word - gap) / GAPS.length] ?? 0) * GAPS.length + gap);
  }
  const bytes = stream.done();
  packer.count(bytes.length).bytes(bytes);
  return packer.done();
}

/**
 * Reads what `stretchWords` wrote.
 *
 * @throws {DamagedWords} when the bytes are cut off, changed, or of another version
 */
export function readStretchWords(bytes: Uint8Array): StretchWords {
  try {
    return unpack(new Unpacker(bytes));
  } catch (error) {
    if (error instanceof RangeError || error instanceof DamagedWords) throw new DamagedWords();
    throw error;
  }
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

function unpack(unpacker: Unpacker): StretchWords {
  expect(unpacker.text() === MARK);
  const ids = readLines(unpacker);
  const hashes = ids.map(() => unpacker.bytes(HASH_LENGTH));
  const terms = readLines(unpacker);
  const written = readLines(unpacker);
  const termOf = new Int32Array(written.length);
  let next = 0;
  for (const spelling of written.keys()) {
    const back = unpacker.count();
    expect(back <= next);
    termOf[spelling] = back === 0 ? next++ : next - back;
  }
  expect(next === terms.length);
  const starts = new Int32Array(ids.length + 1);
  for (const paper of ids.keys()) starts[paper + 1] = (starts[paper] ?? 0) + unpacker.count();
  const stream = unpacker.bytes(unpacker.count());
  expect(unpacker.isDone);
  const spellings = written.map((one, at) => one || (terms[termOf[at] ?? 0] ?? ""));
  const count = starts[ids.length] ?? 0;
  const words = readWords(stream, count, spellings.length);
  return { ids, hashes, terms, termOf, spellings, starts, ...words };
}

/** The words of all texts, from counts as `Packer` writes them. There are millions. */
function readWords(
  bytes: Uint8Array,
  count: number,
  spellings: number,
): Pick<StretchWords, "spelling" | "gap"> {
  expect(count <= bytes.length);
  const spelling = new Int32Array(count);
  const gap = new Uint8Array(count);
  let at = 0;
  for (let word = 0; word < count; word += 1) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0xff;
      expect(at < bytes.length && shift < 28);
      at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    const rest = value % GAPS.length;
    gap[word] = rest;
    spelling[word] = (value - rest) / GAPS.length;
    expect(value < spellings * GAPS.length);
  }
  expect(at === bytes.length);
  return { spelling, gap };
}

function writeLines(packer: Packer, lines: readonly string[]): Packer {
  return packer.count(lines.length).text(lines.join("\n"));
}

function readLines(unpacker: Unpacker): string[] {
  const count = unpacker.count();
  const text = unpacker.text();
  const lines = count === 0 && text === "" ? [] : text.split("\n");
  expect(lines.length === count);
  return lines;
}

function expect(isRight: boolean): void {
  if (!isRight) throw new DamagedWords();
}
