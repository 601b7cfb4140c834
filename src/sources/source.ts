/** What every source offers: bytes in, drafts of papers out, and why an item is no paper. */
import type { Draft } from "../paper/finish-draft.ts";
import type { Http } from "./http.ts";

/** What a source has to know of the bytes that it reads. */
export interface ReadOptions {
  /** The file's name or the request's address, for messages. */
  file: string;
  /** `--date`: the day on which the digest lists the papers, `'YYYY-MM-DD'`. */
  date: string | undefined;
}

/** One item of a source's answer: a paper's draft, or why it is no paper. */
export type Item = DraftItem | SkippedItem;

/** An item that is a paper. */
export interface DraftItem {
  /** File, line or number of the item, and the title: `page.txt:21: paper 2 ("EAGAN")`. */
  place: string;
  draft: Draft;
  /** Fields that were dropped on the way. */
  warnings?: string[];
  /** Names of fields that are not read, of which the report tells once a run. */
  unknown?: readonly string[];
  /** Only for papers that we hold: a new version's announcement, say. */
  updateOnly?: boolean;
}

/** An item that is no paper. The others are kept, and the exit code is 1. */
export interface SkippedItem {
  place: string;
  skipped: string;
}

/** What to fetch over the network. */
export interface FetchOptions {
  /** One listing day. */
  date: string | undefined;
  /** A range of days, both ends included. */
  since: string | undefined;
  until: string | undefined;
  /** arXiv ids. */
  ids: string[];
  /** arXiv categories. */
  categories: string[];
  /** The most papers to fetch. */
  limit: number | undefined;
  /** The address to ask in place of the source's own. */
  endpoint: string | undefined;
  /** The newest listing day that the digest holds. */
  newest: string | undefined;
  /** The current day. */
  today: string;
}

/** A fetched text, ready for `parse`. */
export interface FetchedText {
  text: string;
  options: ReadOptions;
}

/** One kind of source. It reads whole texts by `parse`, or a stream of bytes by `stream`. */
export interface Source {
  /** Its name on the command line, and `source` in the papers' frontmatter. */
  name: string;
  /** One line for `--help`. */
  summary: string;
  /** Options of this source that not every source has. */
  takes?: readonly ("ids" | "category" | "since" | "until" | "endpoint")[];
  /** An answer holds all papers of its days: one with fewer than before is reported. */
  wholeDays?: boolean;
  /** The first day of which it has a list; an earlier listing day is wrong. */
  began?: string;
  /**
   * A saved or fetched answer → items.
   *
   * @throws {SourceError} when the text as a whole isn't what the source expects
   */
  parse?: (text: string, options: ReadOptions) => Iterable<Item>;
  /** The same for files that may be larger than the memory. */
  stream?: (bytes: AsyncIterable<Uint8Array>, options: ReadOptions) => AsyncIterable<Item>;
  /**
   * Asks the network, an answer at a time. One that fails comes as a SourceError in its place,
   * so that the others can go on.
   */
  fetch?: (request: FetchOptions, http: Http) => AsyncIterable<FetchedText | SourceError>;
}

/** A file or an answer is refused as a whole: which one, what was expected, what to do. */
export class SourceError extends Error {
  override name = "SourceError";
}

/** The options lack something that the source needs. */
export class OptionError extends Error {
  override name = "OptionError";
}
