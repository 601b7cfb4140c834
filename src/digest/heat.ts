/** The heat of the calendar: how dark a day is. */

/**
 * The level of a day by its papers: 0 for none, 1 to 4 by quartile of the days that have papers, so
 * that one busy day doesn't make all others pale.
 *
 * @param counts papers a day; days without any don't count
 */
export function levels(counts: readonly number[]): (count: number) => number {
  const sorted = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  const levelOf = new Map(
    // Of equal counts the last one counts.
    sorted.map((count, at) => [count, Math.ceil((4 * (at + 1)) / sorted.length)]),
  );
  return (count) => levelOf.get(count) ?? 0;
}
