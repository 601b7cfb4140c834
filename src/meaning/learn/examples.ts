/**
 * What the table is trained with: a query made of a paper's own text, and the rest of the paper,
 * which the query should find. Titles and stretches of abstracts stand in for queries; words that
 * the rest has, too, are dropped from most of them, so that the other words have to find it, and
 * some of all words are, so that queries are of any length.
 */
import { countWeights, paperWords } from "../vectors.ts";
import type { Corpus, CorpusPaper } from "./corpus.ts";
import { below, happens, type Random } from "./random.ts";
import { SparseBuilder, type Sparse } from "./sparse.ts";

/** Queries and the papers that they are from, a row each: words' weights. */
export interface Batch {
  queries: Sparse;
  papers: Sparse;
}

/** How many words of a paper are enough to learn from. */
export const ENOUGH_WORDS = 30;

/** A query of each paper. @param chosen papers by their places in the corpus */
export function makeBatch(corpus: Corpus, chosen: Int32Array, random: Random): Batch {
  const queries = new SparseBuilder(corpus.words.length);
  const papers = new SparseBuilder(corpus.words.length);
  for (const at of chosen) {
    const paper = corpus.papers[at];
    if (!paper) throw new RangeError(`The corpus has no paper ${at}.`);
    const { query, rest } = makeExample(paper, random);
    for (const word of query) queries.add(word, 1);
    queries.endRow();
    for (const [word, weight] of countWeights(rest)) papers.add(word, weight);
    papers.endRow();
  }
  return { queries: queries.done(), papers: papers.done() };
}

/** A query's words, each once, and the words of the rest as often as they count. */
export function makeExample(
  { title, abstract }: CorpusPaper,
  random: Random,
): { query: Set<number>; rest: number[] } {
  const isTitle = title.length > 0 && happens(random, TITLES);
  const length = SHORTEST + below(random, LONGEST - SHORTEST + 1);
  const from = below(random, Math.max(1, abstract.length - length + 1));
  const query = isTitle ? title : abstract.subarray(from, from + length);
  const rest = isTitle
    ? [...abstract]
    : paperWords([...title], [...abstract.subarray(0, from), ...abstract.subarray(from + length)]);
  const chance = DROPPED[below(random, DROPPED.length)] ?? 0;
  const known = new Set(rest);
  const kept = new Set(query.filter((word) => !known.has(word) || !happens(random, chance)));
  const whole = kept.size < 2 ? new Set(query) : kept;
  const thinned = thin(whole, random);
  return { query: thinned.size < 2 ? whole : thinned, rest };
}

// --- internal ---

/** The share of titles among the queries. */
const TITLES = 0.5;
/** How many words a stretch of an abstract has. */
const SHORTEST = 8;
const LONGEST = 22;
/** The shares of words, of those that the rest has too, that are dropped; one is chosen a query. */
const DROPPED = [0, 0.3, 0.6, 0.9];
/** The least share of a query's words that is kept, so that short queries are learned from, too. */
const THINNEST = 0.3;

function thin(words: Set<number>, random: Random): Set<number> {
  const share = THINNEST + ((1 - THINNEST) * random()) / 2 ** 32;
  return new Set([...words].filter(() => happens(random, share)));
}
