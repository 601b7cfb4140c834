/** Counts of the digest by month or year. They may change with each new paper. */
import { isWeekend, monthOf, monthsBetween, shiftDay, yearOf } from "../../paper/day.ts";
import type { ShownTopic } from "../../paper/topics.ts";
import type { EntryFacts } from "../entry.ts";

/** A month or a year of the digest. */
export interface Period {
  /** `'2025-10'` or `'2025'`. */
  name: string;
  papers: number;
  /** Set for the newest one, where working days are still to come in it. */
  isOpen: boolean;
  /** Papers whose upvotes are known. Unknown upvotes are left out, not counted as 0. */
  known: number;
  /** Undefined where the upvotes of fewer than ten papers are known. */
  upvotes: Upvotes | undefined;
}

/** Quantiles of the upvotes of a period's papers. */
export interface Upvotes {
  /** Half of the papers have as many, or more. */
  half: number;
  /** One in ten has as many, or more. */
  topTenth: number;
}

/** A topic over months or years. */
export interface TopicTrend {
  topic: ShownTopic;
  /** Papers of each period. */
  counts: number[];
  /** Shares of the period's papers, from 0 to 1; undefined for a period without papers. */
  shares: (number | undefined)[];
  /** Its share of all papers of the first periods, and of the last ones: see `spanOf`. */
  before: number;
  now: number;
}

/** All months, or years, from the first with papers to the last, oldest first. */
export function countPeriods(entries: readonly EntryFacts[], step: "month" | "year"): Period[] {
  const days = entries.map(({ paper }) => paper.day).sort();
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const nameOf = step === "month" ? monthOf : yearOf;
  const inPeriod = Map.groupBy(entries, ({ paper }) => nameOf(paper.day));
  const months = monthsBetween(monthOf(first), monthOf(last));
  return [...new Set(months.map(nameOf))].map((name) => {
    const papers = inPeriod.get(name) ?? [];
    const known = papers.flatMap(({ paper }) => paper.upvotes ?? []);
    const isOpen = name === nameOf(last) && nameOf(nextWorkingDay(last)) === name;
    return {
      name,
      papers: papers.length,
      isOpen,
      known: known.length,
      upvotes: countUpvotes(known),
    };
  });
}

/**
 * How many periods at each end are compared: a quarter of them, at least one, at most twelve.
 * One month varies too much to compare, and a year of months averages out conference seasons.
 */
export function spanOf(periods: readonly unknown[]): number {
  return Math.min(12, Math.max(1, Math.floor(periods.length / 4)));
}

/**
 * The topics that have papers, by how far their share has moved between the first periods and
 * the last ones, then by their papers, then by title.
 */
export function listTopicTrends(
  entries: readonly EntryFacts[],
  topics: readonly ShownTopic[],
  periods: readonly Period[],
): TopicTrend[] {
  const length = periods[0]?.name.length;
  const inPeriod = Map.groupBy(entries, ({ paper }) => paper.day.slice(0, length));
  const totals = periods.map(({ papers }) => papers);
  const span = spanOf(periods);
  return topics
    .map((topic) => {
      const counts = periods.map(
        ({ name }) =>
          inPeriod.get(name)?.filter((entry) => entry.topics.includes(topic.slug)).length ?? 0,
      );
      return {
        topic,
        counts,
        shares: counts.map((count, at) => share(count, totals[at] ?? 0)),
        before: share(sum(counts.slice(0, span)), sum(totals.slice(0, span))) ?? 0,
        now: share(sum(counts.slice(-span)), sum(totals.slice(-span))) ?? 0,
      };
    })
    .filter(({ counts }) => sum(counts) > 0)
    .sort(
      (a, b) =>
        Math.abs(b.now - b.before) - Math.abs(a.now - a.before) ||
        sum(b.counts) - sum(a.counts) ||
        (a.topic.title < b.topic.title ? -1 : 1),
    );
}

// --- internal ---

/** Digests have no papers on weekends. */
function nextWorkingDay(day: string): string {
  let next = shiftDay(day, 1);
  while (isWeekend(next)) next = shiftDay(next, 1);
  return next;
}

function countUpvotes(known: readonly number[]): Upvotes | undefined {
  if (known.length < 10) return undefined;
  const falling = known.toSorted((a, b) => b - a);
  const reachedBy = (part: number) => falling[Math.ceil(falling.length * part) - 1] ?? 0;
  return { half: reachedBy(0.5), topTenth: reachedBy(0.1) };
}

function share(count: number, of: number): number | undefined {
  return of > 0 ? count / of : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
