/** The newest days with their papers, of which a reader's browser picks those that are new to them. */
import type { DayView } from "./days.ts";
import type { EntryFacts } from "./entry.ts";

/** A day, and the ids of its papers as in URLs. */
export interface NewDay {
  day: string;
  ids: string[];
}

/** So many papers can be caught up with: some weeks of a digest. Older ones are in the archive. */
export const MOST_NEW = 300;

/** The newest papers by day, in the order of each day. @param days newest first */
export function newDays(days: readonly DayView<EntryFacts>[]): NewDay[] {
  const newest: NewDay[] = [];
  let left = MOST_NEW;
  for (const { day, entries } of days) {
    if (left <= 0) break;
    const ids = entries.slice(0, left).map(({ slug }) => slug);
    newest.push({ day, ids });
    left -= ids.length;
  }
  return newest;
}
