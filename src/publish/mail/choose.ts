/** Which papers a mail is about, and what it is called. */
import type { Entry, EntryFacts } from "../../digest/entry.ts";
import { byPopularity, byRank } from "../../digest/order.ts";
import { dayPath, searchPath, topicPath, weekPath } from "../../digest/urls.ts";
import { longDay, longWeek, weekOf } from "../../paper/day.ts";
import type { StandingSearch } from "../../paper/standing-search.ts";
import type { Topic } from "../../paper/topics.ts";

/** What somebody wants a mail of. Without a day and a week: the newest day that has such papers. */
export interface Wanted {
  day?: string | undefined;
  /** `'2025-W42'` */
  week?: string | undefined;
  topic?: Topic | undefined;
  /** With the papers that it finds, as ids in URLs. */
  search?: { search: StandingSearch; found: readonly string[] } | undefined;
}

/** What a mail is about. */
export interface Chosen<Item extends EntryFacts = Entry> {
  /** In names of files: `day-2025-10-16`, `topic-agents-2025-W42`. */
  name: string;
  /** What its papers have in common beside their day: the topic's title, or the search's. */
  about: string | undefined;
  /** The day or the week in words. */
  when: string;
  /** Of the newest paper. */
  day: string;
  /** The path of the page that has the same papers, or more of them. */
  page: string;
  /** In the order of the day, or of the week. */
  entries: Item[];
}

/**
 * Chooses papers.
 *
 * @param newest the newest day of the digest: papers of later days wait for it
 * @returns undefined where there is no such paper
 */
export function choosePapers<Item extends EntryFacts>(
  facts: readonly Item[],
  wanted: Wanted,
  newest: string,
): Chosen<Item> | undefined {
  const { week, topic, search } = wanted;
  const found = search && new Set(search.found);
  const own = facts.filter(
    ({ slug, topics }) =>
      (topic === undefined || topics.includes(topic.slug)) &&
      (found === undefined || found.has(slug)),
  );
  const day = wanted.day ?? lastDay(own.filter(({ paper }) => paper.day <= newest));
  const entries =
    week === undefined
      ? own.filter(({ paper }) => paper.day === day).sort(byRank)
      : own.filter(({ paper }) => weekOf(paper.day) === week).sort(byPopularity);
  if (entries.length === 0) return undefined;
  const last = lastDay(entries);
  const period = week ?? last;
  const narrowed = [
    ...(topic ? [`topic-${topic.slug}`] : []),
    ...(search ? [`search-${search.search.slug}`] : []),
  ];
  const prefix = narrowed.length > 0 ? narrowed : [week === undefined ? "day" : "week"];
  return {
    name: [...prefix, period].join("-"),
    about: [search?.search.title, topic?.title].filter(Boolean).join(", ") || undefined,
    when: week === undefined ? longDay(last) : longWeek(last),
    day: last,
    page: pageOf(wanted, period),
    entries,
  };
}

// --- internal ---

function pageOf({ week, topic, search }: Wanted, period: string): string {
  if (search) return searchPath(search.search.slug);
  if (topic) return topicPath(topic.slug);
  return week === undefined ? dayPath(period) : weekPath(period);
}

/** Days in this form are in order as texts. */
function lastDay(entries: readonly EntryFacts[]): string {
  return entries.map(({ paper }) => paper.day).reduce((a, b) => (a > b ? a : b), "");
}
