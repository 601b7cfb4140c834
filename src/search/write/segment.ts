/** A segment of the index: the terms and tables of its parts, joined. */
import type { Steps } from "../../meaning/codes.ts";
import type { Segment } from "../format/catalogue.ts";
import { packDates } from "../format/dates.ts";
import { listPath, segmentPath } from "../format/names.ts";
import { packPapers, packTopics, type PaperTable, type PaperTopics } from "../format/papers.ts";
import { joinAuthors } from "./authors.ts";
import { buildRuns, packLearned } from "./code-runs.ts";
import type { Facts } from "./facts.ts";
import { compress, hashOf, type IndexFile } from "./index-file.ts";
import { joinTerms } from "./join-terms.ts";
import { updateLists, type LastSegment, type SegmentPart } from "./last-segment.ts";
import { readFacts } from "./part.ts";

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
  /** Files with the same bytes as one of the last segment, with its path. */
  kept: { path: string; was: string }[];
  summary: SegmentSummary;
  /** For a `LastSegment`. */
  learned: Uint8Array;
}

/** About so many bytes of terms, before they are compressed, make a file. */
const BYTES_A_FILE = 16_000;

/** How a segment is made. */
export interface SegmentOptions {
  /** About so many bytes of terms make a file. */
  bytes?: number | undefined;
  /** How wide the steps of codes are, where there is a table of words. */
  step?: Steps["step"] | undefined;
  /** The codes of more papers are in groups. */
  mostInOne?: number;
  /** One that was made in the same way of nearly the same parts: saves time, and changes nothing. */
  last?: LastSegment | undefined;
}

/** Makes a segment of parts, which come newest first. It depends on nothing but what comes in. */
export function buildSegment(
  parts: readonly SegmentPart[],
  { bytes = BYTES_A_FILE, step, mostInOne, last }: SegmentOptions = {},
): BuiltSegment {
  const all = parts.flatMap(({ facts }) => readFacts(facts));
  const lists = last && updateLists(last, parts, bytes);
  const terms = lists?.terms ?? joinTerms(all, bytes);
  const authors = lists?.authors ?? joinAuthors(all);
  const papers = packPapers({
    ...joinTables(all.map((one) => one.table)),
    terms: terms.firsts,
    authors: authors.firsts,
  });
  const topics = joinTopics(all);
  const packedTopics = packTopics(topics);
  const dates = packDates(all.flatMap((one) => one.dates));
  const name = hashOf(papers, packedTopics, dates, ...terms.files, ...authors.files);
  const runs = step ? buildRuns(parts, { step, mostInOne, last }) : [];
  const files = [
    { path: segmentPath(name, "papers"), content: papers },
    { path: segmentPath(name, "topics"), content: packedTopics },
    { path: segmentPath(name, "dates"), content: dates },
    ...terms.files.map((content, at) => ({ path: listPath(name, "terms", at), content })),
    ...authors.files.map((content, at) => ({ path: listPath(name, "authors", at), content })),
    ...runs.flatMap((run) => run.files),
  ];
  return {
    ...compressFiles(files, last?.files),
    summary: {
      segment: {
        name,
        parts: parts.map(({ summary }) => summary),
        codes: runs.map(({ run }) => run),
      },
      length: all.reduce((sum, one) => sum + one.length, 0),
      topics: topics.map(([slug]) => slug),
      words: terms.words,
      groups: runs.map(({ groups }) => Buffer.from(groups).toString("base64")),
    },
    learned: packLearned(runs.map((run) => run.learned)),
  };
}

// --- internal ---

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

/** Compresses files, but for those that the last segment has under this or another name. */
function compressFiles(
  all: readonly IndexFile[],
  last: LastSegment["files"] = [],
): Pick<BuiltSegment, "files" | "kept"> {
  const known = new Map(last.map((file) => [hashOf(file.content), file]));
  const [files, kept]: [IndexFile[], BuiltSegment["kept"]] = [[], []];
  // Runs of the same codes have the same files.
  const byPath = new Map(all.map(({ path, content }) => [path, content]));
  for (const [path, content] of byPath) {
    const same = known.get(hashOf(content));
    if (same && Buffer.compare(same.content, content) === 0) kept.push({ path, was: same.path });
    else files.push({ path, content: compress(content) });
  }
  return { files, kept };
}
