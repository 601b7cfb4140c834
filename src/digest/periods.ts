/** The digest by week and by month: the papers of several days, ranked together. */
import { monthOf, weekOf } from "../paper/day.ts";
import type { DayView } from "./days.ts";
import type { Entry } from "./entry.ts";
import { byPopularity } from "./order.ts";

/** A week, `'2025-W42'`, or a month, `'2025-10'`, that has papers. */
export interface PeriodView {
  period: string;
  /** Its days that have papers, newest first. */
  days: string[];
  /** By popularity. */
  entries: Entry[];
  /** The nearest period before that has papers. */
  previous: string | undefined;
  /** The nearest period after that has papers. */
  next: string | undefined;
}

/** The ISO weeks that have papers, newest first. `days` comes newest first. */
export function listWeeks(days: readonly DayView[]): PeriodView[] {
  return listPeriods(days, weekOf);
}

/** The months that have papers, newest first. `days` comes newest first. */
export function listMonths(days: readonly DayView[]): PeriodView[] {
  return listPeriods(days, monthOf);
}

// --- internal ---

function listPeriods(days: readonly DayView[], periodOf: (day: string) => string): PeriodView[] {
  const periods = [...Map.groupBy(days, ({ day }) => periodOf(day))];
  return periods.map(([period, views], index) => ({
    period,
    days: views.map(({ day }) => day),
    entries: views.flatMap(({ entries }) => entries).toSorted(byPopularity),
    previous: periods[index + 1]?.[0],
    next: periods[index - 1]?.[0],
  }));
}
