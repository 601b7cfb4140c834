/** The digest by topic: the newest papers, and a page a month. */
import { monthOf } from "../paper/day.ts";
import type { Topic } from "../paper/topics.ts";
import { CARDS_A_PAGE, type Entry } from "./entry.ts";
import { byNewest } from "./order.ts";

/** A topic with its papers. */
export interface TopicView {
  topic: Topic;
  /** The newest, at most `CARDS_A_PAGE`. */
  newest: Entry[];
  /** Months that have papers, newest first. */
  months: TopicMonth[];
}

/** A topic's papers of one month, newest first. */
export interface TopicMonth {
  month: string;
  entries: Entry[];
  previous: string | undefined;
  next: string | undefined;
}

/** One view a topic, by title. A topic without papers has an empty one. */
export function listTopics(entries: readonly Entry[], topics: readonly Topic[]): TopicView[] {
  const byTopic = new Map<string, Entry[]>(topics.map(({ slug }) => [slug, []]));
  for (const entry of entries.toSorted(byNewest))
    for (const slug of entry.topics) byTopic.get(slug)?.push(entry);
  return topics
    .map((topic) => toView(topic, byTopic.get(topic.slug) ?? []))
    .sort((a, b) => (a.topic.title < b.topic.title ? -1 : 1));
}

/** How many of the entries each topic has: the most first, then by title. */
export function countTopics(
  entries: readonly Entry[],
  topics: readonly Topic[],
): { topic: Topic; count: number }[] {
  return topics
    .map((topic) => ({
      topic,
      count: entries.filter((entry) => entry.topics.includes(topic.slug)).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.topic.title < b.topic.title ? -1 : 1));
}

// --- internal ---

function toView(topic: Topic, entries: Entry[]): TopicView {
  const months = [...Map.groupBy(entries, ({ paper }) => monthOf(paper.day))];
  return {
    topic,
    newest: entries.slice(0, CARDS_A_PAGE),
    months: months.map(([month, ofMonth], index) => ({
      month,
      entries: ofMonth,
      previous: months[index + 1]?.[0],
      next: months[index - 1]?.[0],
    })),
  };
}
