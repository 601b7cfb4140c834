/** The archive as a calendar: every month with its weeks, every day with how much it brought. */
import { monthOf, mondayOf, shiftDay, weekOf, yearOf } from "../paper/day.ts";
import type { DayView } from "./days.ts";

/** A year that has papers, with its months, newest first. */
export interface CalendarYear {
  year: string;
  months: CalendarMonth[];
}

/** A month that has papers, with its weeks in the calendar's order. */
export interface CalendarMonth {
  month: string;
  count: number;
  weeks: CalendarWeek[];
}

/** A row of the calendar, Monday to Sunday. A day of another month is undefined. */
export interface CalendarWeek {
  /** `'2025-W42'` */
  week: string;
  /** Papers of the row's days. */
  count: number;
  days: (CalendarDay | undefined)[];
}

/** A day of the calendar. */
export interface CalendarDay {
  day: string;
  count: number;
  /** From 0, no papers, to 4, as many as the busiest quarter of the days. */
  level: number;
}

/** The calendar of the days that have papers. Months without papers are left out. */
export function listCalendar(days: readonly DayView[]): CalendarYear[] {
  const counts = new Map(days.map(({ day, entries }) => [day, entries.length]));
  const toLevel = levels([...counts.values()]);
  const months = [...new Set(days.map(({ day }) => monthOf(day)))]
    .sort()
    .reverse()
    .map((month) => toMonth(month, counts, toLevel));
  return [...Map.groupBy(months, ({ month }) => yearOf(month))].map(
    ([year, ofYear]) => ({ year, months: ofYear }),
  );
}

// --- internal ---

function toMonth(
  month: string,
  counts: Map<string, number>,
  toLevel: (count: number) => number,
): CalendarMonth {
  const weeks: CalendarWeek[] = [];
  const first = `${month}-01`;
  for (
    let monday = mondayOf(first);
    monthOf(monday) <= month;
    monday = shiftDay(monday, 7)
  ) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((place) => {
      const day = shiftDay(monday, place);
      if (monthOf(day) !== month) return undefined;
      const count = counts.get(day) ?? 0;
      return { day, count, level: toLevel(count) };
    });
    weeks.push({ week: weekOf(monday), count: total(days), days });
  }
  return { month, count: total(weeks), weeks };
}

function total(parts: readonly ({ count: number } | undefined)[]): number {
  return parts.reduce((sum, part) => sum + (part?.count ?? 0), 0);
}

/** By quarters of the days that have papers, so that one busy day doesn't pale all others. */
function levels(counts: number[]): (count: number) => number {
  const sorted = counts.toSorted((a, b) => a - b);
  return (count) => {
    if (count === 0) return 0;
    const notBusier = sorted.filter((other) => other <= count).length;
    return Math.max(1, Math.ceil((4 * notBusier) / sorted.length));
  };
}
