/** The order of papers in lists. */
import { compareTexts } from "../text/compare.ts";
import type { Entry } from "./entry.ts";

/**
 * What papers are ranked by, for readers: `by upvotes`; `by comments` where no upvotes are known;
 * undefined where neither is.
 */
export function rankedBy(entries: readonly Entry[]): string | undefined {
  if (entries.some(({ paper }) => paper.upvotes)) return "by upvotes";
  if (entries.some(({ paper }) => paper.comments)) return "by comments";
  return undefined;
}

/**
 * The order of a day, a week, a month: upvotes, then comments, both falling; then the day of
 * listing, the earlier first, and the title.
 */
export function byRank(a: Entry, b: Entry): number {
  return (
    (b.paper.upvotes ?? 0) - (a.paper.upvotes ?? 0) ||
    (b.paper.comments ?? 0) - (a.paper.comments ?? 0) ||
    compareTexts(a.paper.day, b.paper.day) ||
    compareTexts(a.paper.title, b.paper.title) ||
    compareTexts(a.slug, b.slug)
  );
}

/** Newest day first, and the day's order within. */
export function byNewest(a: Entry, b: Entry): number {
  return compareTexts(b.paper.day, a.paper.day) || byRank(a, b);
}
