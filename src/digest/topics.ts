/** The digest by topic: the newest papers, and a page a month. */
import { monthOf } from "../paper/day.ts";
import type { ShownTopic } from "../paper/topics.ts";
import { NEWEST_OF_TOPIC, type Entry, type EntryFacts } from "./entry.ts";
import { byNewest } from "./order.ts";

/** A topic with its papers. */
export interface TopicView<Item extends EntryFacts = Entry> {
  topic: ShownTopic;
  /** The newest, at most `NEWEST_OF_TOPIC`. */
  newest: Item[];
  /** Months that have papers, newest first. */
  months: TopicMonth<Item>[];
}

/** A topic's papers of one month, newest first. */
export interface TopicMonth<Item extends EntryFacts = Entry> {
  month: string;
  entries: Item[];
  previous: string | undefined;
  next: string | undefined;
}

/** One view a topic, by title. A topic without papers has an empty one. */
export function listTopics<Item extends EntryFacts>(
  entries: readonly Item[],
  topics: readonly ShownTopic[],
): TopicView<Item>[] {
  const byTopic = new Map<string, Item[]>(topics.map(({ slug }) => [slug, []]));
  for (const entry of entries.toSorted(byNewest))
    for (const slug of entry.topics) byTopic.get(slug)?.push(entry);
  return topics
    .map((topic) => toView(topic, byTopic.get(topic.slug) ?? []))
    .sort((a, b) => (a.topic.title < b.topic.title ? -1 : 1));
}

/** How many of the entries each topic has: the most first, then by title. */
export function countTopics(
  entries: readonly EntryFacts[],
  topics: readonly ShownTopic[],
): { topic: ShownTopic; count: number }[] {
  const counts = new Map<string, number>();
  for (const entry of entries)
    for (const slug of new Set(entry.topics)) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return topics
    .map((topic) => ({ topic, count: counts.get(topic.slug) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.topic.title < b.topic.title ? -1 : 1));
}

// --- internal ---

function toView<Item extends EntryFacts>(topic: ShownTopic, entries: Item[]): TopicView<Item> {
  const months = [...Map.groupBy(entries, ({ paper }) => monthOf(paper.day))];
  return {
    topic,
    newest: entries.slice(0, NEWEST_OF_TOPIC),
    months: months.map(([month, ofMonth], index) => ({
      month,
      entries: ofMonth,
      previous: months[index + 1]?.[0],
      next: months[index - 1]?.[0],
    })),
  };
}
