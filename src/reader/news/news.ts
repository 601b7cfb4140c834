/** Which papers are new to a reader: listed since they were last shown something older, and not seen. */

/** A day of the digest, and the ids of its papers. */
export interface ListedDay {
  day: string;
  ids: readonly string[];
}

export interface News {
  /** The days that have new papers, newest first, with those alone. */
  days: ListedDay[];
  total: number;
  /** Whether there may be more than the page knows: the reader was here before all of its days. */
  isCut: boolean;
}

/**
 * The new papers of the digest's newest days.
 *
 * @param days newest first
 * @param isPart whether the digest has older days
 * @param from the newest day that was shown before newer ones came; undefined where there is none
 * @param isGone whether the reader has seen or hidden a paper
 */
export function newsOf(
  days: readonly ListedDay[],
  isPart: boolean,
  from: string | undefined,
  isGone: (id: string) => boolean,
): News {
  const since = from === undefined ? [] : days.filter(({ day }) => day > from);
  const fresh = since
    .map(({ day, ids }) => ({ day, ids: ids.filter((id) => !isGone(id)) }))
    .filter(({ ids }) => ids.length > 0);
  return {
    days: fresh,
    total: fresh.reduce((sum, { ids }) => sum + ids.length, 0),
    isCut: isPart && since.length > 0 && since.length === days.length,
  };
}

/** `33 new since Wednesday`. @param since the name of the day */
export function headOf({ total, isCut }: Pick<News, "total" | "isCut">, since: string): string {
  return `${isCut ? `More than ${total}` : total} new since ${since}`;
}
