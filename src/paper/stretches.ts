/**
 * Stretches of days. What is made of many papers together is made of those of a stretch, so that a
 * day more doesn't make it anew for a whole month.
 */
import { monthOf } from "./day.ts";
import type { Paper } from "./schema.ts";

/** A day, `2025-10-15`, and how many papers it has. */
export interface DayOfPapers {
  day: string;
  papers: number;
}

/** A month is cut whenever so many papers have come. */
export const STRETCH = 1000;

/** Cuts days at the first ends of days at which there are enough papers. @param rising oldest first */
export function cutDays<Day extends DayOfPapers>(rising: readonly Day[], enough: number): Day[][] {
  const cut: Day[][] = [];
  let open = enough;
  for (const day of rising) {
    if (open >= enough) {
      cut.push([]);
      open = 0;
    }
    cut.at(-1)?.push(day);
    open += day.papers;
  }
  return cut;
}

/**
 * The days of each stretch, the oldest first. Every month is cut on its own: a paper that comes
 * late moves no cut of another month.
 *
 * @param days in any order
 */
export function stretchesOf<Day extends DayOfPapers>(
  days: readonly Day[],
  enough = STRETCH,
): Day[][] {
  const rising = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return [...Map.groupBy(rising, ({ day }) => monthOf(day)).values()].flatMap((month) =>
    cutDays(month, enough),
  );
}

/** Papers by the stretches of their days, the oldest first. */
export function papersByStretch<Listed extends Pick<Paper, "day">>(
  papers: readonly Listed[],
): { days: string[]; papers: Listed[] }[] {
  const byDay = Map.groupBy(papers, ({ day }) => day);
  const days = [...byDay].map(([day, { length }]) => ({ day, papers: length }));
  return stretchesOf(days).map((stretch) => ({
    days: stretch.map(({ day }) => day),
    papers: stretch.flatMap(({ day }) => byDay.get(day) ?? []),
  }));
}
