/** What a check sees, and what it gives. */
import type { ReadNote } from "../notes/read.ts";
import { urlId } from "../paper/id.ts";
import type { Problem } from "../paper/problem.ts";
import type { Removed } from "../paper/removed.ts";
import type { Paper } from "../paper/schema.ts";
import type { Topic } from "../paper/topics.ts";

/** Something read from a file. */
export interface FromFile<Value> {
  value: Value;
  /** The path as the user knows it. */
  file: string;
  text: string;
}

/** A picture beside the notes. */
export interface ImageFile {
  file: string;
  /** In bytes. */
  bytes: number;
  /** In pixels; undefined where the file is no picture that a page may have. */
  size: { width: number; height: number } | undefined;
}

/** A content folder as its files have it: nothing is corrected, and nothing left out. */
export interface CheckedContent {
  papers: readonly FromFile<Paper>[];
  topics: readonly FromFile<Topic>[];
  notes: readonly ReadNote[];
  /** By path below the notes' folder: `images/curve.png`. */
  images: ReadonlyMap<string, ImageFile>;
  removed: Removed;
  /** What is wrong with the files of papers and topics by themselves. */
  problems: readonly Problem[];
}

/** What a command knows beside the content. */
export interface CheckContext {
  /** `'YYYY-MM-DD'`. */
  today: string;
  /** Every file of the content folder by its path below it, with its path as the user knows it. */
  files: readonly { path: string; file: string; isLink: boolean }[];
}

/** A defect, and how bad it is: with an error, a pull request can't be merged. */
export interface Finding extends Problem {
  /** The check that found it. */
  check: string;
  level: "error" | "warning";
}

/** What a check finds. It is an error where nothing else is said. */
export type Found = Problem & { level?: Finding["level"] };

/** A check of what files say. The build makes it, too, and leaves out the notes with an error. */
export interface Check {
  name: string;
  find: (content: CheckedContent) => Found[];
}

/** A check that also asks the clock or the file system, which a build's pages must not heed. */
export interface ContextCheck {
  name: string;
  find: (content: CheckedContent, context: CheckContext) => Found[];
}

/** Papers by every id that leads to them, as in URLs. */
export function papersById(papers: readonly FromFile<Paper>[]): Map<string, FromFile<Paper>> {
  return new Map(
    papers.flatMap((paper) =>
      [paper.value.id, ...(paper.value.aliases ?? [])].map((id) => [urlId(id), paper] as const),
    ),
  );
}
