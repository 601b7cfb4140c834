/** The static API of the site that is being built. */
import type { DayView } from "../digest/days.ts";
import { monthOf } from "../paper/day.ts";
import {
  apiSchemas, listApiDays, listApiMonths, listApiTopics, toApiLine,
} from "../publish/api.ts"; // prettier-ignore
import { toDailyPaper } from "../publish/daily-papers.ts";
import { listMonths } from "../digest/periods.ts";
import { getFront } from "./collections.ts";
import { address } from "./feed-parts.ts";

/** A day's papers in the shape of the Daily Papers API; an empty list where there is no day. */
export function dailyPapersOf(view: Pick<DayView, "entries"> | undefined): Response {
  const entries = view?.entries ?? [];
  return Response.json(entries.map(({ paper, abstract }) => toDailyPaper({ ...paper, abstract })));
}

/** A month's papers, a line each, newest day first. */
export function papersOfMonth(month: string, days: readonly DayView[]): Response {
  const own = days.filter(({ day }) => monthOf(day) === month);
  const lines = own.flatMap(({ entries }) =>
    entries.map((entry) => toApiLine(entry, entry.abstract)),
  );
  return new Response(lines.join(""), { headers: { "content-type": "application/jsonl" } });
}

/** The indexes and the schemas, by the names of their files without `.json`. */
export async function apiIndexes(): Promise<Record<string, object>> {
  const { days, topics } = await getFront();
  const schemas = Object.entries(apiSchemas());
  return {
    days: listApiDays(days, address),
    months: listApiMonths(listMonths(days), address),
    topics: listApiTopics(
      topics.map(({ topic, months }) => ({
        topic,
        papers: months.reduce((sum, { entries }) => sum + entries.length, 0),
      })),
      address,
    ),
    ...Object.fromEntries(schemas.map(([name, schema]) => [`${name}.schema`, schema])),
  };
}
