/**
 * The table beside the search index: what filters and counts need to know of each paper, by
 * the name of its index fragment. Pagefind's own filters give other bytes at every build.
 */

/** `pagefind/papers.json`, as the build writes it. */
export interface SearchTable {
  /** Topics that have papers, as `[slug, title]`, by title. */
  topics: [slug: string, title: string][];
  /** Years that have papers, newest first. */
  years: string[];
  /** Newest first: the fragment's name, the year, the topics, as places in the lists above. */
  papers: [fragment: string, year: number, ...topics: number[]][];
}

/** The table as the search uses it. */
export interface Lookup {
  topics: SearchTable["topics"];
  years: SearchTable["years"];
  /** By fragment name; `age` is the place among all papers, newest first. */
  papers: Map<string, { age: number; year: string; topics: string[] }>;
}

/** Prepares the table for looking papers up. */
export function toLookup({ topics, years, papers }: SearchTable): Lookup {
  const rows = papers.map(([fragment, year, ...places], age) => {
    const slugs = places.flatMap((place) => topics[place]?.[0] ?? []);
    return [fragment, { age, year: years[year] ?? "", topics: slugs }] as const;
  });
  return { topics, years, papers: new Map(rows) };
}

/** What a reader narrows the results by. Undefined: not at all. */
export interface Filters {
  topic: string | undefined;
  year: string | undefined;
}

/** A choice of a filter, with the papers that it would leave. */
export interface Choice {
  value: string;
  label: string;
  count: number;
}

/** Whether a paper, named by its fragment, passes the filters. */
export function passes(
  lookup: Lookup,
  fragment: string,
  { topic, year }: Filters,
): boolean {
  const paper = lookup.papers.get(fragment);
  if (!paper) return false;
  return (
    (topic === undefined || paper.topics.includes(topic)) &&
    (year === undefined || paper.year === year)
  );
}

/**
 * Counts what each choice would leave of the results. A filter's counts heed the other filter
 * and not itself, so that a reader sees where else to go. Choices without a paper are left out,
 * unless chosen.
 */
export function countChoices(
  lookup: Lookup,
  fragments: readonly string[],
  filters: Filters,
): { topics: Choice[]; years: Choice[] } {
  const inYear = fragments.filter((id) =>
    passes(lookup, id, { ...filters, topic: undefined }),
  );
  const inTopic = fragments.filter((id) =>
    passes(lookup, id, { ...filters, year: undefined }),
  );
  const topics = tally(
    inYear.flatMap((id) => lookup.papers.get(id)?.topics ?? []),
  );
  const years = tally(
    inTopic.flatMap((id) => lookup.papers.get(id)?.year ?? []),
  );
  return {
    topics: toChoices(lookup.topics, topics, filters.topic),
    years: toChoices(
      lookup.years.map((year) => [year, year]),
      years,
      filters.year,
    ),
  };
}

// --- internal ---

/** An address may ask for what isn't there: the reader has to see it to take it away. */
function toChoices(
  known: readonly (readonly [value: string, label: string])[],
  counts: Map<string, number>,
  chosen: string | undefined,
): Choice[] {
  const isKnown = known.some(([value]) => value === chosen);
  const all =
    chosen === undefined || isKnown
      ? known
      : [...known, [chosen, chosen] as const];
  return all
    .map(([value, label]) => ({ value, label, count: counts.get(value) ?? 0 }))
    .filter(({ value, count }) => count > 0 || value === chosen);
}

function tally(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
