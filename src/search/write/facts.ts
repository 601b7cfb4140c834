/**
 * What a segment's files are made of: the terms and the table of some papers, packed so that those
 * of many parts are joined without being read whole. Only the build reads it.
 */
import { yearOf } from "../../paper/day.ts";
import type { Paper } from "../../paper/schema.ts";
import { packDates, unpackDates } from "../format/dates.ts";
import { Packer, packSorted, Unpacker, unpackSorted } from "../format/packing.ts";
import {
  packPapers,
  packTopics,
  unpackPapers,
  unpackTopics,
  type PaperTable,
  type PaperTopics,
} from "../format/papers.ts";
import type { CollectedTerms, FactTerm } from "./terms.ts";

/** What is known of some papers, newest first. */
export interface Facts {
  table: PaperTable;
  topics: PaperTopics;
  dates: (string | undefined)[];
  /** How many words all titles and abstracts have, the commonest left out. */
  length: number;
  /** How many papers each author has. */
  authors: () => (readonly [name: string, papers: number])[];
  /** Sorted by code words; read as they are asked for. */
  terms: Iterator<FactTerm, undefined>;
  /** The bytes of authors and terms, which tell whether those of other facts are the same. */
  packed: { authors: Uint8Array; terms: Uint8Array };
}

/** A paper, its topics, and the words of its notes. */
export interface IndexedPaper {
  paper: Paper;
  topics: readonly string[];
  /** Undefined where it has no note. */
  note: string | undefined;
}

/** Packs what is known of some papers, which come newest first. @param collected their terms */
export function packFacts(
  all: readonly IndexedPaper[],
  { terms, lengths }: Pick<CollectedTerms, "terms" | "lengths">,
): Uint8Array<ArrayBuffer> {
  const papers = all.map(({ paper }) => paper);
  return new Packer()
    .block(packPapers({ ...tableOf(all), lengths }))
    .block(packTopics(topicsOf(all)))
    .block(packDates(papers.map(({ published }) => published)))
    .count(lengths.reduce((sum, one) => sum + one, 0))
    .block(
      packSorted(
        countAuthors(papers),
        ([name]) => name,
        (packer, [, count]) => packer.count(count),
      ),
    ) // prettier-ignore
    .block(packTerms(terms))
    .done();
}

/** Reads what `packFacts` wrote. @throws {RangeError} when it is cut off */
export function unpackFacts(bytes: Uint8Array): Facts {
  const unpacker = new Unpacker(bytes);
  const [table, topics, dates] = [unpacker.block(), unpacker.block(), unpacker.block()];
  const length = unpacker.count();
  const packed = { authors: unpacker.block(), terms: unpacker.block() };
  return {
    table: unpackPapers(table),
    topics: unpackTopics(topics),
    dates: unpackDates(dates),
    length,
    authors: () => unpackSorted(packed.authors, (own, name) => [name, own.count()] as const),
    terms: readTerms(packed.terms),
    packed,
  };
}

/**
 * Facts with another table of the same papers: their topics, upvotes and the like.
 *
 * @param all papers of which `packFacts` gave these facts but for that
 */
export function renewTable(
  facts: Uint8Array,
  all: readonly IndexedPaper[],
): Uint8Array<ArrayBuffer> {
  const unpacker = new Unpacker(facts);
  const { lengths } = unpackPapers(unpacker.block());
  unpacker.block();
  return new Packer()
    .block(packPapers({ ...tableOf(all), lengths }))
    .block(packTopics(topicsOf(all)))
    .block(unpacker.block())
    .count(unpacker.count())
    .block(unpacker.block())
    .block(unpacker.block())
    .done();
}

// --- internal ---

function tableOf(all: readonly IndexedPaper[]): Omit<PaperTable, "lengths"> {
  const years = Map.groupBy(all, ({ paper }) => yearOf(paper.day));
  return {
    years: [...years].map(([year, { length }]) => [year, length]),
    upvotes: all.map(({ paper }) => paper.upvotes),
    code: placesOf(all, ({ paper }) => paper.links.code !== undefined),
    notes: placesOf(all, ({ note }) => note !== undefined),
    terms: [],
    authors: [],
  };
}

function topicsOf(all: readonly IndexedPaper[]): PaperTopics {
  const slugs = [...new Set(all.flatMap(({ topics }) => topics))].sort();
  return slugs.map((slug) => [slug, placesOf(all, ({ topics }) => topics.includes(slug))]);
}

function placesOf(all: readonly IndexedPaper[], has: (one: IndexedPaper) => boolean): number[] {
  return all.flatMap((one, at) => (has(one) ? [at] : []));
}

function countAuthors(papers: readonly Paper[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { authors } of papers)
    for (const name of new Set(authors)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function packTerms(terms: Iterable<FactTerm>): Uint8Array {
  return packSorted(
    terms,
    ({ term }) => term,
    (packer, { texts, forms, postings: { count, first, last, distances, body } }) => {
      packer.count(texts).block(forms);
      packer.count(count).count(first).count(last).count(distances).block(body);
    },
  );
}

function* readTerms(bytes: Uint8Array): Generator<FactTerm, undefined> {
  const unpacker = new Unpacker(bytes);
  for (let term = ""; !unpacker.isDone;) {
    term = unpacker.word(term);
    const texts = unpacker.count();
    const forms = unpacker.block();
    const postings = {
      count: unpacker.count(),
      first: unpacker.count(),
      last: unpacker.count(),
      distances: unpacker.count(),
      body: unpacker.block(),
    };
    yield { term, texts, forms, postings };
  }
  return undefined;
}
