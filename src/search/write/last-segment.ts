/**
 * What a segment takes from one that was made of nearly the same parts: a text that is corrected
 * changes some hundred terms of half a million.
 */
import { listPath, segmentPath, type SegmentFolder } from "../format/names.ts";
import { unpackPapers } from "../format/papers.ts";
import { changesOf } from "./changed-terms.ts";
import type { IndexFile } from "./index-file.ts";
import type { JoinedTerms } from "./join-terms.ts";
import type { BuiltPart } from "./part.ts";
import type { SegmentSummary } from "./segment.ts";
import type { TermFiles } from "./term-cutter.ts";
import { updateFiles, updateWords } from "./update-terms.ts";

/** What a segment needs of a part. */
export type SegmentPart = Pick<BuiltPart, "facts" | "codes" | "summary">;

/** A segment that was made before. */
export interface LastSegment {
  parts: readonly SegmentPart[];
  /** Its files of the index, as they are before they are compressed. */
  files: readonly IndexFile[];
  summary: SegmentSummary;
  /** From its `BuiltSegment`. */
  learned: Uint8Array;
}

/**
 * The terms and the authors of a segment, made of those of the last one; the authors only where
 * they are the same. Undefined where its parts don't have the same papers in the same places.
 *
 * @param parts of the segment
 * @param bytes about so many make a file of terms, as in the last one
 */
export function updateLists(
  last: LastSegment,
  parts: readonly SegmentPart[],
  bytes: number,
): { terms: JoinedTerms; authors: TermFiles | undefined } | undefined {
  const changes = changesOf(last.parts, parts);
  if (!changes) return undefined;
  const { name } = last.summary.segment;
  const contents = new Map(last.files.map(({ path, content }) => [path, content]));
  const table = unpackPapers(contents.get(segmentPath(name, "papers")) ?? new Uint8Array());
  const filesOf = (folder: SegmentFolder): TermFiles => ({
    files: table[folder].flatMap((_, at) => contents.get(listPath(name, folder, at)) ?? []),
    firsts: [...table[folder]],
  });
  return {
    terms: {
      ...updateFiles(filesOf("terms"), changes.terms, bytes),
      words: updateWords(last.summary.words, changes.terms),
    },
    authors: changes.isOfAuthors ? undefined : filesOf("authors"),
  };
}
