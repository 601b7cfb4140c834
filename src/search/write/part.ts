/** A part of the index: some days' texts, and what segments and indexes of phrases are made of. */
import type { WordTable } from "../../meaning/table.ts";
import { textsPath } from "../format/names.ts";
import { packTexts, RUN } from "../format/texts.ts";
import type { IndexedPaper } from "./facts.ts";
import { compressFiles, cutWhere, hashOf, type IndexFile, type KeptFile } from "./index-file.ts";
import { areOf, cutPieces, makeFacts, type PartFacts } from "./part-facts.ts";
import { textOf } from "./record.ts";

/** A part that is made. */
export interface BuiltPart extends SegmentPart {
  /** Files of the index. */
  files: IndexFile[];
  /** Files with the same bytes as one of the last part. */
  kept: KeptFile[];
}

/** What a segment needs of a part: its facts and codes are no files of the index. */
export interface SegmentPart extends PartFacts {
  summary: PartSummary;
}

/** What names its files and its index of phrases. */
export interface PartSummary {
  /** How many papers it has. */
  count: number;
  /** The name of its texts: see `textsPath`. */
  texts: string;
  /** What notes say, by the place of their paper. */
  notes: [place: number, text: string][];
}

/** A part that was made before. */
export interface LastPart extends SegmentPart {
  /** The paths of its files of the index. */
  paths: readonly string[];
  /** Reads one of them, as it is before it is compressed. */
  read: (path: string) => Uint8Array;
}

/**
 * Makes a part of the index. It depends on nothing but what comes in.
 *
 * @param papers newest first, those of a day by id; at least one
 * @param options.table of words, by which papers are ranked by meaning
 * @param options.last one of about the same papers, with the same table: saves time, and changes nothing
 */
export function buildPart(
  papers: readonly IndexedPaper[],
  { table, last }: { table?: WordTable | undefined; last?: LastPart | undefined } = {},
): BuiltPart {
  const read = papers.map((one) => ({ ...one, text: textOf(one.paper) }));
  const pieces = cutPieces(read);
  const facts = makeFacts(pieces, table, last);
  if (last && areOf(last, pieces)) {
    const kept = last.paths.map((path) => ({ path, was: path }));
    return { files: [], kept, ...facts, summary: last.summary };
  }
  const runs = cutWhere(read, (open) => open.length === RUN).map((run) =>
    packTexts(run.map(({ text }) => text)),
  );
  const name = hashOf(...runs);
  const files = runs.map((content, at) => ({ path: textsPath(name, at), content }));
  const notes = papers.flatMap(({ note }, at): PartSummary["notes"] => (note ? [[at, note]] : []));
  return {
    ...compressFiles(files, last && textFilesOf(last)),
    ...facts,
    summary: { count: papers.length, texts: name, notes },
  };
}

// --- internal ---

function textFilesOf({ paths, read }: LastPart): IndexFile[] {
  return paths.map((path) => ({ path, content: read(path) }));
}
