/** The digest by week and by month: the papers of several days, ranked together. */
import { monthOf, weekOf } from "../paper/day.ts";
import type { DayView } from "./days.ts";
import type { Entry, EntryFacts } from "./entry.ts";
import { byPopularity } from "./order.ts";

/** A week, `'2025-W42'`, or a month, `'2025-10'`, that has papers. */
export interface PeriodView<Item extends EntryFacts = Entry> {
  period: string;
  /** Its days that have papers, newest first. */
  days: string[];
  /** By popularity. */
  entries: Item[];
  /** The nearest period before that has papers. */
  previous: string | undefined;
  /** The nearest period after that has papers. */
  next: string | undefined;
}

/** The ISO weeks that have papers, newest first. `days` comes newest first. */
export function listWeeks<Item extends EntryFacts>(
  days: readonly DayView<Item>[],
): PeriodView<Item>[] {
  return listPeriods(days, weekOf);
}

/** The months that have papers, newest first. `days` comes newest first. */
export function listMonths<Item extends EntryFacts>(
  days: readonly DayView<Item>[],
): PeriodView<Item>[] {
  return listPeriods(days, monthOf);
}

// --- internal ---

function listPeriods<Item extends EntryFacts>(
  days: readonly DayView<Item>[],
  periodOf: (day: string) => string,
): PeriodView<Item>[] {
  const periods = [...Map.groupBy(days, ({ day }) => periodOf(day))];
  return periods.map(([period, views], index) => ({
    period,
    days: views.map(({ day }) => day),
    entries: views.flatMap(({ entries }) => entries).toSorted(byPopularity),
    previous: periods[index + 1]?.[0],
    next: periods[index - 1]?.[0],
  }));
}
