/**
 * Undoes a removal: the removed papers come back to their places, and what was added or changed
 * since stays.
 *
 * @param before the list before the removal
 */
export function putBack<Item extends { id: string }>(
  removed: readonly Item[],
  before: readonly Item[],
  now: readonly Item[],
): Item[] {
  const current = new Map(now.map((one) => [one.id, one]));
  const gone = new Set(removed.map(({ id }) => id));
  const known = new Set(before.map(({ id }) => id));
  return [
    ...now.filter(({ id }) => !known.has(id)),
    ...before.flatMap((one) => current.get(one.id) ?? (gone.has(one.id) ? one : [])),
  ];
}
