/** The filters of the results, and how many papers each option would leave. */
import type { PaperFacts } from "./archive.ts";
import { isWithin, parseDates } from "./parse-query.ts";

/** What a paper may have to be shown, each with its label. */
const HAVING = [
  ["code", "Code"],
  ["note", "A note"],
] as const;

/** In the order of the address, of which each is a parameter. Each is also an operator. */
export const FILTERS = ["topic", "year", "has"] as const;
export type FilterName = (typeof FILTERS)[number];

/**
 * The values that are chosen of each filter: a topic's slug, a year or a range of years as in
 * `2024-2025`, `code` and `note`. A paper has to have them all; of topics and years one at most is
 * chosen.
 */
export type Filters = Readonly<Record<FilterName, readonly string[]>>;

export const NO_FILTERS: Filters = { topic: [], year: [], has: [] };

/** An option of a filter, and how many papers it would leave. */
export interface FilterOption {
  value: string;
  label: string;
  count: number;
}

/** The options of all filters. */
export type FilterOptions = Record<FilterName, FilterOption[]>;

/** The filters of some values: of topics and years the last one counts, and what isn't known is left out. */
export function toFilters(valuesOf: (name: FilterName) => readonly string[]): Filters {
  const has = valuesOf("has");
  return {
    topic: valuesOf("topic").slice(-1),
    year: valuesOf("year").slice(-1),
    has: HAVING.map(([value]) => value).filter((value) => has.includes(value)),
  };
}

/** Whether a filter lets a paper through when a value of it is chosen. Of topics, they have to be loaded. */
export function fits(paper: PaperFacts, name: FilterName, value: string): boolean {
  if (name !== "year") return paper[name]?.includes(value) ?? false;
  const range = parseDates(value);
  return paper.year.some((year) => range && isWithin(year, range));
}

/** Whether a paper passes the filters. */
export function passes(paper: PaperFacts, filters: Filters): boolean {
  return FILTERS.every((name) => filters[name].every((value) => fits(paper, name, value)));
}

/**
 * Counts how many papers each option would leave. The counts of a filter depend on the other
 * filters and not on itself, so that a reader sees the alternatives; but for `has`, of which
 * several may be chosen. Options without a paper are left out, unless chosen; so are topics that
 * aren't loaded. Years come newest first, topics by their counts.
 *
 * @param topics all topics, as `[slug, title]`, in the order of those with equal counts
 */
export function countOptions(
  papers: readonly PaperFacts[],
  filters: Filters,
  topics: readonly (readonly [slug: string, title: string])[],
): FilterOptions {
  const years = [...new Set(papers.flatMap(({ year }) => year))].sort().reverse();
  const count = (name: FilterName, known: readonly (readonly [value: string, label: string])[]) => {
    const chosen = filters[name];
    const others = name === "has" ? filters : { ...filters, [name]: [] };
    const left = papers.filter((paper) => passes(paper, others));
    const counts = new Map<string, number>();
    for (const value of left.flatMap((paper) => paper[name] ?? []))
      counts.set(value, (counts.get(value) ?? 0) + 1);
    // An unknown option from an address is listed, too: the reader has to see it to remove it. A
    // range of years is an option as long as it is chosen.
    const unknown = chosen.filter((value) => known.every(([one]) => one !== value));
    for (const value of unknown)
      counts.set(value, left.filter((paper) => fits(paper, name, value)).length);
    return [...known, ...unknown.map((value) => [value, value] as const)]
      .map(([value, label]) => ({ value, label, count: counts.get(value) ?? 0 }))
      .filter((option) => option.count > 0 || chosen.includes(option.value));
  };
  return {
    topic: count("topic", topics).sort((a, b) => b.count - a.count),
    year: count(
      "year",
      years.map((year) => [year, year] as const),
    ),
    has: count("has", HAVING),
  };
}
