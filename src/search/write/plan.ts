/** Which days' papers go together. */
import { monthOf } from "../../paper/day.ts";
import { cutDays, STRETCH, type DayOfPapers } from "../../paper/stretches.ts";

/** How many papers go together; tests take less. */
export interface Limits {
  /** Months are joined until they have so many papers. */
  joined: number;
  /** Joined months of more papers are cut into parts of about as many. */
  part: number;
  /** The newest month is cut whenever so many papers have come. */
  open: number;
  /** An archive of more papers has two segments: its newest month, and all others. */
  segment: number;
}

/**
 * A part of some thousand papers is made in seconds, and fits into one of Pagefind's indexes; what a
 * day more makes anew is a part of a thousand. Two segments are two files for each term of a query,
 * so that there is but one as long as the newest month isn't a small share of all.
 */
export const LIMITS: Limits = { joined: 2500, part: 2700, open: STRETCH, segment: 12_000 };

/** The days of each part, newest first; a segment's parts likewise. */
export type Plan = string[][][];

/**
 * Cuts an archive into parts and segments, at the ends of days. The newest month has parts of its
 * own, of which a new day changes the last. The others are joined, from the oldest on: what is
 * closed stays as it is when papers come to a newer month, and the last ones before the newest
 * month are joined anew when a month closes. A paper that comes late moves no cut beyond the months
 * that are joined with its own, but where it makes them enough: then all later ones are joined anew.
 *
 * @param days in any order
 */
export function planSegments(days: readonly DayOfPapers[], limits = LIMITS): Plan {
  const rising = days
    .filter(({ papers }) => papers > 0)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const months = [...Map.groupBy(rising, ({ day }) => monthOf(day)).values()];
  const newest = toParts(months.pop() ?? [], limits.open);
  const joined: DayOfPapers[][] = [];
  for (const month of months) {
    const open = joined.at(-1);
    if (open && countOf(open) < limits.joined) open.push(...month);
    else joined.push([...month]);
  }
  const others = joined.toReversed().flatMap((group) => {
    const papers = countOf(group);
    return toParts(group, papers / Math.ceil(papers / limits.part));
  });
  if (newest.length === 0) return [];
  return countOf(rising) > limits.segment && others.length > 0
    ? [newest, others]
    : [[...newest, ...others]];
}

// --- internal ---

/** Parts of about so many papers, all newest first. */
function toParts(rising: readonly DayOfPapers[], enough: number): string[][] {
  return cutDays(rising, enough)
    .map((days) => days.map(({ day }) => day).reverse())
    .reverse();
}

function countOf(days: readonly DayOfPapers[]): number {
  return days.reduce((sum, { papers }) => sum + papers, 0);
}
