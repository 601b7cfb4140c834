/** A calendar day as `'YYYY-MM-DD'`. Never a Date, so that no time zone can move it. */
// One import a function: the index of the package loads 300 files, a second at every start, and
// its `format` alone loads a hundred.
import { addDays } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { getISOWeek } from "date-fns/getISOWeek";
import { getISOWeekYear } from "date-fns/getISOWeekYear";
import { isWeekend as isWeekendDate } from "date-fns/isWeekend";
import { startOfISOWeek } from "date-fns/startOfISOWeek";
import { UTCDateMini } from "@date-fns/utc/date/mini";
import { z } from "zod";
import { MONTHS } from "./date.ts";
import { isDate } from "./is-date.ts";

/** arXiv began then. */
const FIRST_YEAR = "1991";

/**
 * Whether `text` is a day that the calendar has, written `YYYY-MM-DD`, from 1991
 * (arXiv's first year) to 2199.
 */
export function isDay(text: string): boolean {
  return text.length === "YYYY-MM-DD".length && isDate(text) && text >= FIRST_YEAR;
}

/** A day of the calendar, `'YYYY-MM-DD'`. */
export const daySchema = z
  .string({ error: "expected a day as 'YYYY-MM-DD', in quotes" })
  .refine(isDay, { error: "expected a day of the calendar as 'YYYY-MM-DD', such as '2025-10-16'" });

/** `'2025-10-16'` → `'2025-10'`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** `'2025-10-16'` → `'2025'`. */
export function yearOf(day: string): string {
  return day.slice(0, 4);
}

/**
 * The ISO week of a day: `'2025-10-16'` → `'2025-W42'`. A week belongs to the year of its
 * Thursday, so the last days of December can be of next year's first week.
 *
 * @see https://www.iso.org/iso-8601-date-and-time-format.html
 */
export function weekOf(day: string): string {
  const date = toDate(day);
  return `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, "0")}`;
}

/** The Monday of the day's week. */
export function mondayOf(day: string): string {
  return fromDate(startOfISOWeek(toDate(day)));
}

/** The Monday of a week such as `'2025-W42'`: the 4th of January is in the first. */
export function mondayOfWeek(week: string): string {
  const [year, number = 1] = week.split("-W").map(Number);
  return shiftDay(mondayOf(`${year}-01-04`), (number - 1) * 7);
}

/** How many days `later` comes after `earlier`; negative when it comes before. */
export function daysBetween(earlier: string, later: string): number {
  return differenceInCalendarDays(toDate(later), toDate(earlier));
}

/** The day `days` after `day` (before it, when negative). */
export function shiftDay(day: string, days: number): string {
  return fromDate(addDays(toDate(day), days));
}

/** `'2025-10-16'` → `'Thursday, 16 October 2025'`. English, whatever the machine's locale is. */
export function longDay(day: string): string {
  return `${weekday(day)}, ${dateOf(day)} ${nameOfMonth(day)} ${yearOf(day)}`;
}

/** `'2025-10-16'` → `'Thu 16 Oct'`, for places that name the year elsewhere. */
export function shortDay(day: string): string {
  return `${weekday(day).slice(0, 3)} ${dateOf(day)} ${shortMonth(day)}`;
}

/** `'2025-10-16'` → `'Thursday 16'`, for places that name the month elsewhere. */
export function weekdayAndDate(day: string): string {
  return `${weekday(day)} ${dateOf(day)}`;
}

/** The week of a day, by its Monday and Sunday: `'13–19 October 2025'`. */
export function longWeek(day: string): string {
  const monday = mondayOf(day);
  const sunday = shiftDay(monday, 6);
  const end = `${dateOf(sunday)} ${nameOfMonth(sunday)} ${yearOf(sunday)}`;
  if (monthOf(monday) === monthOf(sunday)) return `${dateOf(monday)}–${end}`;
  const year = yearOf(monday) === yearOf(sunday) ? "" : ` ${yearOf(monday)}`;
  return `${dateOf(monday)} ${nameOfMonth(monday)}${year} – ${end}`;
}

/** `'2025-10'` → `'Oct'`, for places that name the year elsewhere. */
export function shortMonth(month: string): string {
  return nameOfMonth(month).slice(0, 3);
}

/** The months from `first` to `last`, `'YYYY-MM'`, both included and none left out. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  return isWeekendDate(toDate(day));
}

// --- internal ---

function nextMonth(month: string): string {
  return monthOf(shiftDay(`${month}-28`, 4));
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function weekday(day: string): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}

/** Of a day or a month. */
function nameOfMonth(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? "";
}

/** `'2025-10-06'` → `6` */
function dateOf(day: string): number {
  return Number(day.slice(8));
}

function fromDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** In UTC: in a local time zone a midnight, or a whole day, may not exist. */
function toDate(day: string): Date {
  return new UTCDateMini(`${day}T00:00:00Z`);
}
