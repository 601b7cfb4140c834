/** A new note before anybody has written it. */
import { writeFrontmatter } from "../paper/frontmatter.ts";

/** What stands in a template until somebody writes in its place. A check finds what was left. */
export const NAME_HERE = "Your name";
export const DATE_HERE = "YYYY-MM-DD";
export const NOTE_HERE =
  "Write your note here, in place of this line: what a reader gets from the paper, and where to look first.";
export const REASON_HERE =
  "Write here, in place of this line, where the right value stands: a page, a link, the paper itself.";

/** What is known already when a note is begun. */
export interface Begun {
  author?: string | undefined;
  /** `'YYYY-MM-DD'`. */
  date?: string | undefined;
}

/** The text of a new note. */
export function noteTemplate({ author = NAME_HERE, date = DATE_HERE }: Begun = {}): string {
  return writeFrontmatter({ author, date, rating: "worth-it" }, NOTE_HERE);
}

/** The text of a new note that corrects a paper's title; its other fields are corrected alike. */
export function correctionTemplate(
  title: string,
  { author = NAME_HERE, date = DATE_HERE }: Begun = {},
): string {
  return writeFrontmatter({ author, date, corrections: { title } }, REASON_HERE);
}
