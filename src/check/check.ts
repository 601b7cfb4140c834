/** What a check gets, and what it returns. */
import type { NoteFile } from "../notes/read.ts";
import type { Problem, ProblemText } from "../paper/problem.ts";
import type { PaperBrief } from "../paper/brief.ts";
import type { Removed } from "../paper/removed.ts";
import type { Paper } from "../paper/schema.ts";
import type { StandingSearch } from "../paper/standing-search.ts";
import type { Topic } from "../paper/topics.ts";

/** Something read from a file. */
export interface FromFile<Value> {
  value: Value;
  /** The path as the user knows it. */
  file: string;
  text: string;
}

/**
 * A paper's file. `value` and `text` may be read when they are asked for, so a check of a build that
 * looks at every paper uses `brief`.
 */
export interface PaperFile extends FromFile<Paper> {
  brief: PaperBrief;
  /** The name of the paper's first source. */
  source: string;
  /** Why the paper must not come back; undefined where it may. */
  removal: string | undefined;
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
  papers: readonly PaperFile[];
  topics: readonly FromFile<Topic>[];
  searches: readonly FromFile<StandingSearch>[];
  notes: readonly NoteFile[];
  /** By path below the notes' folder: `images/curve.png`. */
  images: ReadonlyMap<string, ImageFile>;
  removed: Removed;
  /** Problems of the files of papers, topics, searches and removals by themselves. */
  problems: readonly Problem[];
  /** A problem for each symbolic link, which is left out. */
  links: readonly Problem[];
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

/** What checks get. */
export interface Given extends CheckedContent {
  /** Papers by every id that leads to them, as in URLs. */
  byId: ReadonlyMap<string, PaperFile>;
}

/** What a check finds in one note: the file is added by the caller. */
export type InNote = ProblemText & Partial<Pick<Warning, "level">>;

/** A check of one note at a time. `each` may keep what it needs to compare notes. */
export interface NoteCheck<What = Given> {
  name: string;
  each: (given: What) => (note: NoteFile) => Iterable<InNote>;
}

/** A check of all that is in the folder. */
export interface FolderCheck<What = Given> {
  name: string;
  find: (given: What) => Iterable<Problem | Warning>;
}

/** What checks get that also depend on the date or the names of files; a build makes none of them. */
export type GivenContext = Given & CheckContext;
