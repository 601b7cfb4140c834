/** A segment of the index: the terms and tables of its parts, joined. */
import type { Steps } from "../../meaning/codes.ts";
import type { Part, Segment } from "../format/catalogue.ts";
import { packDates } from "../format/dates.ts";
import { listPath, segmentPath, type SegmentFolder } from "../format/names.ts";
import { firstWord } from "../format/packing.ts";
import { packPapers, packTopics } from "../format/papers.ts";
import { joinAuthors } from "./authors.ts";
import { buildRuns, packLearned } from "./code-runs.ts";
import { packFileWords, unpackFileWords } from "./file-words.ts";
import { compressFiles, type IndexFile, hashOf, type KeptFile } from "./index-file.ts";
import { joinTables, joinTopics } from "./join-tables.ts";
import { joinTerms } from "./join-terms.ts";
import type { SegmentPart } from "./part.ts";
import { isKept, piecesOf } from "./pieces.ts";
import { firstsOf, type TermFile } from "./term-files.ts";

/** What the catalogue and the vocabulary need of a segment, as JSON. */
export interface SegmentSummary {
  segment: Omit<Segment, "parts"> & { parts: Pick<Part, "count" | "texts">[] };
  /** How many words all titles and abstracts have. */
  length: number;
  /** The topics that have papers. */
  topics: string[];
  /** From `packFileWords`: the vocabulary is made of it. */
  words: string;
  /** The groups of each of its runs, for the head of the meaning, in base64. */
  groups: string[];
}

/** A segment that is made. */
export interface BuiltSegment {
  files: IndexFile[];
  /** Files with the same bytes as one of the last segment, with its path. */
  kept: KeptFile[];
  summary: SegmentSummary;
  /** For a `LastSegment`. */
  learned: Uint8Array;
}

/** A segment that was made before. */
export interface LastSegment {
  parts: readonly SegmentPart[];
  /** Its files of the index, as they are before they are compressed. */
  files: readonly IndexFile[];
  summary: SegmentSummary;
  learned: BuiltSegment["learned"];
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
  /**
   * One that was made in the same way of nearly the same parts: saves time, and changes nothing. Its
   * terms and authors are used where its papers are in the same places.
   */
  last?: LastSegment | undefined;
}

/** Makes a segment of parts, which come newest first. It depends on nothing but what comes in. */
export function buildSegment(
  parts: readonly SegmentPart[],
  { bytes = BYTES_A_FILE, step, mostInOne, last }: SegmentOptions = {},
): BuiltSegment {
  const alike = last && haveSameCounts(last.parts, parts) ? last : undefined;
  const pieces = piecesOf(parts, alike?.parts);
  const all = pieces.map(({ facts }) => facts);
  const changed = pieces.filter((piece) => !isKept(piece, "terms"));
  const terms =
    alike && 2 * changed.length <= pieces.length
      ? joinTerms(changed, bytes, termFilesOf(alike))
      : joinTerms(pieces, bytes);
  const authors =
    alike && pieces.every((piece) => isKept(piece, "authors"))
      ? listOf(alike, "authors")
      : joinAuthors(all);
  const papers = packPapers({
    ...joinTables(all.map((one) => one.table)),
    terms: firstsOf(terms),
    authors: authors.map(firstWord),
  });
  const topics = joinTopics(all);
  const packedTopics = packTopics(topics);
  const dates = packDates(all.flatMap((one) => one.dates));
  const name = hashOf(
    papers,
    packedTopics,
    dates,
    ...terms.map(({ content }) => content),
    ...authors,
  );
  const runs = step ? buildRuns(parts, { step, mostInOne, last }) : [];
  const files = [
    { path: segmentPath(name, "papers"), content: papers },
    { path: segmentPath(name, "topics"), content: packedTopics },
    { path: segmentPath(name, "dates"), content: dates },
    ...terms.map(({ content }, at) => ({ path: listPath(name, "terms", at), content })),
    ...authors.map((content, at) => ({ path: listPath(name, "authors", at), content })),
    ...runs.flatMap((run) => run.files),
  ];
  return {
    ...compressFiles(files, last?.files),
    summary: {
      segment: {
        name,
        parts: parts.map(({ summary: { count, texts } }) => ({ count, texts })),
        codes: runs.map(({ run }) => run),
      },
      length: all.reduce((sum, one) => sum + one.length, 0),
      topics: topics.map(([slug]) => slug),
      words: packFileWords(terms),
      groups: runs.map(({ groups }) => Buffer.from(groups).toString("base64")),
    },
    learned: packLearned(runs.map((run) => run.learned)),
  };
}

// --- internal ---

/** Papers behind a part of another number of them have other numbers. */
function haveSameCounts(a: readonly SegmentPart[], b: readonly SegmentPart[]): boolean {
  return a.length === b.length && a.every((one, at) => one.summary.count === b[at]?.summary.count);
}

function termFilesOf(last: LastSegment): TermFile[] {
  const words = unpackFileWords(last.summary.words);
  return listOf(last, "terms").flatMap((content, at) => {
    const own = words[at];
    return own ? { content, ...own } : [];
  });
}

/** The files of terms, or of authors' names. */
function listOf({ files, summary }: LastSegment, folder: SegmentFolder): Uint8Array[] {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const list: Uint8Array[] = [];
  for (let next = contents.get(listPath(summary.segment.name, folder, 0)); next;) {
    list.push(next);
    next = contents.get(listPath(summary.segment.name, folder, list.length));
  }
  return list;
}
