/** The digest by day. */
import type { Entry, EntryFacts } from "./entry.ts";
import { byRank } from "./order.ts";

/** A day that has papers. */
export interface DayView<Item extends EntryFacts = Entry> {
  day: string;
  /** In the day's order. */
  entries: Item[];
  /** The nearest day before that has papers. */
  previous: string | undefined;
  /** The nearest day after that has papers. */
  next: string | undefined;
}

/** The days that have papers, newest first. Previous and next skip the days that have none. */
export function listDays<Item extends EntryFacts>(entries: readonly Item[]): DayView<Item>[] {
  const byDay = Map.groupBy(entries, ({ paper }) => paper.day);
  const days = [...byDay.keys()].sort().reverse();
  return days.map((day, index) => ({
    day,
    entries: (byDay.get(day) ?? []).toSorted(byRank),
    previous: days[index + 1],
    next: days[index - 1],
  }));
}
