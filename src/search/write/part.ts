/** A part of the index: some days' texts, their phrases, and what segments are made of. */
import type { WordTable } from "../../meaning/table.ts";
import type { Part } from "../format/catalogue.ts";
import { textsPath } from "../format/names.ts";
import { packTexts, RUN } from "../format/texts.ts";
import type { IndexedPaper } from "./facts.ts";
import { compressFiles, hashOf, type IndexFile, type KeptFile } from "./index-file.ts";
import { areOf, cutPieces, makeFacts, type PartFacts } from "./part-facts.ts";
import { indexPhrases, type OpenIndex } from "./phrases.ts";
import { phraseText, textOf } from "./record.ts";

/** A part that is made. */
export interface BuiltPart extends SegmentPart {
  /** Files of the index. */
  files: IndexFile[];
  /** Files with the same bytes as one of the last part. */
  kept: KeptFile[];
}

/** What a segment needs of a part: its facts and codes are no files of the index. */
export interface SegmentPart extends PartFacts {
  /** What the catalogue has of it. */
  summary: Part;
}

/** A part that was made before. */
export interface LastPart extends SegmentPart {
  /** The paths of its files of the index. */
  paths: readonly string[];
  /** Reads one of them, as it is before it is compressed. */
  read: (path: string) => Uint8Array;
}

/** So many papers at most go into one of Pagefind's indexes, which needs some 115 kB for each. */
const MOST_IN_INDEX = 3000;

/**
 * Makes a part of the index. It depends on nothing but what comes in.
 *
 * @param papers newest first, those of a day by id; at least one
 * @param options.table of words, by which papers are ranked by meaning
 * @param options.index makes an index of phrases of some texts
 * @param options.last one of about the same papers, with the same table: saves time, and changes nothing
 * @throws {Error} with Pagefind's message, when it fails
 */
export async function buildPart(
  papers: readonly IndexedPaper[],
  {
    table,
    index = indexPhrases,
    last,
  }: {
    table?: WordTable | undefined;
    index?: (texts: readonly string[]) => Promise<OpenIndex>;
    last?: LastPart | undefined;
  } = {},
): Promise<BuiltPart> {
  const read = papers.map((one) => ({ ...one, text: textOf(one.paper) }));
  const pieces = cutPieces(read);
  if (last && areOf(last, pieces)) {
    const kept = last.paths.map((path) => ({ path, was: path }));
    return { files: [], kept, ...makeFacts(pieces, table, last), summary: last.summary };
  }
  const runs = inRuns(read, RUN).map((run) => packTexts(run.map(({ text }) => text)));
  const name = hashOf(...runs);
  const { files, kept } = compressFiles(
    runs.map((content, at) => ({ path: textsPath(name, at), content })),
    last && textFilesOf(last),
  );
  const phrases: Part["phrases"] = [];
  let facts: PartFacts | undefined;
  const indexes = Math.ceil(papers.length / MOST_IN_INDEX);
  for (const some of inRuns(read, Math.ceil(papers.length / indexes))) {
    const open = await index(some.map(({ text, note }) => phraseText(text, note)));
    // While Pagefind makes the index.
    facts ??= makeFacts(pieces, table, last);
    const own = await open.made;
    files.push(...own.files);
    phrases.push([own.name, some.length]);
  }
  return {
    files,
    kept,
    ...(facts ?? makeFacts(pieces, table)),
    summary: { count: papers.length, texts: name, phrases },
  };
}

// --- internal ---

function inRuns<Item>(items: readonly Item[], length: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, at) =>
    items.slice(at * length, (at + 1) * length),
  );
}

function textFilesOf({ summary: { count, texts }, read }: LastPart): IndexFile[] {
  return Array.from({ length: Math.ceil(count / RUN) }, (_, at) => {
    const path = textsPath(texts, at);
    return { path, content: read(path) };
  });
}
