/**
 * The index in the reader's browser: opened once, its files loaded when they are needed. Every
 * file comes through `Bytes`, so that the same code runs over HTTP, from a disk, and in tests.
 */
import { fileOf, type Catalogue, type Segment } from "../format/catalogue.ts";
import { unpackDates } from "../format/dates.ts";
import { fragmentPath, hashIn, nameOf } from "../format/names.ts";
import { once, type Bytes } from "./bytes.ts";
import { unpackNames, type AuthorName } from "../format/words.ts";
import { unpackPapers, type PaperTable } from "../format/papers.ts";
import { unpackFile, type StoredTerm, type Posting } from "../format/postings.ts";
import { unpackWords, type KnownWord } from "../format/words.ts";

/** A paper as filters and ranking need it: for each filter, the values that let it through. */
export interface PaperFacts {
  /** The slugs of its topics. */
  topic: readonly string[];
  /** The year in which it was listed, alone. */
  year: readonly string[];
  /** Of `code` and `note` what it has. */
  has: readonly string[];
  /** Undefined where the source has none. */
  upvotes: number | undefined;
  /** How many words title and abstract have, to the next pair. */
  length: number;
}

export class Archive {
  readonly catalogue: Catalogue;
  readonly papers: readonly PaperFacts[];
  readonly words: readonly KnownWord[];
  readonly #fragments: readonly string[];
  readonly #counts: Map<string, number>;
  readonly #termsIn: (file: string) => Promise<Map<string, StoredTerm>>;
  readonly #datesIn: (file: string) => Promise<(string | undefined)[]>;
  /** A file of authors' names. */
  readonly names: (file: string) => Promise<AuthorName[]>;

  /**
   * Opens the index.
   *
   * @param contents gets a file, unpacked
   * @param catalogue names the segments to open
   * @throws {Error} when a file doesn't come or isn't what it should be
   */
  static async open(contents: Bytes["contents"], catalogue: Catalogue): Promise<Archive> {
    const [words, ...tables] = await Promise.all([
      contents(catalogue.words).then(unpackWords),
      ...catalogue.segments.map(({ papers }) => contents(papers).then(unpackPapers)),
    ]);
    return new Archive(contents, catalogue, words, tables);
  }

  private constructor(
    contents: Bytes["contents"],
    catalogue: Catalogue,
    words: KnownWord[],
    tables: PaperTable[],
  ) {
    this.#termsIn = once((file) => contents(file).then(unpackFile));
    this.#datesIn = once((file) => contents(file).then(unpackDates));
    this.names = once((file) => contents(file).then(unpackNames));
    this.catalogue = catalogue;
    this.words = words;
    this.#counts = new Map(words.map(({ term, count }) => [term, count]));
    this.#fragments = tables.flatMap(({ fragments }) => fragments);
    const slugs = catalogue.topics.map(([slug]) => slug);
    this.papers = tables.flatMap((table, at) => toFacts(table, catalogue.segments[at], slugs));
  }

  /** How many papers have a term; undefined for a rare one, which isn't in the vocabulary. */
  count(term: string): number | undefined {
    return this.#counts.get(term);
  }

  /** The files that hold a term, one a segment at most. */
  filesOf(term: string): string[] {
    return this.catalogue.segments.flatMap(({ terms }) => fileOf(terms, term) ?? []);
  }

  /** A term's papers, by number. */
  async postings(term: string): Promise<readonly Posting[]> {
    let offset = 0;
    const parts = this.catalogue.segments.map(async ({ terms, count }) => {
      const from = offset;
      offset += count;
      const file = fileOf(terms, term);
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

  /** When each paper was published; undefined where that isn't known. */
  async dates(): Promise<(string | undefined)[]> {
    const parts = this.catalogue.segments.map(({ dates }) => this.#datesIn(dates));
    return (await Promise.all(parts)).flat();
  }

  /** The name of a paper's fragment, Pagefind's file with its text. */
  fragment(paper: number): string {
    return fragmentPath(nameOf(this.#fragments[paper] ?? ""));
  }

  /** The paper whose fragment has a name such as `en_aa98d3c`; undefined where there is none. */
  paperOf(fragment: string): number | undefined {
    const at = this.#fragments.indexOf(hashIn(fragment));
    return at < 0 ? undefined : at;
  }
}

// --- internal ---

function toFacts(table: PaperTable, segment: Segment | undefined, slugs: string[]): PaperFacts[] {
  const years = (segment?.years ?? []).flatMap(([year, count]) =>
    Array.from({ length: count }, () => [year]),
  );
  const facts = table.fragments.map((_, at) => ({
    topic: new Array<string>(),
    year: years[at] ?? [],
    has: new Array<string>(),
    upvotes: table.upvotes[at],
    length: (table.lengths[at] ?? 0) * 2,
  }));
  for (const [at, papers] of table.topics.entries())
    for (const paper of papers) facts[paper]?.topic.push(slugs[at] ?? "");
  for (const paper of table.code) facts[paper]?.has.push("code");
  for (const paper of table.notes) facts[paper]?.has.push("note");
  return facts;
}
