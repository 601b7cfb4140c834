/** How dark a day of the calendar is. */

/**
 * Gives the level of a day by its papers: from 0, none, to 4, as many as the busiest quarter of
 * the days. By quarters of the days that have papers, so that one busy day doesn't pale all others.
 *
 * @param counts papers a day; days without any don't count
 */
export function levels(counts: readonly number[]): (count: number) => number {
  const sorted = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  const levelOf = new Map(
    // Of equal counts the last one stays: as many days aren't busier.
    sorted.map((count, at) => [count, Math.ceil((4 * (at + 1)) / sorted.length)]),
  );
  return (count) => levelOf.get(count) ?? 0;
}
