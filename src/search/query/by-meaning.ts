/** Papers that lack words of the query, in the order of both: the words that they have, and their meaning. */
import { fuse } from "../../meaning/fuse.ts";
import { nearness } from "../../meaning/codes.ts";
import { queryVector, type WordVectors } from "../../meaning/vectors.ts";
import { contentTerms, termsOf } from "../../text/terms.ts";
import type { Ranking, ScoredPaper } from "./rank.ts";

/** The terms of a word of the query, and those of the word that was taken in its place. */
export interface WordMeaning {
  own: readonly string[];
  instead: readonly string[];
}

/** What the query's words mean, those included that were too common to be looked up. */
export function meaningsOf({ words, skipped }: Pick<Ranking, "words" | "skipped">): WordMeaning[] {
  return [
    ...words.map(({ word, terms }) => ({ own: contentTerms(termsOf(word)), instead: terms })),
    ...skipped.map((word) => ({ own: contentTerms(termsOf(word)), instead: [] })),
  ];
}

/**
 * How near papers are to a query; undefined where none of its words has a vector. Of a word that
 * has none, the word in its place counts: the right spelling of a slip.
 *
 * @param codes of the papers, by number
 */
export function nearnessOf(
  words: readonly WordMeaning[],
  vectors: WordVectors,
  step: Float32Array,
  codes: Uint8Array,
): Float32Array | undefined {
  const terms = words.flatMap(({ own, instead }) => (own.some(vectors.has) ? own : instead));
  const query = queryVector(vectors, new Set(terms));
  return query && nearness(query, step, codes);
}

/**
 * The papers that follow those with every word, best first: all others of the archive. The newer
 * one comes first among equals.
 *
 * @param near how near each paper is to the query, by number
 */
export function orderByBoth(
  { exact, relaxed, words }: Pick<Ranking, "exact" | "relaxed" | "words">,
  near: Float32Array,
): ScoredPaper[] {
  const scores = fuse(
    new Map([...exact, ...relaxed].map(({ paper, score }) => [paper, score])),
    near,
  );
  const known = new Map(relaxed.map((one) => [one.paper, one]));
  const first = new Set(exact.map(({ paper }) => paper));
  const none = words.map(() => undefined);
  return Array.from(scores, (score, paper) => {
    return { paper, matches: known.get(paper)?.matches ?? none, score };
  })
    .filter(({ paper }) => !first.has(paper))
    .sort((a, b) => b.score - a.score || a.paper - b.paper);
}
