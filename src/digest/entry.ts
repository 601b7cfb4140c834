/** What the views are made of: a paper with what the build worked out about it. */
import type { Frontmatter } from "../paper/schema.ts";
import type { Related } from "./related/related.ts";

/** A paper in the digest. `html` comes from the build and holds nothing that could run. */
export interface Entry {
  paper: Frontmatter;
  /** The id as in URLs. */
  slug: string;
  /** Slugs of its topics, the best first. */
  topics: string[];
  /** The beginning of the abstract in plain characters. */
  description: string;
  /** Papers on the same subject, the most alike first. */
  related: Related[];
  html: { title: string; excerpt: string; abstract: string };
}

/** How many papers a long page shows as cards; the others follow as titles. */
export const CARDS_A_PAGE = 50;

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
    compare(a.paper.day, b.paper.day) ||
    compare(a.paper.title, b.paper.title) ||
    compare(a.slug, b.slug)
  );
}

/** Newest day first, and the day's order within. */
export function byNewest(a: Entry, b: Entry): number {
  return compare(b.paper.day, a.paper.day) || byRank(a, b);
}

// --- internal ---

/** By code points, which no locale changes. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
