/**
 * Which listing days can be right. A source may send any day, and a paper of the year 2199 would
 * be alone on the front page, and no later day would replace it.
 */
import { monthOfArxivId } from "./arxiv-id.ts";
import { daysBetween, monthOf, shiftDay, yearOf } from "./day.ts";
import type { Paper } from "./schema.ts";

/** What a listing day depends on. */
export type Dated = Pick<Paper, "id" | "aliases" | "day" | "published" | "updated">;

/** What is known of the day on which a source lists a paper. */
export interface DayLimits {
  /** The current day in UTC. */
  today: string;
  /** The first day for which the source has a list. */
  began?: string | undefined;
  /** The day of which the list was asked for. */
  asked?: string | undefined;
}

/** Why a source can't have listed a paper on a day; undefined where it can. */
export function whyImplausible(
  day: string,
  { today, began, asked }: DayLimits,
): string | undefined {
  if (day > lastDay(today)) return "is in the future";
  if (began !== undefined && day < began) return `is before ${began}, when the source began`;
  if (asked !== undefined && Math.abs(daysBetween(asked, day)) > A_YEAR)
    return `is more than a year from ${asked}, the day that was asked for`;
  return undefined;
}

/** The last day that can be right: where the source is, it may be tomorrow already. */
export function lastDay(today: string): string {
  return shiftDay(today, 1);
}

/** Whether a paper's arXiv id is of a later month than its listing day, with a month's tolerance. */
export function isBeforeItsId({ id, aliases = [], day }: Dated): boolean {
  const months = [id, ...aliases].flatMap((one) => monthOfArxivId(one) ?? []).sort();
  const [first] = months;
  // Nearly every paper is listed in the month of its id, and adding days takes time.
  if (first === undefined || monthOf(day) >= first) return false;
  return monthOf(shiftDay(day, 31)) < first;
}

/**
 * The newest listing day that is plausible by the papers themselves: a build doesn't read
 * the clock, so that the same papers give the same pages. A gap of more than a year between days
 * starts a new group. The result is the last day of the newest group that has a paper published
 * within a year of its listing; where no group has one, of the group with the most papers.
 *
 * @returns undefined where there are no papers
 */
export function newestPlausibleDay(papers: readonly Dated[]): string | undefined {
  const groups: Dated[][] = [];
  for (const paper of papers.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))) {
    const group = groups.at(-1);
    const later = group?.at(-1)?.day;
    const isNear = later === paper.day || (later && daysBetween(paper.day, later) <= A_YEAR);
    if (group && isNear) group.push(paper);
    else groups.push([paper]);
  }
  const dated = groups.find((group) => group.some(isDatedNear));
  const [largest] = groups.toSorted((a, b) => b.length - a.length);
  return (dated ?? largest)?.[0]?.day;
}

// --- internal ---

/** In days, a leap year's. */
const A_YEAR = 366;

/** By the arXiv id where there is one, since a wrong date doesn't change it. */
function isDatedNear({ id, aliases = [], day, published, updated }: Dated): boolean {
  const months = [id, ...aliases].flatMap((one) => monthOfArxivId(one) ?? []);
  const dates = months.length > 0 ? months : [published, updated];
  return dates.some(
    (date) => date !== undefined && Math.abs(Number(date.slice(0, 4)) - Number(yearOf(day))) <= 1,
  );
}
