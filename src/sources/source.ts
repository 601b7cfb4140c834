/** What every source is: bytes in, papers out, and a word on each item that is none. */
import type { Paper } from "../paper/schema.ts";

/** What the user asked a source for, beside the bytes. */
export interface ParseOptions {
  /** The file's name, for messages. */
  file: string;
  /** `--date`: the day on which the digest lists the papers, `'YYYY-MM-DD'`. */
  date: string | undefined;
}

/** What a source's bytes hold. */
export interface ParseResult {
  papers: Paper[];
  /** Mended defects: each names file, item and what was done. */
  warnings: string[];
  /** Items that are no papers: each names file, item and reason. */
  skipped: string[];
}

/** One kind of source. */
export interface Source {
  /** Its word on the command line, and `source` in the papers' frontmatter. */
  name: string;
  /** One line for `--help`. */
  summary: string;
  /**
   * @throws {SourceError} when the bytes as a whole aren't what the source expects
   */
  parse: (text: string, options: ParseOptions) => ParseResult;
}

/** Thrown when a file as a whole is refused: which file, what was expected, what to do. */
export class SourceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SourceError";
  }
}

/** Thrown when the user's options don't give a source what it needs. */
export class OptionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "OptionError";
  }
}
