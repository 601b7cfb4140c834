/** A segment of the index: the terms and tables of its parts, joined. */
import type { Steps } from "../../meaning/codes.ts";
import type { Segment } from "../format/catalogue.ts";
import { packDates } from "../format/dates.ts";
import { listPath, segmentPath } from "../format/names.ts";
import { Packer } from "../format/packing.ts";
import { packPapers, packTopics, type PaperTable, type PaperTopics } from "../format/papers.ts";
import { joinPostings, packFile, type PackedTerm } from "../format/postings.ts";
import { packNames, type AuthorName } from "../format/words.ts";
import { authorNames } from "./authors.ts";
import type { Facts } from "./facts.ts";
import { packForms, unpackForms } from "./forms.ts";
import { compress, cutWhere, hashOf, type IndexFile } from "./index-file.ts";
import { buildRun, type BuiltRun } from "./meaning.ts";
import { mergeTerms } from "./merge-terms.ts";
import { readFacts, type BuiltPart } from "./part.ts";
import type { FactTerm } from "./terms.ts";

/** What the catalogue and the vocabulary need of a segment, as JSON. */
export interface SegmentSummary {
  segment: Segment;
  /** How many words all titles and abstracts have. */
  length: number;
  /** The topics that have papers. */
  topics: string[];
  /** Its terms with their counts, for the vocabulary, in base64. */
  words: string;
  /** The groups of each of its runs, for the head of the meaning, in base64. */
  groups: string[];
}

/** A segment that is made. */
export interface BuiltSegment {
  files: IndexFile[];
  summary: SegmentSummary;
}

/** About so many bytes of terms, before they are compressed, make a file. */
const BYTES_A_FILE = 16_000;
/** About so many names of authors make a file. */
const NAMES_A_FILE = 1500;

/** How a segment is made. */
export interface SegmentOptions {
  /** About so many bytes of terms make a file. */
  bytes?: number | undefined;
  /** How wide the steps of codes are, where there is a table of words. */
  step?: Steps["step"] | undefined;
  /** The codes of more papers are in groups. */
  mostInOne?: number;
}

/** Makes a segment of parts, which come newest first. It depends on nothing but what comes in. */
export function buildSegment(
  parts: readonly Pick<BuiltPart, "facts" | "codes" | "summary">[],
  { bytes = BYTES_A_FILE, step, mostInOne }: SegmentOptions = {},
): BuiltSegment {
  const all = parts.flatMap(({ facts }) => readFacts(facts));
  const terms = joinTerms(all, bytes);
  const authors = cutNames(authorNames(all.flatMap((one) => one.authors)));
  const table = joinTables(all.map((one) => one.table));
  const papers = packPapers({
    ...table,
    terms: terms.firsts,
    authors: authors.map((names) => names[0]?.word ?? ""),
  });
  const topics = joinTopics(all);
  const dates = packDates(all.flatMap((one) => one.dates));
  const names = authors.map(packNames);
  const packedTopics = packTopics(topics);
  const name = hashOf(papers, packedTopics, dates, ...terms.files, ...names);
  const files = [
    { path: segmentPath(name, "papers"), content: papers },
    { path: segmentPath(name, "topics"), content: packedTopics },
    { path: segmentPath(name, "dates"), content: dates },
    ...terms.files.map((content, at) => ({ path: listPath(name, "terms", at), content })),
    ...names.map((content, at) => ({ path: listPath(name, "authors", at), content })),
  ];
  const runs = step ? buildRuns(parts, step, mostInOne) : [];
  return {
    files: [
      ...files.map(({ path, content }) => ({ path, content: compress(content) })),
      ...runs.flatMap((run) => run.files),
    ],
    summary: {
      segment: {
        name,
        parts: parts.map(({ summary }) => summary),
        codes: runs.map(({ run }) => run),
      },
      length: all.reduce((sum, one) => sum + one.length, 0),
      topics: topics.map(([slug]) => slug),
      words: Buffer.from(compress(terms.words)).toString("base64"),
      groups: runs.map(({ groups }) => Buffer.from(groups).toString("base64")),
    },
  };
}

// --- internal ---

/** The newest part is a run of its own: the others stay as they are when papers come to it. */
function buildRuns(
  [newest, ...older]: readonly Pick<BuiltPart, "codes">[],
  step: Steps["step"],
  mostInOne?: number,
): BuiltRun[] {
  return [newest ? [newest] : [], older]
    .map((parts) => Buffer.concat(parts.flatMap(({ codes }) => codes ?? [])))
    .filter(({ length }) => length > 0)
    .map((codes) => buildRun(codes, { step }, mostInOne));
}

interface JoinedTerms {
  /** Each before it is compressed. */
  files: Uint8Array[];
  firsts: string[];
  words: Uint8Array;
}

/** Joins the terms of runs of papers, and cuts them into files. */
function joinTerms(all: readonly Facts[], most: number): JoinedTerms {
  const words = new Packer();
  const joined: JoinedTerms = { files: [], firsts: [], words: new Uint8Array() };
  let open: PackedTerm[] = [];
  let size = 0;
  let [lastWord, lastTerm] = ["", ""];
  const close = () => {
    if (open.length > 0) joined.files.push(packFile(open));
    [open, size] = [[], 0];
  };
  for (const { term, texts, forms, packed } of termsOf(all)) {
    if (size + packed.body.length > most) close();
    if (open.length === 0) joined.firsts.push(leastAfter(lastTerm, term));
    open.push(packed);
    size += packed.body.length + term.length;
    lastTerm = term;
    if (texts === 0) continue;
    words.word(lastWord, term).count(texts).block(forms);
    lastWord = term;
  }
  close();
  return { ...joined, words: words.done() };
}

/** All terms in the order of code words, with their postings in all runs. */
function* termsOf(all: readonly Facts[]) {
  for (const runs of mergeTerms(all)) {
    const terms = runs.map(({ next }) => next);
    const term = terms[0]?.term ?? "";
    yield {
      term,
      texts: terms.reduce((sum, { texts }) => sum + texts, 0),
      forms: sumForms(terms),
      packed: joinPostings(
        term,
        runs.map(({ from, next }) => [from, next.postings] as const),
      ),
    };
  }
}

/** The forms of a term as several runs have it. */
function sumForms(terms: readonly FactTerm[]): Uint8Array {
  const [first, second] = terms;
  if (first && !second) return first.forms;
  const counts = new Map<string, number>();
  for (const { term, forms } of terms)
    for (const [form, count] of unpackForms(forms, term))
      counts.set(form, (counts.get(form) ?? 0) + count);
  return packForms(
    first?.term ?? "",
    [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1)),
  );
}

/** The fewest letters of a term that come after the one before. */
function leastAfter(before: string, term: string): string {
  let length = 1;
  while (length < term.length && !(term.slice(0, length) > before && isWhole(term, length)))
    length += 1;
  return term.slice(0, length);
}

function isWhole(term: string, length: number): boolean {
  return term.slice(0, length).isWellFormed();
}

function joinTables(tables: readonly PaperTable[]): PaperTable {
  const years = new Map<string, number>();
  const [code, notes]: number[][] = [[], []];
  let from = 0;
  for (const table of tables) {
    for (const [year, papers] of table.years) years.set(year, (years.get(year) ?? 0) + papers);
    for (const paper of table.code) code?.push(from + paper);
    for (const paper of table.notes) notes?.push(from + paper);
    from += table.lengths.length;
  }
  return {
    years: [...years],
    lengths: tables.flatMap(({ lengths }) => lengths),
    upvotes: tables.flatMap(({ upvotes }) => upvotes),
    code: code ?? [],
    notes: notes ?? [],
    terms: [],
    authors: [],
  };
}

function joinTopics(all: readonly Pick<Facts, "table" | "topics">[]): PaperTopics {
  const joined = new Map<string, number[]>();
  let from = 0;
  for (const { table, topics } of all) {
    for (const [slug, papers] of topics) {
      const held = joined.get(slug) ?? [];
      for (const paper of papers) held.push(from + paper);
      joined.set(slug, held);
    }
    from += table.lengths.length;
  }
  return [...joined].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** Names of authors, for files of about as many; a word's stay together, so that one file answers for it. */
function cutNames(names: readonly AuthorName[]): AuthorName[][] {
  return cutWhere(
    names,
    (open, { word }) => open.length >= NAMES_A_FILE && open.at(-1)?.word !== word,
  );
}
