/** The authors of a paper in one line. */
import type { Paper } from "../paper/schema.ts";
import { countOf } from "../text/counts.ts";

/** How many authors a line names before it counts the others. */
const NAMED = 4;

/**
 * The authors as one line: all of up to five, else the first four and how many more; "and others"
 * where the source has more and doesn't say how many; their number where only that is known; empty
 * where nothing is known.
 */
export function authorLine({
  authors,
  moreAuthors,
  authorCount,
}: Pick<Paper, "authors" | "moreAuthors" | "authorCount">): string {
  if (authors.length === 0) return authorCount === undefined ? "" : countOf(authorCount, "author");
  const named = authors.length <= NAMED + 1 ? authors : authors.slice(0, NAMED);
  const known = Math.max(authorCount ?? 0, authors.length);
  const more = known > named.length ? ` and ${known - named.length} more` : "";
  return named.join(", ") + (moreAuthors && known === authors.length ? " and others" : more);
}
