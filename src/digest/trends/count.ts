/** What changes in the digest over the months. This is about now: it may change with each paper. */
import type { Entry } from "../entry.ts";
import { isWeekend, monthOf, monthsBetween, shiftDay, yearOf } from "../../paper/day.ts";
import type { Topic } from "../../paper/topics.ts";

/** How many topics are drawn: those that moved most. The table has all. */
export const DRAWN_TOPICS = 12;

/** Above so many months topics and upvotes are told by year: months would be a thicket. */
export const MOST_MONTHS = 48;

/** A month or a year of the digest. */
export interface Period {
  /** `'2025-10'` or `'2025'`. */
  name: string;
  papers: number;
  /** The newest one, where working days are still to come in it. */
  isOpen: boolean;
  /** Papers whose upvotes are known. */
  known: number;
  /** What is known of upvotes; undefined where it is of fewer than ten papers. */
  upvotes: Upvotes | undefined;
}

/** What papers have reached. A paper whose upvotes aren't known has not none: it isn't counted. */
export interface Upvotes {
  /** Half of the papers have as many, or more. */
  half: number;
  /** One in ten has as many, or more. */
  topTenth: number;
}

/** A topic over months or years. */
export interface TopicTrend {
  topic: Topic;
  /** Papers of each period. */
  counts: number[];
  /** Shares of the period's papers, from 0 to 1; undefined for one without papers. */
  shares: (number | undefined)[];
  /** Its share of all papers of the first periods, and of the last ones: see `spanOf`. */
  before: number;
  now: number;
}

/** From the first month that has papers to the last, oldest first, with the empty ones between. */
export function countMonths(entries: readonly Entry[]): Period[] {
  return countPeriods(entries, monthOf, monthsBetween);
}

/** As `countMonths`, by year. */
export function countYears(entries: readonly Entry[]): Period[] {
  return countPeriods(entries, yearOf, yearsBetween);
}

/**
 * How many periods at each end are compared: a quarter of them, at least one, at most twelve.
 * A month alone says little, and a year of them evens out conferences.
 */
export function spanOf(periods: readonly unknown[]): number {
  return Math.min(12, Math.max(1, Math.floor(periods.length / 4)));
}

/**
 * The topics that have papers, those first whose share has moved most between the first periods
 * and the last ones; topics that moved alike by their papers, then by title.
 */
export function listTopicTrends(
  entries: readonly Entry[],
  topics: readonly Topic[],
  periods: readonly Period[],
): TopicTrend[] {
  const place = new Map(periods.map(({ name }, at) => [name, at]));
  const length = periods[0]?.name.length;
  const counts = new Map(topics.map(({ slug }) => [slug, periods.map(() => 0)]));
  for (const { paper, topics: slugs } of entries) {
    const at = place.get(paper.day.slice(0, length));
    for (const slug of slugs) {
      const ofTopic = counts.get(slug);
      if (at !== undefined && ofTopic) ofTopic[at] = (ofTopic[at] ?? 0) + 1;
    }
  }
  return topics
    .map((topic) => toTrend(topic, counts.get(topic.slug) ?? [], periods))
    .filter((trend) => sum(trend.counts) > 0)
    .sort(
      (a, b) =>
        movement(b) - movement(a) ||
        sum(b.counts) - sum(a.counts) ||
        (a.topic.title < b.topic.title ? -1 : 1),
    );
}

/** The topics to draw, those that rose first, each kind by how far. */
export function splitByMovement(trends: readonly TopicTrend[]): {
  risen: TopicTrend[];
  fallen: TopicTrend[];
} {
  const drawn = trends.slice(0, DRAWN_TOPICS);
  return {
    risen: drawn.filter(({ before, now }) => now > before),
    fallen: drawn.filter(({ before, now }) => now < before),
  };
}

// --- internal ---

function countPeriods(
  entries: readonly Entry[],
  nameOf: (day: string) => string,
  between: (first: string, last: string) => string[],
): Period[] {
  const days = entries.map(({ paper }) => paper.day).sort();
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const byName = Map.groupBy(entries, ({ paper }) => nameOf(paper.day));
  return between(nameOf(first), nameOf(last)).map((name) => {
    const inside = byName.get(name) ?? [];
    const known = inside.flatMap(({ paper }) => paper.upvotes ?? []);
    return {
      name,
      papers: inside.length,
      isOpen: name === nameOf(last) && isOpenAfter(last, nameOf),
      known: known.length,
      upvotes: countUpvotes(known),
    };
  });
}

/** Whether some Monday to Friday after the day is of the same period: digests rest at weekends. */
function isOpenAfter(day: string, nameOf: (day: string) => string): boolean {
  let next = shiftDay(day, 1);
  while (nameOf(next) === nameOf(day) && isWeekend(next)) next = shiftDay(next, 1);
  return nameOf(next) === nameOf(day);
}

function yearsBetween(first: string, last: string): string[] {
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, at) => String(Number(first) + at));
}

function countUpvotes(known: readonly number[]): Upvotes | undefined {
  if (known.length < 10) return undefined;
  const falling = known.toSorted((a, b) => b - a);
  const half = reachedBy(falling, 0.5);
  const topTenth = reachedBy(falling, 0.1);
  return half === undefined || topTenth === undefined ? undefined : { half, topTenth };
}

/** The highest count that a share of the papers has reached: a quantile that is some paper's own. */
function reachedBy(falling: readonly number[], share: number): number | undefined {
  return falling[Math.ceil(falling.length * share) - 1];
}

function toTrend(topic: Topic, counts: number[], periods: readonly Period[]): TopicTrend {
  const all = periods.map(({ papers }) => papers);
  const span = spanOf(periods);
  return {
    topic,
    counts,
    shares: counts.map((count, at) => share(count, all[at] ?? 0)),
    before: share(sum(counts.slice(0, span)), sum(all.slice(0, span))) ?? 0,
    now: share(sum(counts.slice(-span)), sum(all.slice(-span))) ?? 0,
  };
}

function share(count: number, of: number): number | undefined {
  return of > 0 ? count / of : undefined;
}

function movement({ before, now }: TopicTrend): number {
  return Math.abs(now - before);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
