/**
 * The static API, version 1: all papers of a month in a file, and what there is by day, month and
 * topic. Fields may be added within a version, and none goes or changes its meaning.
 */
import { z } from "zod";
import type { DayView } from "../digest/days.ts";
import type { Entry, EntryFacts } from "../digest/entry.ts";
import type { PeriodView } from "../digest/periods.ts";
import {
  apiMonthPath,
  dailyPapersPath,
  feedPath,
  jsonFeedPath,
  topicPath,
} from "../digest/urls.ts";
import { daySchema } from "../paper/day.ts";
import { paperSchema, slugSchema } from "../paper/schema.ts";
import type { ShownTopic } from "../paper/topics.ts";
import { dailyPapersSchema } from "./daily-papers.ts";

const month = z.string().regex(/^\d{4}-\d{2}$/);
const count = z.int().nonnegative();
/** An address, absolute where the site's own is known. */
const address = z.string();

/** A paper: the fields of its file with what notes correct, all of its topics, and its abstract. */
const apiPaperSchema = paperSchema;

export const daysSchema = z.array(z.strictObject({ day: daySchema, papers: count, url: address }));
const monthsSchema = z.array(z.strictObject({ month, papers: count, url: address }));
export const topicsSchema = z.array(
  z.strictObject({
    slug: slugSchema,
    title: z.string(),
    blurb: z.string(),
    papers: count,
    page: address,
    feed: address,
    jsonFeed: address,
  }),
);

/** The JSON Schema of each file, by the name of the file that it is for. */
export function apiSchemas(): Record<string, z.core.JSONSchema.JSONSchema> {
  const schemas = {
    daily_papers: dailyPapersSchema,
    paper: apiPaperSchema,
    days: daysSchema,
    months: monthsSchema,
    topics: topicsSchema,
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: "output" }),
    ]),
  );
}

/** A paper as a line of its month's file. Keys come in the order of a paper's fields. */
export function toApiLine(
  { paper, topics }: Pick<Entry, "paper" | "topics">,
  abstract: string,
): string {
  return `${JSON.stringify({ ...paper, topics, abstract })}\n`;
}

type ToAddress = (path: string) => string;

/** The days that have papers, newest first. */
export function listApiDays(
  days: readonly Pick<DayView<EntryFacts>, "day" | "entries">[],
  toAddress: ToAddress,
): z.output<typeof daysSchema> {
  return days.map(({ day, entries }) => ({
    day,
    papers: entries.length,
    url: toAddress(dailyPapersPath(day)),
  }));
}

/** The months that have papers, newest first. */
export function listApiMonths(
  months: readonly Pick<PeriodView<EntryFacts>, "period" | "entries">[],
  toAddress: ToAddress,
): z.output<typeof monthsSchema> {
  return months.map(({ period, entries }) => ({
    month: period,
    papers: entries.length,
    url: toAddress(apiMonthPath(period)),
  }));
}

/** The topics, by title. */
export function listApiTopics(
  topics: readonly { topic: ShownTopic; papers: number }[],
  toAddress: ToAddress,
): z.output<typeof topicsSchema> {
  return topics.map(({ topic: { slug, title, blurb }, papers }) => {
    const page = topicPath(slug);
    return {
      slug,
      title,
      blurb,
      papers,
      page: toAddress(page),
      feed: toAddress(feedPath(page)),
      jsonFeed: toAddress(jsonFeedPath(page)),
    };
  });
}
