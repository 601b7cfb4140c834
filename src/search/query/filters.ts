/** The filters of the results, and how many papers each option would leave. */
import type { PaperFacts } from "./archive.ts";
import { parseYears } from "./parse-query.ts";

/** What a paper may have to be shown. */
export const HAVING = ["code", "note"] as const;
export type Having = (typeof HAVING)[number];

/** Undefined and empty: not at all. */
export interface Filters {
  /** A slug. */
  topic: string | undefined;
  /** A year, or a range of years as in `2024-2025`. */
  year: string | undefined;
  has: readonly Having[];
}

/** An option of a filter, and how many papers it would leave. */
export interface FilterOption {
  value: string;
  label: string;
  count: number;
}

/** The options of all filters. */
export interface FilterOptions {
  topics: FilterOption[];
  years: FilterOption[];
  has: FilterOption[];
}

/** Whether a paper passes the filters. */
export function passes(paper: PaperFacts, { topic, year, has }: Filters): boolean {
  return (
    (topic === undefined || paper.topics.includes(topic)) &&
    (year === undefined || isOfYear(paper, year)) &&
    has.every((one) => hasIt(paper, one))
  );
}

/**
 * Counts how many papers each option would leave. The counts of a filter depend on the other
 * filters and not on itself, so that a reader sees the alternatives. Options without a paper are
 * left out, unless chosen.
 *
 * @param topics all topics, as `[slug, title]`, in the order in which they are shown
 */
export function countOptions(
  papers: readonly PaperFacts[],
  filters: Filters,
  topics: readonly (readonly [slug: string, title: string])[],
): FilterOptions {
  const left = (change: Partial<Filters>) =>
    papers.filter((paper) => passes(paper, { ...filters, ...change }));
  const ofTopic = tally(left({ topic: undefined }).flatMap((paper) => paper.topics));
  const ofYear = tally(left({ year: undefined }).map(({ year }) => year));
  const years = [...ofYear.keys()].sort().reverse();
  return {
    topics: toOptions(topics, ofTopic, filters.topic),
    years: toOptions(
      years.map((year) => [year, year]),
      withRange(ofYear, filters.year, left({}).length),
      filters.year,
    ),
    has: HAVING.map((value) => ({
      value,
      label: { code: "Code", note: "A note" }[value],
      count: left({ has: [...filters.has, value] }).length,
    })).filter(({ value, count }) => count > 0 || filters.has.includes(value)),
  };
}

// --- internal ---

function isOfYear({ year }: PaperFacts, wanted: string): boolean {
  const range = parseYears(wanted);
  return range !== undefined && year >= range.from && year <= range.to;
}

function hasIt(paper: PaperFacts, what: Having): boolean {
  return what === "code" ? paper.hasCode : paper.hasNote;
}

/** An unknown option from an address is listed, too: the reader has to see it to remove it. */
function toOptions(
  known: readonly (readonly [value: string, label: string])[],
  counts: Map<string, number>,
  chosen: string | undefined,
): FilterOption[] {
  const isKnown = known.some(([value]) => value === chosen);
  const all = chosen === undefined || isKnown ? known : [...known, [chosen, chosen] as const];
  return all
    .map(([value, label]) => ({ value, label, count: counts.get(value) ?? 0 }))
    .filter(({ value, count }) => count > 0 || value === chosen);
}

/** A range of years is an option of its own, as long as it is chosen. */
function withRange(
  counts: Map<string, number>,
  chosen: string | undefined,
  left: number,
): Map<string, number> {
  return chosen === undefined || counts.has(chosen) ? counts : new Map([...counts, [chosen, left]]);
}

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
