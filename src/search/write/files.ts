/** Our own files of the index, beside Pagefind's: see `src/search/format/catalogue.ts` for what they are. */
import { createHash } from "node:crypto";
import { yearOf } from "../../paper/day.ts";
import type { Paper } from "../../paper/schema.ts";
import { FORMAT, packCatalogue, type Catalogue, type Segment } from "../format/catalogue.ts";
import { CATALOGUE, packPath, type PackFolder } from "../format/names.ts";
import { packPapers } from "../format/papers.ts";
import { packFile, packTerm, type PackedTerm } from "../format/postings.ts";
import { packWords } from "../format/words.ts";
import type { Content } from "../../content/read.ts";
import { collectTerms, collectWords, type Terms } from "./terms.ts";
import { authorFiles } from "./authors.ts";

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

/** Papers in the order of the index, newest first, and what goes into it with them. */
export interface OrderedPapers {
  papers: readonly Paper[];
  /** The name of each paper's fragment, without its language. */
  fragments: readonly string[];
  /** The words of a paper's notes, by its id. */
  notes: ReadonlyMap<string, string>;
}

/**
 * The files: a catalogue, a table of papers and files of terms a segment, the vocabulary, and the
 * names of authors, all as they are before packing. The same papers give the same bytes.
 */
export function indexFiles(
  content: Pick<Content, "topics" | "topicsOf">,
  { papers, fragments, notes }: OrderedPapers,
  cut = CUT,
): IndexFile[] {
  const topics = topicsWithPapers(content);
  const parts = cutByYears(papers, cut.papers).map((own) => ({
    own,
    collected: collectTerms(own, ({ id }) => notes.get(id) ?? ""),
  }));
  const words = pack(
    "words",
    packWords(
      collectWords(
        parts.map(({ collected }) => collected),
        MOST_WORDS,
      ),
    ),
  );
  const authors = authorFiles(papers).map(({ first, bytes }) => ({
    first,
    file: pack("authors", bytes),
  }));
  let total = 0;
  let from = 0;
  const files: IndexFile[] = [words, ...authors.map(({ file }) => file)];
  const segments = parts.map(({ own, collected }): Segment => {
    const { terms, lengths } = collected;
    total += lengths.reduce((sum, length) => sum + length, 0);
    const table = pack(
      "papers",
      packPapers({
        fragments: fragments.slice(from, from + own.length),
        lengths: lengths.map((length) => Math.round(length / 2)),
        upvotes: own.map(({ upvotes }) => upvotes),
        topics: topics.map(([slug]) =>
          placesOf(own, ({ id }) => content.topicsOf.get(id)?.includes(slug) ?? false),
        ),
        code: placesOf(own, ({ links }) => links.code !== undefined),
        notes: placesOf(own, ({ id }) => notes.has(id)),
      }),
    );
    const packed = packTerms(terms, cut.bytes);
    files.push(table, ...packed.map(({ file }) => file));
    from += own.length;
    return {
      papers: table.path,
      count: own.length,
      years: countYears(own),
      terms: packed.map(({ first, file }) => [first, file.path]),
    };
  });
  const rest: Omit<Catalogue, "tag"> = {
    format: FORMAT,
    words: words.path,
    authors: authors.map(({ first, file }) => [first, file.path]),
    length: Math.round(total / Math.max(1, papers.length)),
    topics,
    segments,
  };
  const catalogue: Catalogue = {
    ...rest,
    tag: hashOf(JSON.stringify([rest, fragments])),
  };
  return [...files, { path: CATALOGUE, content: packCatalogue(catalogue) }];
}

// --- internal ---

/** Named after its bytes. */
function pack(folder: PackFolder, content: Uint8Array): IndexFile {
  return { path: packPath(folder, hashOf(content)), content };
}

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
  const years = [...Map.groupBy(papers, ({ day }) => yearOf(day)).values()];
  const segments: Paper[][] = [];
  let open: Paper[] = [];
  for (const year of years.toReversed()) {
    open = [...year, ...open];
    if (open.length < least) continue;
    segments.unshift(open);
    open = [];
  }
  if (open.length > 0) segments.unshift(open);
  return segments;
}

function countYears(papers: readonly Paper[]): Segment["years"] {
  return [...Map.groupBy(papers, ({ day }) => yearOf(day))].map(([year, own]) => [
    year,
    own.length,
  ]);
}

function placesOf(papers: readonly Paper[], has: (paper: Paper) => boolean): number[] {
  return papers.flatMap((paper, at) => (has(paper) ? [at] : []));
}

/** Terms by code words, cut into files of about so many bytes. */
function packTerms(terms: Terms, most: number): { first: string; file: IndexFile }[] {
  const sorted = [...terms]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([term, postings]) => packTerm(term, postings));
  const packed: { first: string; file: IndexFile }[] = [];
  let open: PackedTerm[] = [];
  let size = 0;
  const close = () => {
    const [first] = open;
    if (!first) return;
    packed.push({ first: first.term, file: pack("terms", packFile(open)) });
    [open, size] = [[], 0];
  };
  for (const term of sorted) {
    if (size + term.body.length > most) close();
    open.push(term);
    size += term.body.length + term.term.length;
  }
  close();
  return packed;
}
