/**
 * Queries whose answers were judged by reading titles and abstracts: the first ten of Pagefind, of
 * words alone and of words and meaning, as they were in November 2026, among 4,302 papers of Daily
 * Papers without their summaries and keywords. A paper that nobody has judged counts as 0, so a
 * later ranking is measured too low, if at all.
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { SearchResults } from "../../src/search/query/find.ts";
import type { Search } from "../../src/search/query/search.ts";
import { readState } from "../../src/search/query/url-state.ts";
import { print } from "./measure.ts";

/** Prints nDCG@10 of Pagefind as it was, of words alone, and of words and meaning. */
export async function measureJudged(search: Search): Promise<void> {
  const sums = { pagefind: 0, words: 0, both: 0 };
  // Where no paper is any good, no order is better than another.
  const judged = readJudged().filter(({ verdicts }) => Object.values(verdicts).some(Boolean));
  for (const { query, verdicts, pagefind } of judged) {
    const state = readState(`?${new URLSearchParams({ q: query })}`);
    const idsOf = async ({ load }: Pick<SearchResults, "load">) =>
      (await load(0, FIRST)).map(({ id }) => id);
    const gradesOf = (ids: readonly string[]) => ids.map((id) => verdicts[id] ?? 0);
    const best = gain(Object.values(verdicts).sort((a, b) => b - a));
    sums.pagefind += gain(gradesOf(pagefind)) / best;
    sums.words += gain(gradesOf(await idsOf(await search.findByWords(state)))) / best;
    sums.both += gain(gradesOf(await idsOf(await search.find(state)))) / best;
  }
  const mean = (sum: number) => Math.round((1000 * sum) / judged.length) / 1000;
  print({
    kind: "judged",
    queries: judged.length,
    ndcg_at_10: { pagefind: mean(sums.pagefind), words: mean(sums.words), both: mean(sums.both) },
  });
}

// --- internal ---

const FIRST = 10;

const judgedSchema = z.object({
  query: z.string(),
  /** 2: answers it; 1: near it; 0: no answer. By the id as in URLs. */
  verdicts: z.record(z.string(), z.number()),
  /** The first ten of Pagefind alone, over the same texts. */
  pagefind: z.array(z.string()),
});

function readJudged(): z.output<typeof judgedSchema>[] {
  const file = path.join(import.meta.dirname, "search-judged.jsonl");
  return fs
    .readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => judgedSchema.parse(JSON.parse(line)));
}

/** The discounted gain of the first ten. */
function gain(grades: readonly number[]): number {
  return grades
    .slice(0, FIRST)
    .reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}
