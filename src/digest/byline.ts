/** What stands below a paper's title in lists beside its authors: which dates. */
import { daysBetween } from "../paper/day.ts";
import type { Paper } from "../paper/schema.ts";

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
