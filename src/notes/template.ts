/** The text of a new note, to be filled in. */
import { writeFrontmatter } from "../paper/frontmatter.ts";

/** Placeholders of the template. A check finds those that are left in a note. */
export const NAME_HERE = "Your name";
const DATE_HERE = "YYYY-MM-DD";
export const NOTE_HERE =
  "Write your note here, in place of this line: what a reader gets from the paper, and where to look first.";
export const REASON_HERE =
  "Write here, in place of this line, where the right value stands: a page, a link, the paper itself.";

/** Fields of a new note that are known already. */
export interface KnownFields {
  author?: string | undefined;
  /** `'YYYY-MM-DD'`. */
  date?: string | undefined;
}

/** The text of a new note. */
export function noteTemplate({ author = NAME_HERE, date = DATE_HERE }: KnownFields = {}): string {
  return writeFrontmatter({ author, date, rating: "worth-it" }, NOTE_HERE);
}

/** The text of a new note that corrects a paper's title; its other fields are corrected alike. */
export function correctionTemplate(
  title: string,
  { author = NAME_HERE, date = DATE_HERE }: KnownFields = {},
): string {
  return writeFrontmatter({ author, date, corrections: { title } }, REASON_HERE);
}
