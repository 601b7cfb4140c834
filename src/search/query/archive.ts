/**
 * The index in the reader's browser: opened once, its files loaded when they are needed. Every
 * file comes through `Bytes`, so that the same code runs over HTTP, from a disk, and in tests.
 */
import { countPapers, fileAt, type Catalogue, type Segment } from "../format/catalogue.ts";
import { unpackDates } from "../format/dates.ts";
import { listPath, segmentPath, textsPath, type SegmentFolder } from "../format/names.ts";
import { unpackPapers, unpackTopics, type PaperTable, type PaperTopics } from "../format/papers.ts";
import { unpackFile, type Posting, type StoredTerm } from "../format/postings.ts";
import { RUN, unpackTexts, type PaperText } from "../format/texts.ts";
import {
  unpackCommon,
  unpackNames,
  unpackWords,
  type AuthorName,
  type KnownWord,
} from "../format/words.ts";
import { once, type Bytes } from "./bytes.ts";
import { Meaning } from "./meaning.ts";

/** A paper as filters and ranking need it: for each filter, the values that let it through. */
export interface PaperFacts {
  /** The slugs of its topics; undefined until `loadTopics`. */
  topic: readonly string[] | undefined;
  /** The year in which it was listed, alone. */
  year: readonly string[];
  /** Of `code` and `note` what it has. */
  has: readonly string[];
  /** Undefined where the source has none. */
  upvotes: number | undefined;
  /** About how many words title and abstract have. */
  length: number;
}

/** The archive's vocabulary. */
export interface Vocabulary {
  words: readonly KnownWord[];
  /** How many papers have a term; undefined for a rare one, which isn't in the vocabulary. */
  count: (term: string) => number | undefined;
}

/** One of Pagefind's indexes. */
export interface PhraseIndex {
  name: string;
  /** The number of its newest paper, and how many follow. */
  from: number;
  count: number;
}

export class Archive {
  readonly catalogue: Catalogue;
  readonly papers: readonly PaperFacts[];
  readonly phraseIndexes: readonly PhraseIndex[];
  /** What words and papers mean; undefined where the index has no table of words. */
  readonly meaning: Meaning | undefined;
  readonly #segments: readonly OpenSegment[];
  readonly #common: ReadonlyMap<string, number>;
  readonly #termsIn: (file: string) => Promise<Map<string, StoredTerm>>;
  readonly #wordsIn: (file: string) => Promise<Vocabulary>;
  readonly #topicsIn: (file: string) => Promise<PaperTopics>;
  readonly #datesIn: (file: string) => Promise<(string | undefined)[]>;
  readonly #namesIn: (file: string) => Promise<AuthorName[]>;
  readonly #textsIn: (file: string) => Promise<PaperText[]>;

  /**
   * Opens the index.
   *
   * @param contents gets a file, unpacked
   * @param catalogue names the segments to open
   * @throws {Error} when a file doesn't come or isn't what it should be
   */
  static async open(contents: Bytes["contents"], catalogue: Catalogue): Promise<Archive> {
    const [common, ...tables] = await Promise.all([
      contents(catalogue.common).then(unpackCommon),
      ...catalogue.segments.map(({ name }) =>
        contents(segmentPath(name, "papers")).then(unpackPapers),
      ),
    ]);
    return new Archive(contents, catalogue, common, tables);
  }

  private constructor(
    contents: Bytes["contents"],
    catalogue: Catalogue,
    common: ReadonlyMap<string, number>,
    tables: PaperTable[],
  ) {
    this.#termsIn = once((file) => contents(file).then(unpackFile));
    this.#wordsIn = once((file) => contents(file).then(toVocabulary));
    this.#topicsIn = once((file) => contents(file).then(unpackTopics));
    this.#datesIn = once((file) => contents(file).then(unpackDates));
    this.#namesIn = once((file) => contents(file).then(unpackNames));
    this.#textsIn = once((file) => contents(file).then(unpackTexts));
    this.catalogue = catalogue;
    this.#common = common;
    this.papers = tables.flatMap(toFacts);
    let from = 0;
    this.#segments = catalogue.segments.flatMap((segment, at) => {
      const table = tables[at];
      const open = table && { ...segment, table, from };
      from += countPapers([segment]);
      return open ?? [];
    });
    this.phraseIndexes = phraseIndexesOf(catalogue.segments);
    this.meaning = catalogue.meaning === "" ? undefined : new Meaning(contents, catalogue);
  }

  /** About how many papers have a common term; undefined for all others. */
  count(term: string): number | undefined {
    return this.#common.get(term);
  }

  /** The vocabulary, which is loaded with the first use: no word that a paper has needs it. */
  vocabulary(): Promise<Vocabulary> {
    return this.#wordsIn(this.catalogue.words);
  }

  /** Whether it is known what topics the papers have. */
  get hasTopics(): boolean {
    return this.papers.every(({ topic }) => topic !== undefined);
  }

  /** Loads what topics the papers have. @throws {Error} when a file doesn't come */
  async loadTopics(): Promise<void> {
    const parts = this.#segments.map(async ({ name, from, table }) => {
      const topics = await this.#topicsIn(segmentPath(name, "topics"));
      const own = table.lengths.map((): string[] => []);
      for (const [slug, papers] of topics) for (const paper of papers) own[paper]?.push(slug);
      for (const [at, slugs] of own.entries()) {
        const facts = this.papers[from + at];
        if (facts) facts.topic = slugs;
      }
    });
    await Promise.all(parts);
  }

  /** The files that hold a term, one a segment at most. */
  filesOf(term: string): string[] {
    return this.#segments.flatMap((segment) => fileIn(segment, "terms", term) ?? []);
  }

  /** A term's papers, by number. */
  async postings(term: string): Promise<readonly Posting[]> {
    const parts = this.#segments.map(async (segment) => {
      const { from } = segment;
      const file = fileIn(segment, "terms", term);
      const packed = file && (await this.#termsIn(file)).get(term);
      const postings = packed ? packed.read() : [];
      return from === 0 ? postings : postings.map((one) => ({ ...one, paper: one.paper + from }));
    });
    const all = await Promise.all(parts);
    return all.length === 1 ? (all[0] ?? []) : all.flat();
  }

  /** The terms beside a term in the alphabet, with their counts: all of the files that would hold it. */
  async termsAround(term: string): Promise<Map<string, number>> {
    const files = await Promise.all(this.filesOf(term).map((file) => this.#termsIn(file)));
    const counts = new Map<string, number>();
    for (const terms of files)
      for (const [one, { count }] of terms) counts.set(one, (counts.get(one) ?? 0) + count);
    return counts;
  }

  /** Names of authors with a word that begins so, those of the files that would hold it. */
  async authorsAt(beginning: string): Promise<AuthorName[]> {
    const files = this.#segments.flatMap((one) => fileIn(one, "authors", beginning) ?? []);
    const lists = await Promise.all(files.map((file) => this.#namesIn(file)));
    if (lists.length === 1) return lists[0] ?? [];
    const sums = new Map<string, AuthorName>();
    for (const one of lists.flat()) {
      const key = `${one.word}\n${one.name}`;
      sums.set(key, { ...one, count: one.count + (sums.get(key)?.count ?? 0) });
    }
    return [...sums.values()];
  }

  /** When each paper was published; undefined where that isn't known. */
  async dates(): Promise<(string | undefined)[]> {
    const parts = this.#segments.map(({ name }) => this.#datesIn(segmentPath(name, "dates")));
    return (await Promise.all(parts)).flat();
  }

  /** A paper's text. @throws {Error} when it doesn't come */
  async text(paper: number): Promise<PaperText> {
    const { file, at } = this.textAt(paper);
    const text = (await this.#textsIn(file))[at];
    if (text) return text;
    throw new RangeError(`The index has no text of the paper ${paper}.`);
  }

  /** The file that has a paper's text, and the text's place in it. */
  textAt(paper: number): { file: string; at: number } {
    let at = paper;
    for (const { parts } of this.catalogue.segments)
      for (const { count, texts } of parts) {
        if (at < count) return { file: textsPath(texts, Math.floor(at / RUN)), at: at % RUN };
        at -= count;
      }
    throw new RangeError(`The index has no paper ${paper}.`);
  }
}

// --- internal ---

interface OpenSegment extends Segment {
  table: PaperTable;
  /** The number of its first paper. */
  from: number;
}

/** The one of a segment's files that would hold an entry; undefined where none would. */
function fileIn(
  { name, table }: OpenSegment,
  folder: SegmentFolder,
  entry: string,
): string | undefined {
  const at = fileAt(table[folder], entry);
  return at < 0 ? undefined : listPath(name, folder, at);
}

function phraseIndexesOf(segments: readonly Segment[]): PhraseIndex[] {
  let from = 0;
  return segments
    .flatMap(({ parts }) => parts.flatMap(({ phrases }) => phrases))
    .map(([name, count]) => {
      const index = { name, from, count };
      from += count;
      return index;
    });
}

function toVocabulary(bytes: Uint8Array): Vocabulary {
  const words = unpackWords(bytes);
  const counts = new Map(words.map(({ term, count }) => [term, count]));
  return { words, count: (term) => counts.get(term) };
}

function toFacts(table: PaperTable): PaperFacts[] {
  const years = table.years.flatMap(([year, count]) => Array.from({ length: count }, () => [year]));
  const facts = table.lengths.map((length, at) => ({
    topic: undefined,
    year: years[at] ?? [],
    has: new Array<string>(),
    upvotes: table.upvotes[at],
    length,
  }));
  for (const paper of table.code) facts[paper]?.has.push("code");
  for (const paper of table.notes) facts[paper]?.has.push("note");
  return facts;
}
