/** The tables of a segment's papers, joined of those of its pieces. */
import type { PaperTable, PaperTopics } from "../format/papers.ts";
import type { Facts } from "./facts.ts";

/** The table of papers that follow each other: terms and authors are left to the segment. */
export function joinTables(tables: readonly PaperTable[]): PaperTable {
  const years = new Map<string, number>();
  const [code, notes]: number[][] = [[], []];
  let from = 0;
  for (const table of tables) {
    for (const [year, papers] of table.years) years.set(year, (years.get(year) ?? 0) + papers);
    for (const paper of table.code) code?.push(from + paper);
    for (const paper of table.notes) notes?.push(from + paper);
    from += table.lengths.length;
  }
  return {
    years: [...years],
    lengths: tables.flatMap(({ lengths }) => lengths),
    upvotes: tables.flatMap(({ upvotes }) => upvotes),
    code: code ?? [],
    notes: notes ?? [],
    terms: [],
    authors: [],
  };
}

/** Their topics. */
export function joinTopics(all: readonly Pick<Facts, "table" | "topics">[]): PaperTopics {
  const joined = new Map<string, number[]>();
  let from = 0;
  for (const { table, topics } of all) {
    for (const [slug, papers] of topics) {
      const held = joined.get(slug) ?? [];
      for (const paper of papers) held.push(from + paper);
      joined.set(slug, held);
    }
    from += table.lengths.length;
  }
  return [...joined].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}
