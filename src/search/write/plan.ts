/** Which months' papers go together. */

/** How many papers go together; tests take less. */
export interface Limits {
  /** Months are joined into a part until it has so many papers. */
  part: number;
  /** An archive of more papers has two segments: its newest part, and all others. */
  segment: number;
}

/**
 * A part of some thousand papers is made in seconds, and in a digest of a few hundred papers a month
 * it fits into one of Pagefind's indexes. Two segments are two files for each term of a query, so
 * that there is but one as long as the newest month isn't a small share of all.
 */
export const LIMITS: Limits = { part: 2500, segment: 12_000 };

/** A month, `2025-10`, and how many papers it has. */
export interface MonthOfPapers {
  month: string;
  papers: number;
}

/** The months of each part, newest first; a segment's parts likewise. */
export type Plan = string[][][];

/**
 * Cuts an archive into parts and segments. The newest month is a part of its own. The others are
 * joined, from the oldest on: a part that is closed stays as it is when papers come to a newer
 * month, and the last one before the newest month grows when a month closes.
 *
 * @param months in any order
 */
export function planSegments(months: readonly MonthOfPapers[], limits = LIMITS): Plan {
  const rising = months
    .filter(({ papers }) => papers > 0)
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const newest = rising.pop();
  if (!newest) return [];
  const parts: string[][] = [];
  let open = limits.part;
  for (const { month, papers } of rising) {
    if (open >= limits.part) {
      parts.unshift([]);
      open = 0;
    }
    parts[0]?.unshift(month);
    open += papers;
  }
  const total = [newest, ...rising].reduce((sum, { papers }) => sum + papers, 0);
  const first = [newest.month];
  return total > limits.segment && parts.length > 0 ? [[first], parts] : [[first, ...parts]];
}
