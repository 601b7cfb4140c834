/** The trending papers. */
import { daysBetween, shiftDay } from "../paper/day.ts";
import type { EntryFacts } from "./entry.ts";
import { byNewest } from "./order.ts";

/** Older papers are left out, whatever their upvotes. */
const WINDOW_IN_DAYS = 30;
/** The exponent of the age, and the days that are added to it. */
const GRAVITY = 1.8;
const GRACE_IN_DAYS = 2;

/**
 * The trending papers, at most `most`: those of the last thirty days before the newest day of
 * listing, that day included, by
 *
 *     upvotes / (age in days + 2) ^ 1.8
 *
 * which is Hacker News' rule with days in place of hours. Age counts from the newest day of
 * listing and not from a clock, so the same papers give the same page. Ties, and papers of
 * unknown upvotes, are sorted by comments in the same way, then the newest first.
 *
 * @see https://news.ycombinator.com/item?id=1781013 the rule, by its author
 */
export function listTrending<Item extends EntryFacts>(
  entries: readonly Item[],
  newest: string,
  most: number,
): Item[] {
  const oldest = shiftDay(newest, 1 - WINDOW_IN_DAYS);
  return entries
    .filter(({ paper: { day } }) => day >= oldest && day <= newest)
    .map((entry) => {
      const { day, upvotes, comments } = entry.paper;
      const age = daysBetween(day, newest);
      return { entry, heat: weigh(upvotes, age), talk: weigh(comments, age) };
    })
    .sort((a, b) => b.heat - a.heat || b.talk - a.talk || byNewest(a.entry, b.entry))
    .slice(0, most)
    .map(({ entry }) => entry);
}

// --- internal ---

function weigh(count: number | undefined, age: number): number {
  return (count ?? 0) / (age + GRACE_IN_DAYS) ** GRAVITY;
}
