/**
 * A paper's authors in one line: how it is written, and how a script reads it again. A list of
 * papers says names once.
 */
import { countOf } from "../text/counts.ts";

/** As much of a paper as the line says. */
interface Authors {
  authors: readonly string[];
  moreAuthors?: boolean | undefined;
  authorCount?: number | undefined;
}

/** The class of the line, in the element of its paper. */
export const AUTHORS_CLASS = "by";

/**
 * The authors as one line: all of up to five, else the first four and how many more; "and others"
 * where the source has more and doesn't say how many; their number where only that is known; empty
 * where nothing is known.
 */
export function authorLine({ authors, moreAuthors, authorCount }: Authors): string {
  if (authors.length === 0) return authorCount === undefined ? "" : countOf(authorCount, "author");
  const named = authors.length <= NAMED + 1 ? authors : authors.slice(0, NAMED);
  const known = Math.max(authorCount ?? 0, authors.length);
  const more = known > named.length ? ` and ${known - named.length} more` : "";
  return named.join(", ") + (moreAuthors && known === authors.length ? " and others" : more);
}

/** The names of a line that has any; a name with a comma in it is read as two. */
export function namesInLine(line: string): string[] {
  return line.replace(/ and (\d+ more|others)$/, "").split(", ");
}

// --- internal ---

/** How many authors a line names before it counts the others. */
const NAMED = 4;
