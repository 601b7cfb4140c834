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
  /** By fragment name: the paper's year, then its topics, as places in the lists above. */
  papers: Record<string, [year: number, ...topics: number[]]>;
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
  table: SearchTable,
  fragment: string,
  filters: Filters,
): boolean {
  return (
    isOfYear(table, fragment, filters.year) &&
    isOfTopic(table, fragment, filters.topic)
  );
}

/**
 * Counts what each choice would leave of the results. A filter's counts heed the other filter
 * and not itself, so that a reader sees where else to go. Choices without a paper are left out,
 * unless chosen.
 */
export function countChoices(
  table: SearchTable,
  fragments: readonly string[],
  filters: Filters,
): { topics: Choice[]; years: Choice[] } {
  const inYear = fragments.filter((id) => isOfYear(table, id, filters.year));
  const inTopic = fragments.filter((id) => isOfTopic(table, id, filters.topic));
  const topics = table.topics.map(([value, label]) => {
    const count = inYear.filter((id) => isOfTopic(table, id, value)).length;
    return { value, label, count };
  });
  const years = table.years.map((value) => {
    const count = inTopic.filter((id) => isOfYear(table, id, value)).length;
    return { value, label: value, count };
  });
  return {
    topics: topics.filter(
      ({ value, count }) => count > 0 || value === filters.topic,
    ),
    years: years.filter(
      ({ value, count }) => count > 0 || value === filters.year,
    ),
  };
}

// --- internal ---

function isOfYear(
  table: SearchTable,
  fragment: string,
  year: string | undefined,
): boolean {
  if (year === undefined) return true;
  const at = table.papers[fragment]?.[0];
  return at !== undefined && table.years[at] === year;
}

function isOfTopic(
  table: SearchTable,
  fragment: string,
  topic: string | undefined,
): boolean {
  if (topic === undefined) return true;
  const [, ...topics] = table.papers[fragment] ?? [0];
  return topics.some((at) => table.topics[at]?.[0] === topic);
}
