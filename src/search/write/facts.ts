/**
 * What a segment's files are made of: the terms and the table of some papers, packed so that those
 * of many parts are joined without being read whole. Only the build reads it.
 */
import type { Abbreviation } from "../../meaning/abbreviations.ts";
import { yearOf } from "../../paper/day.ts";
import type { Paper } from "../../paper/schema.ts";
import { stem } from "../../text/terms.ts";
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
import type { PackedPostings } from "../format/postings.ts";
import { collectTerms, type CollectedTerms, type ReadPaper } from "./terms.ts";

/** How a term is written, and how often. */
export type Form = readonly [form: string, count: number];

/** A term of some papers. */
export interface FactTerm {
  term: string;
  /** How many papers have it in title or abstract. */
  texts: number;
  /** From `packForms`. */
  forms: Uint8Array;
  postings: PackedPostings;
}

/** What is known of some papers, newest first. */
export interface Facts {
  table: PaperTable;
  topics: PaperTopics;
  dates: (string | undefined)[];
  /** How many words all titles and abstracts have, the commonest left out. */
  length: number;
  /** How many papers each author has. */
  authors: (readonly [name: string, papers: number])[];
  /** Sorted by code words; read as they are asked for. */
  terms: Iterator<FactTerm, undefined>;
}

/** A paper, its topics, and the words of its notes. */
export interface IndexedPaper {
  paper: Paper;
  topics: readonly string[];
  /** Undefined where it has no note. */
  note: string | undefined;
}

/**
 * Packs what is known of some papers, which come newest first.
 *
 * @param abbreviations as for `collectTerms`
 */
export function packFacts(
  all: readonly (IndexedPaper & ReadPaper)[],
  abbreviations: readonly Abbreviation[] = [],
): Uint8Array<ArrayBuffer> {
  const papers = all.map(({ paper }) => paper);
  const collected = collectTerms(all, abbreviations);
  const { lengths } = collected;
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
    .block(packTerms(collected))
    .done();
}

/** Reads what `packFacts` wrote. @throws {RangeError} when it is cut off */
export function unpackFacts(bytes: Uint8Array): Facts {
  const unpacker = new Unpacker(bytes);
  return {
    table: unpackPapers(unpacker.block()),
    topics: unpackTopics(unpacker.block()),
    dates: unpackDates(unpacker.block()),
    length: unpacker.count(),
    authors: unpackSorted(unpacker.block(), (own, name) => [name, own.count()] as const),
    terms: readTerms(unpacker.block()),
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

/** Packs the forms of a term: those of one run alone are copied without being read. */
export function packForms(term: string, forms: readonly Form[]): Uint8Array {
  const packer = new Packer(A_FORM * forms.length);
  for (const [form, count] of forms) packer.word(term, form).count(count);
  return packer.done();
}

/** Reads what `packForms` wrote. */
export function unpackForms(bytes: Uint8Array, term: string): Form[] {
  const unpacker = new Unpacker(bytes);
  const forms: Form[] = [];
  while (!unpacker.isDone) forms.push([unpacker.word(term), unpacker.count()]);
  return forms;
}

// --- internal ---

/** A form takes about so many bytes. */
const A_FORM = 8;

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

function packTerms({ terms, written }: CollectedTerms): Uint8Array {
  const used = [...written].flatMap(([form, { count }]): Form[] =>
    count > 0 ? [[form, count]] : [],
  );
  const forms = Map.groupBy(used, ([form]) => stem(form));
  return packSorted(
    [...terms].sort((a, b) => (a[0] < b[0] ? -1 : 1)),
    ([term]) => term,
    (packer, [term, { texts, postings }]) => {
      const { count, first, last, distances, body } = postings.done();
      packer.count(texts).block(packForms(term, forms.get(term) ?? []));
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
