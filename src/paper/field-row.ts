/** What a row of `fields.ts` says about a field of a paper. */
import type { z } from "zod";
import type { Cleaner } from "./clean.ts";

/**
 * What becomes of a value when the paper comes again, or comes from another source; `merge.ts` has
 * the code. A value that only one side has stays or is taken, unless said otherwise.
 */
export type MergeRule =
  /** The first value stays. */
  | "held"
  /** The new value wins. */
  | "newest"
  /** The value of the more reliable source, see `merge.ts`. */
  | "stronger"
  /** The first value stays, but for a source that sends its item again. */
  | "kept"
  /** As `kept`, but any other type replaces `preprint`. */
  | "type"
  /** The more exact date; of two that differ, the one with the venue, else as `stronger`. */
  | "date"
  /** The earlier of two days, but for one before the month of the paper's arXiv id. */
  | "earliest"
  /** The value of the paper whose day wins: the earlier; on one day, as `newest`. */
  | "day"
  /** The list that tells more: full names rather than initials, all rather than some. */
  | "authors"
  /** The number, where the list of names isn't longer. */
  | "authorCount"
  /** Link by link, as `stronger`. */
  | "links"
  /** All ids under which the paper came. */
  | "ids"
  /** The longer text; of two that are as long, the one of the paper's own source. */
  | "longest";

/** All that the code knows of a field. */
export interface Field {
  /** What it holds, for the table in CONTRIBUTING.md. */
  what: string;
  schema: z.ZodType;
  /** How a source's text becomes the value, where that isn't a cleaned line of text. */
  clean?: Cleaner;
  merge: MergeRule;
  /**
   * What a note may put in the value's place; left out where the source alone decides. `null`
   * takes the value away.
   */
  correction?: z.ZodType;
  /** The field's name in sentences about corrections. */
  name?: string;
  /**
   * The heading in the column of facts on the paper's page, and what stands below it: the text,
   * a list of items, or markup of its own in `PaperFacts.astro`. Left out where the page shows
   * the field elsewhere or not at all.
   */
  fact?: {
    label: string;
    as: "text" | "items" | "markup";
    /** Whether each text leads to a search for it: others may have the same. */
    isShared?: true;
  };
}
