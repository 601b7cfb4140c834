/** Neighbours: to which views of other months the views of a month lead. */
import type { EntryFacts } from "../digest/entry.ts";
import { monthOf, weekOf } from "../paper/day.ts";

/** What a month has before and after it: the nearest of each that has papers. */
export interface Around<Name = string> {
  previous: Name | undefined;
  next: Name | undefined;
}

/** The ends of a month's views, or a day's, lead to views of other months and days. */
export interface MonthEdges {
  days: Around;
  weeks: Around;
  /** The weeks whose newest paper is of the month: another month may have the others' newer days. */
  ownWeeks: readonly string[];
  months: Around;
  /** By the topic's slug. */
  topicMonths: Readonly<Record<string, Around>>;
}

/** Of what has no views but papers. */
export const NO_EDGES: MonthEdges = {
  days: { previous: undefined, next: undefined },
  weeks: { previous: undefined, next: undefined },
  ownWeeks: [],
  months: { previous: undefined, next: undefined },
  topicMonths: {},
};

/** What lies before and after each month's views. */
export class Edges {
  readonly #byMonth: ReadonlyMap<string, readonly EntryFacts[]>;
  readonly #byDay: ReadonlyMap<string, readonly EntryFacts[]>;
  /** All oldest first. */
  readonly #months: readonly string[];
  readonly #days: readonly string[];
  /** Each week with the month of its newest paper, which it belongs to. */
  readonly #weeks: readonly { week: string; month: string }[];
  readonly #monthsOfTopic: ReadonlyMap<string, readonly string[]>;

  constructor(facts: readonly EntryFacts[]) {
    this.#byMonth = Map.groupBy(facts, ({ paper }) => monthOf(paper.day));
    this.#byDay = Map.groupBy(facts, ({ paper }) => paper.day);
    this.#months = [...this.#byMonth.keys()].sort();
    this.#days = [...this.#byDay.keys()].sort();
    const lastDays = new Map(this.#days.map((day) => [weekOf(day), day]));
    this.#weeks = [...lastDays].map(([week, day]) => ({ week, month: monthOf(day) }));
    const ofTopic = new Map<string, string[]>();
    for (const month of this.#months)
      for (const slug of new Set(this.factsOf(month).flatMap(({ topics }) => topics)))
        ofTopic.set(slug, [...(ofTopic.get(slug) ?? []), month]);
    this.#monthsOfTopic = ofTopic;
  }

  factsOf(month: string): readonly EntryFacts[] {
    return this.#byMonth.get(month) ?? [];
  }

  /** The days of a month that have papers, oldest first. */
  daysOf(month: string): readonly string[] {
    return this.#days.filter((day) => monthOf(day) === month);
  }

  papersOf(day: string): readonly EntryFacts[] {
    return this.#byDay.get(day) ?? [];
  }

  /** The papers of the month before that share the week of the month's first paper. */
  sharedWeek(month: string): readonly EntryFacts[] {
    const first = this.#days.find((day) => monthOf(day) === month);
    const before = around(this.#months, (one) => one === month).previous;
    if (first === undefined || before === undefined) return [];
    const week = weekOf(first);
    return this.daysOf(before)
      .filter((day) => weekOf(day) === week)
      .flatMap((day) => this.papersOf(day));
  }

  ofDay(day: string): MonthEdges {
    return { ...NO_EDGES, days: around(this.#days, (one) => one === day) };
  }

  /** Of a month's other views. */
  of(month: string): MonthEdges {
    const weeks = around(this.#weeks, (one) => one.month === month);
    const slugs = new Set(this.factsOf(month).flatMap(({ topics }) => topics));
    return {
      months: around(this.#months, (one) => one === month),
      days: NO_EDGES.days,
      weeks: { previous: weeks.previous?.week, next: weeks.next?.week },
      ownWeeks: this.#weeks.filter((one) => one.month === month).map(({ week }) => week),
      topicMonths: Object.fromEntries(
        [...slugs]
          .sort()
          .map((slug) => [
            slug,
            around(this.#monthsOfTopic.get(slug) ?? [], (one) => one === month),
          ]),
      ),
    };
  }
}

// --- internal ---

/** What stands before the first and after the last of the items that count. */
function around<Item>(items: readonly Item[], counts: (item: Item) => boolean): Around<Item> {
  const first = items.findIndex(counts);
  const last = items.findLastIndex(counts);
  return { previous: items[first - 1], next: last < 0 ? undefined : items[last + 1] };
}
