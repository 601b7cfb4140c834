/** What stands below a paper's title in lists: its authors in one line, and which dates. */
import { daysBetween } from "../paper/day.ts";
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

/**
 * When a paper was published, where its listing day doesn't tell it already: more than three days
 * before or after, or in another month or year where no more is known.
 */
export function publishedElsewhen({
  published,
  day,
}: Pick<Paper, "published" | "day">): string | undefined {
  if (published === undefined || day.startsWith(published)) return undefined;
  const isDay = published.length === day.length;
  return isDay && Math.abs(daysBetween(published, day)) <= NEAR ? undefined : published;
}

// --- internal ---

/** So many days apart, two dates tell the same: sources list papers over a weekend late. */
const NEAR = 3;
