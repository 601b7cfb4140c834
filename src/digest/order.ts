/** The order of papers in lists. */
import { compareTexts } from "../text/compare.ts";
import type { EntryFacts } from "./entry.ts";

/**
 * What papers are ranked by, for readers: `by upvotes`; `by comments` where no upvotes are known;
 * undefined where neither is.
 */
export function rankedBy(entries: readonly EntryFacts[]): string | undefined {
  if (entries.some(({ paper }) => paper.upvotes)) return "by upvotes";
  if (entries.some(({ paper }) => paper.comments)) return "by comments";
  return undefined;
}

/**
 * The order of a week or a month: upvotes, then comments, both falling; then the day of listing,
 * the earlier first, the place in that day's list, and the title.
 */
export function byPopularity(a: EntryFacts, b: EntryFacts): number {
  return (
    compareUpvotes(a, b) ||
    compareComments(a, b) ||
    compareTexts(a.paper.day, b.paper.day) ||
    compareRanks(a, b) ||
    compareTitles(a, b)
  );
}

/** The order of a day: by popularity, and in the order of the source's list without upvotes. */
export function byRank(a: EntryFacts, b: EntryFacts): number {
  const isListed = !a.paper.upvotes && !b.paper.upvotes;
  return (isListed && compareRanks(a, b)) || byPopularity(a, b);
}

/** Newest day first, and the day's order within. */
export function byNewest(a: EntryFacts, b: EntryFacts): number {
  return compareTexts(b.paper.day, a.paper.day) || byRank(a, b);
}

// --- internal ---

type Compare = (a: EntryFacts, b: EntryFacts) => number;

const compareUpvotes: Compare = (a, b) => (b.paper.upvotes ?? 0) - (a.paper.upvotes ?? 0);
const compareComments: Compare = (a, b) => (b.paper.comments ?? 0) - (a.paper.comments ?? 0);

/** A paper without a place comes behind those that have one. */
const compareRanks: Compare = (a, b) =>
  (a.paper.rank ?? Number.MAX_SAFE_INTEGER) - (b.paper.rank ?? Number.MAX_SAFE_INTEGER);

const compareTitles: Compare = (a, b) =>
  compareTexts(a.paper.title, b.paper.title) || compareTexts(a.slug, b.slug);
