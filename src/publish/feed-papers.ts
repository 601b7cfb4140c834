/** Which papers the feeds show. */
import type { EntryFacts } from "../digest/entry.ts";
import type { PeriodView } from "../digest/periods.ts";
import { weekOf } from "../paper/day.ts";
import type { ShownTopic } from "../paper/topics.ts";
import { ENOUGH, takeNewest } from "./feeds.ts";
import { MOST_WEEKS, TOP_OF_WEEK } from "./other-feeds.ts";

/** The papers of a feed, newest first. */
export function newestFacts(facts: readonly EntryFacts[], enough: number): EntryFacts[] {
  return takeNewest(facts, enough).map(({ entry }) => entry);
}

/**
 * The newest weeks that are over, which is when a later one has papers, with the first of each.
 *
 * @param weeks newest first, each week's papers by popularity
 * @param newest the newest day of the digest
 */
export function newestWeeks<Item extends EntryFacts>(
  weeks: readonly PeriodView<Item>[],
  newest: string | undefined,
): { view: PeriodView<Item>; top: Item[] }[] {
  const current = newest === undefined ? "" : weekOf(newest);
  return weeks
    .filter(({ period }) => period < current)
    .slice(0, MOST_WEEKS)
    .map((view) => ({ view, top: view.entries.slice(0, TOP_OF_WEEK) }));
}

/** The papers of all feeds. @param listed those up to the newest day */
export function papersInFeeds(
  listed: readonly EntryFacts[],
  weeks: readonly PeriodView<EntryFacts>[],
  newest: string | undefined,
  topics: readonly ShownTopic[],
): EntryFacts[] {
  const byTopic = new Map<string, EntryFacts[]>(topics.map(({ slug }) => [slug, []]));
  for (const one of listed) for (const slug of new Set(one.topics)) byTopic.get(slug)?.push(one);
  return [
    ...newestFacts(listed, ENOUGH.site),
    ...[...byTopic.values()].flatMap((own) => newestFacts(own, ENOUGH.topic)),
    ...newestWeeks(weeks, newest).flatMap(({ top }) => top),
  ];
}
