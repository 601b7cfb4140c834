/** What a check gets, and what it returns. */
import type { NoteFile } from "../notes/read.ts";
import { byUrlId } from "../paper/id.ts";
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

/** An image beside the notes. */
export interface ImageFile {
  file: string;
  /** In bytes. */
  bytes: number;
  /** In pixels; undefined where the file is no image that a page may have. */
  size: { width: number; height: number } | undefined;
}

/** A content folder as its files have it: nothing is corrected, and nothing left out. */
export interface CheckedContent {
  papers: readonly FromFile<Paper>[];
  topics: readonly FromFile<Topic>[];
  notes: readonly NoteFile[];
  /** By path below the notes' folder: `images/curve.png`. */
  images: ReadonlyMap<string, ImageFile>;
  removed: Removed;
  /** Problems of the files of papers, topics and removals by themselves. */
  problems: readonly Problem[];
}

/** What the command knows beside the content. */
export interface CheckContext {
  /** `'YYYY-MM-DD'`. */
  today: string;
  /** Every file of the content folder by its path below it, with its path as the user knows it. */
  files: readonly { path: string; file: string; isLink: boolean }[];
}

/** A problem that a check found; with an error, a pull request can't be merged. */
export interface Finding extends Problem {
  /** The check that found it. */
  check: string;
  level: "error" | "warning";
}

/** A problem that doesn't keep a pull request from being merged. */
export interface Warning extends Problem {
  level: "warning";
}

/** A check of what files contain. */
export interface Check {
  name: string;
  find: (content: CheckedContent) => Iterable<Problem | Warning>;
}

/** A check that also depends on the date or the names of files; a build never makes it. */
export interface ContextCheck {
  name: string;
  find: (content: CheckedContent, context: CheckContext) => Iterable<Problem | Warning>;
}

/** Papers by every id that leads to them, as in URLs. */
export function papersById(papers: readonly FromFile<Paper>[]): Map<string, FromFile<Paper>> {
  return byUrlId(papers, ({ value }) => value);
}
