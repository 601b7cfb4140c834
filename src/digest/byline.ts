/** The authors of a paper in one line. */
import type { Paper } from "../paper/schema.ts";
import { countOf } from "../text/counts.ts";

/** How many authors a line names before it counts the others. */
const NAMED = 4;

/**
 * The authors as one line: all of up to five, else the first four and how many more; their
 * number where only that is known; empty where nothing is known.
 */
export function authorLine({
  authors,
  authorCount,
}: Pick<Paper, "authors" | "authorCount">): string {
  if (authors.length === 0) return authorCount === undefined ? "" : countOf(authorCount, "author");
  if (authors.length <= NAMED + 1) return authors.join(", ");
  const more = Math.max(authorCount ?? 0, authors.length) - NAMED;
  return `${authors.slice(0, NAMED).join(", ")} and ${more} more`;
}
