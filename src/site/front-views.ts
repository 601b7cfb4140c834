/** The front's lists of papers, and which papers it shows whole. */
import type { Note } from "../content/notes.ts";
import { listDays, type DayView } from "../digest/days.ts";
import { TRENDING_PAPERS, type EntryFacts } from "../digest/entry.ts";
import { listWeeks, type PeriodView } from "../digest/periods.ts";
import { listTopics, type TopicView } from "../digest/topics.ts";
import { listTrending } from "../digest/trending.ts";
import { newestPlausibleDay } from "../paper/plausible-day.ts";
import type { ShownTopic } from "../paper/topics.ts";

/** The front's lists, of facts. */
export interface FrontViews {
  days: DayView<EntryFacts>[];
  weeks: PeriodView<EntryFacts>[];
  newest: DayView<EntryFacts> | undefined;
  listed: EntryFacts[];
  trending: EntryFacts[];
  topics: TopicView<EntryFacts>[];
}

/** The lists of all papers. */
export function frontViews(
  facts: readonly EntryFacts[],
  topics: readonly ShownTopic[],
): FrontViews {
  const days = listDays(facts);
  const newest = newestPlausibleDay(facts.map(({ paper }) => paper)) ?? "";
  const listed = facts.filter(({ paper }) => paper.day <= newest);
  return {
    days,
    weeks: listWeeks(days),
    newest: days.find(({ day }) => day === newest),
    listed,
    trending: newest === "" ? [] : listTrending(listed, newest, TRENDING_PAPERS),
    topics: listTopics(facts, topics),
  };
}

/** The facts of the papers that the front shows whole: its newest, its notes' and its feeds'. */
export function shownWhole(
  facts: readonly EntryFacts[],
  topics: readonly ShownTopic[],
  notes: readonly Pick<Note, "paper">[],
  feeds: (views: Pick<FrontViews, "listed" | "weeks" | "newest">) => readonly EntryFacts[],
): EntryFacts[] {
  const views = frontViews(facts, topics);
  const noted = new Set(notes.map(({ paper }) => paper));
  const shown = new Set([
    ...(views.newest?.entries ?? []),
    ...views.trending,
    ...views.topics.flatMap(({ newest }) => newest),
    ...facts.filter(({ slug }) => noted.has(slug)),
    ...feeds(views),
  ]);
  return [...shown];
}
