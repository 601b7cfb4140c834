/**
 * How well a paper answers a query: the one place that decides the order of results.
 *
 * A word counts by its rarity, BM25's inverse document frequency. How often a paper has it,
 * and where, is weighed as in BM25F: each field has a weight, the weighted counts are added, and
 * only then saturate, so that a word in title and abstract isn't counted as two words. Words that
 * follow each other in the query and stand together in the paper count more. Recency and upvotes
 * decide between papers that are as good as equal: all of both outweighs no more than a
 * fiftieth of a score.
 *
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/okapi-bm25-a-non-binary-model-1.html
 * @see https://www.researchgate.net/publication/221613382_Simple_BM25_extension_to_multiple_weighted_fields
 */
import type { Posting } from "../format/postings.ts";

/** How a paper has a word of the query. */
export interface Match extends Omit<Posting, "paper"> {
  /** The word's rarity; less where the paper has but a relative of it. */
  weight: number;
}

/** What the score takes into account of a paper beside its matches. */
export interface PaperStats {
  /** How many words it has, and how many a paper has on average. */
  length: number;
  average: number;
  /** From 0, the oldest of the archive, to 1, the newest. */
  recency: number;
  upvotes: number;
}

/** A field's weight, a place of the abstract being 1. */
const TITLE = 2;
const KEYWORD = 0.7;
const AUTHOR = 3;
const NOTE = 0.7;
/** BM25's k1 and b: how soon more of a word stops counting, and how much a long text counts less. */
const K1 = 1;
const B = 0.75;
/** What a match in an author's name counts where the query may not mean a name: *long* isn't Long Zhuo. */
const MAYBE_AUTHOR = 0.3;
/** What two words that stand together add, as a share of the lighter one's rarity; in a title. */
const TOGETHER = 1.2;
const TOGETHER_IN_TITLE = 1.5;
/** The most that recency and upvotes add, as a share of the score, each. */
const PRIOR = 0.01;
/** More upvotes than this count no more. */
const MANY_UPVOTES = 200;

/**
 * The rarity of a word: `log(1 + (papers − count + 0.5) / (count + 0.5))`, which is never negative.
 */
export function rarity(count: number, papers: number): number {
  return Math.log(1 + (Math.max(0, papers - count) + 0.5) / (count + 0.5));
}

/**
 * The score of a paper.
 *
 * @param matches a query's words in their order; undefined where the paper lacks one
 */
export function scorePaper(
  matches: readonly (Match | undefined)[],
  { length, average, recency, upvotes }: PaperStats,
): number {
  const norm = 1 - B + (B * length) / Math.max(average, 1);
  let score = 0;
  for (const [at, match] of matches.entries()) {
    if (!match) continue;
    const author = meansAuthor(matches, at) ? AUTHOR : MAYBE_AUTHOR;
    score += match.weight * saturate(match, author, norm);
    const next = matches[at + 1];
    if (next) score += together(match, next) * Math.min(match.weight, next.weight);
  }
  const liked = Math.log1p(Math.min(upvotes, MANY_UPVOTES)) / Math.log1p(MANY_UPVOTES);
  return score * (1 + PRIOR * recency + PRIOR * liked);
}

/**
 * Whether a word of the query that is in an author's name is likely meant as one: beside another
 * word of the same name, or in a query of no more than two words.
 */
export function meansAuthor(matches: readonly (Match | undefined)[], at: number): boolean {
  const own = matches[at]?.authors ?? [];
  if (own.length === 0) return false;
  return (
    matches.length <= 2 ||
    [matches[at - 1], matches[at + 1]].some((other) => other && meet(own, other.authors, 0))
  );
}

// --- internal ---

/** What two words that follow each other in the query add: both in the title, in a name, or close by. */
function together(one: Match, other: Match): number {
  if (one.title > 0 && other.title > 0) return TOGETHER_IN_TITLE;
  const isClose = meet(one.authors, other.authors, 0) || meet(one.places, other.places, 1);
  return isClose ? TOGETHER : 0;
}

/** From 0 to `K1 + 1`, more slowly the more there is. */
function saturate(
  { title, places, authors, keyword, note }: Match,
  author: number,
  norm: number,
): number {
  const count =
    TITLE * title +
    places.length +
    (keyword ? KEYWORD : 0) +
    (note ? NOTE : 0) +
    (authors.length > 0 ? author : 0);
  return (count * (K1 + 1)) / (count + K1 * norm);
}

/** Whether two rising lists have numbers that are no farther apart than `distance`. */
function meet(one: readonly number[], other: readonly number[], distance: number): boolean {
  let at = 0;
  for (const place of one) {
    while (at < other.length && (other[at] ?? 0) < place - distance) at += 1;
    if (at < other.length && (other[at] ?? 0) <= place + distance) return true;
  }
  return false;
}
