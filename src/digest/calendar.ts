/** The archive as a calendar: every month with its weeks, every day with its count. */
import { monthOf, mondayOf, shiftDay, weekOf, yearOf } from "../paper/day.ts";
import type { DayView } from "./days.ts";
import type { EntryFacts } from "./entry.ts";

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
  entries: readonly EntryFacts[];
}

/** The calendar of the days that have papers. Months without papers are left out. */
export function listCalendar(days: readonly DayView<EntryFacts>[]): CalendarYear[] {
  const entriesOf = new Map(days.map(({ day, entries }) => [day, entries]));
  const months = [...new Set(days.map(({ day }) => monthOf(day)))]
    .sort()
    .reverse()
    .map((month) => toMonth(month, entriesOf));
  return [...Map.groupBy(months, ({ month }) => yearOf(month))].map(([year, ofYear]) => ({
    year,
    months: ofYear,
  }));
}

/**
 * The topics of a day's papers in few bytes, for a script that counts them: places in the list of
 * slugs, with commas between, and a blank between papers: `3,7 0  12`. A paper without topics is
 * an empty text.
 */
export function topicsOfDay(entries: readonly EntryFacts[], slugs: readonly string[]): string {
  const place = new Map(slugs.map((slug, at) => [slug, at]));
  return entries
    .map(({ topics }) => topics.flatMap((slug) => place.get(slug) ?? []).join())
    .join(" ");
}

// --- internal ---

function toMonth(
  month: string,
  entriesOf: ReadonlyMap<string, readonly EntryFacts[]>,
): CalendarMonth {
  const weeks: CalendarWeek[] = [];
  const first = `${month}-01`;
  for (let monday = mondayOf(first); monthOf(monday) <= month; monday = shiftDay(monday, 7)) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((place) => {
      const day = shiftDay(monday, place);
      if (monthOf(day) !== month) return undefined;
      const entries = entriesOf.get(day) ?? [];
      return { day, count: entries.length, entries };
    });
    weeks.push({ week: weekOf(monday), count: total(days), days });
  }
  return { month, count: total(weeks), weeks };
}

function total(parts: readonly ({ count: number } | undefined)[]): number {
  return parts.reduce((sum, part) => sum + (part?.count ?? 0), 0);
}
