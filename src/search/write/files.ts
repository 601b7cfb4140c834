/** Our own files of the index, beside Pagefind's: see `src/search/format/catalogue.ts` for what they are. */
import { createHash } from "node:crypto";
import { yearOf } from "../../paper/day.ts";
import type { Paper } from "../../paper/schema.ts";
import { FORMAT, packCatalogue, type Catalogue, type Segment } from "../format/catalogue.ts";
import { CATALOGUE, packPath, type PackFolder } from "../format/names.ts";
import { packDates } from "../format/dates.ts";
import { packPapers } from "../format/papers.ts";
import { packFile, packTerm, type PackedTerm } from "../format/postings.ts";
import { packNames, packWords, type AuthorName } from "../format/words.ts";
import type { Content } from "../../content/read.ts";
import { collectTerms, collectWords, type Terms } from "./terms.ts";
import { authorNames } from "./authors.ts";

/** A file of the index: its path in the index's folder, and its bytes. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** How large the parts of the index are; tests make them smaller. */
export interface FileLimits {
  /** So many papers at least make a segment, in whole years. */
  papers: number;
  /** About so many bytes of terms, before they are compressed, make a file. */
  bytes: number;
}

/** A query of a few words then loads some tens of kilobytes. */
const CUT: FileLimits = { papers: 10_000, bytes: 16_000 };
/** The vocabulary is loaded whole: its size is bounded, however large the archive. */
const MOST_WORDS = 12_000;
/** About so many names of authors make a file. */
const NAMES_A_FILE = 1500;

/** Papers in the order of the index, newest first, and what goes into it with them. */
export interface OrderedPapers {
  papers: readonly Paper[];
  /** The name of each paper's fragment, without its language. */
  fragments: readonly string[];
  /** The words of a paper's notes, by its id. */
  notes: ReadonlyMap<string, string>;
}

/**
 * The files: a catalogue; of each segment a table of papers, their dates and files of terms, the vocabulary, and the
 * names of authors, all as they are before packing. The same papers give the same bytes.
 */
export function indexFiles(
  content: Pick<Content, "topics" | "topicsOf">,
  { papers, fragments, notes }: OrderedPapers,
  cut = CUT,
): IndexFile[] {
  const files: IndexFile[] = [];
  /** Adds a packed file, named after its bytes, and returns its path. */
  const add = (folder: PackFolder, content: Uint8Array): string => {
    const path = packPath(folder, hashOf(content));
    files.push({ path, content });
    return path;
  };
  const topics = topicsWithPapers(content);
  const parts = cutByYears(papers, cut.papers).map((own) => ({
    own,
    ...collectTerms(own, ({ id }) => notes.get(id) ?? ""),
  }));
  let from = 0;
  const segments = parts.map(({ own, terms, lengths }): Segment => {
    const table = {
      fragments: fragments.slice(from, from + own.length),
      lengths: lengths.map((length) => Math.round(length / 2)),
      upvotes: own.map(({ upvotes }) => upvotes),
      topics: topics.map(([slug]) =>
        placesOf(own, ({ id }) => content.topicsOf.get(id)?.includes(slug) ?? false),
      ),
      code: placesOf(own, ({ links }) => links.code !== undefined),
      notes: placesOf(own, ({ id }) => notes.has(id)),
    };
    from += own.length;
    return {
      papers: add("papers", packPapers(table)),
      dates: add("dates", packDates(own.map(({ published }) => published))),
      count: own.length,
      years: [...byYear(own)].map(([year, { length }]) => [year, length]),
      terms: cutTerms(terms, cut.bytes).map((file) => [
        file[0]?.term ?? "",
        add("terms", packFile(file)),
      ]),
    };
  });
  const lengths = parts.flatMap((part) => part.lengths);
  const rest: Omit<Catalogue, "tag"> = {
    format: FORMAT,
    words: add("words", packWords(collectWords(parts, MOST_WORDS))),
    authors: cutNames(papers).map((names) => [
      names[0]?.word ?? "",
      add("authors", packNames(names)),
    ]),
    length: Math.round(lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, papers.length)),
    topics,
    segments,
  };
  const catalogue = { ...rest, tag: hashOf(JSON.stringify([rest, fragments])) };
  return [...files, { path: CATALOGUE, content: packCatalogue(catalogue) }];
}

// --- internal ---

function hashOf(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 10);
}

function topicsWithPapers({
  topics,
  topicsOf,
}: Pick<Content, "topics" | "topicsOf">): Catalogue["topics"] {
  const used = new Set([...topicsOf.values()].flat());
  return topics
    .filter(({ slug }) => used.has(slug))
    .map(({ slug, title }): [string, string] => [slug, title])
    .sort((a, b) => (a[1] < b[1] ? -1 : 1));
}

/** Runs of whole years, newest first; counted from the oldest, so that a closed run stays as it is. */
function cutByYears(papers: readonly Paper[], least: number): Paper[][] {
  const years = [...byYear(papers).values()].reverse();
  const runs = cutWhere(years, (open) => open.flat().length >= least);
  return runs.reverse().map((run) => run.reverse().flat());
}

function byYear(papers: readonly Paper[]): Map<string, Paper[]> {
  return Map.groupBy(papers, ({ day }) => yearOf(day));
}

function placesOf(papers: readonly Paper[], has: (paper: Paper) => boolean): number[] {
  return papers.flatMap((paper, at) => (has(paper) ? [at] : []));
}

/** Terms by code words, for files of about so many bytes. */
function cutTerms(terms: Terms, most: number): PackedTerm[][] {
  const sorted = [...terms]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([term, postings]) => packTerm(term, postings));
  let size = 0;
  return cutWhere(sorted, (_, { term, body }) => {
    const isFull = size + body.length > most;
    size = (isFull ? 0 : size) + body.length + term.length;
    return isFull;
  });
}

/** Names of authors, for files of about as many; a word's stay together, so that one file answers for it. */
function cutNames(papers: readonly Paper[]): AuthorName[][] {
  return cutWhere(
    authorNames(papers),
    (open, { word }) => open.length >= NAMES_A_FILE && open.at(-1)?.word !== word,
  );
}

/**
 * Cuts a list into runs.
 *
 * @param isFull whether the run that is open, an empty one at first, ends before the next item
 */
function cutWhere<Item>(
  items: readonly Item[],
  isFull: (open: readonly Item[], next: Item) => boolean,
): Item[][] {
  const runs: Item[][] = [];
  for (const item of items) {
    const open = runs.at(-1);
    if (isFull(open ?? [], item) || !open) runs.push([item]);
    else open.push(item);
  }
  return runs;
}
