/** Papers that lack words of the query, in the order of both: the words that they have, and their meaning. */
import { fuse } from "../../meaning/fuse.ts";
import { queryVector } from "../../meaning/vectors.ts";
import { contentTerms, termsOf } from "../../text/terms.ts";
import type { Archive } from "./archive.ts";
import type { KnownWords, Meaning } from "./meaning.ts";
import { rank, type Ranking, type ScoredPaper } from "./rank.ts";

/** A query by what its words mean. */
export interface Meant {
  ranking: Ranking;
  /** How near each paper is, by number. */
  near: Float32Array;
  /** The words that are nearest to each of the ranking's words. */
  kin: (readonly string[])[];
}

/**
 * Asks the table what a query's words mean. A word that no paper has is a word all the same where
 * the table knows it: it then isn't corrected. Undefined where the table knows none of the words,
 * and where the ranking by words stays as it is and is enough.
 *
 * @param typed the words of the query
 * @param isEnough whether enough papers have every word, as it was understood
 * @throws {MeaningError} when a file of the meaning doesn't come or is damaged
 * @throws {Error} when another file of the index doesn't come
 */
export async function askMeaning(
  archive: Archive,
  meaning: Meaning,
  typed: readonly string[],
  ranking: Ranking,
  isEnough: boolean,
): Promise<Meant | undefined> {
  const first = meaningsOf(ranking);
  const known = await meaning.words(first.flatMap(({ own, instead }) => [...own, ...instead]));
  const right = new Set(
    ranking.words.flatMap(({ word, corrected }) =>
      corrected !== undefined && isKnown(word, known) ? [word] : [],
    ),
  );
  const query = queryVector(known, new Set(first.flatMap((one) => chosen(one, known))));
  if (!query || (isEnough && right.size === 0)) return undefined;
  const [near, again] = await Promise.all([
    meaning.nearness(query),
    right.size > 0 ? rank(archive, typed, { right }) : ranking,
  ]);
  const kin = meaningsOf(again)
    .slice(0, again.words.length)
    .map((one) => kinOf(archive, chosen(one, known), known));
  return { ranking: again, near, kin };
}

/** Whether a word of the query was taken for another. */
export function hasCorrection({ words }: Pick<Ranking, "words">): boolean {
  return words.some(({ corrected }) => corrected !== undefined);
}

/**
 * The papers that follow those with every word, best first, without those that are no nearer than
 * the mean and have none of the words. The newer one comes first among equals.
 *
 * @param near how near each paper is to the query, by number
 * @param keeps whether a paper may be among them
 * @param most how many
 */
export function orderByBoth(
  { exact, relaxed, words }: Pick<Ranking, "exact" | "relaxed" | "words">,
  near: Float32Array,
  keeps: (paper: number) => boolean = () => true,
  most = Infinity,
): ScoredPaper[] {
  const scores = fuse(
    new Map([...exact, ...relaxed].map(({ paper, score }) => [paper, score])),
    near,
  );
  const first = new Set(exact.map(({ paper }) => paper));
  const known = new Map(relaxed.map((one) => [one.paper, one]));
  const papers: number[] = [];
  for (let paper = 0; paper < scores.length; paper += 1) {
    const isNear = (scores[paper] ?? 0) > 0 || known.has(paper);
    if (isNear && !first.has(paper) && keeps(paper)) papers.push(paper);
  }
  const none = words.map(() => undefined);
  return best(papers, scores, most).map((paper) => {
    const score = scores[paper] ?? 0;
    return { paper, matches: known.get(paper)?.matches ?? none, score };
  });
}

// --- internal ---

/** The terms of a word of the query, and those of the word that was taken in its place. */
interface WordMeaning {
  word: string;
  own: readonly string[];
  instead: readonly string[];
}

/** What the query's words mean; last those that were too common to be looked up. */
function meaningsOf({ words, skipped }: Pick<Ranking, "words" | "skipped">): WordMeaning[] {
  return [
    ...words.map(({ word, terms }) => ({ word, own: ownTerms(word), instead: terms })),
    ...skipped.map((word) => ({ word, own: ownTerms(word), instead: [] })),
  ];
}

function ownTerms(word: string): readonly string[] {
  return contentTerms(termsOf(word));
}

/** Words that more of the papers have explain nothing, nor are they worth an explanation. */
const COMMON = 0.1;
/** In a small archive, so many papers aren't many. */
const FEW = 5;

/** The words near a word of the query; of one with a hyphen, those near the whole if there are any. */
function kinOf(archive: Archive, terms: readonly string[], known: KnownWords): readonly string[] {
  const most = Math.max(FEW, COMMON * archive.papers.length);
  const isRare = (term: string) => (archive.count(term) ?? 0) <= most;
  const lists = terms.filter(isRare).map((term) => known.near(term).filter(isRare));
  const whole = lists.at(-1) ?? [];
  return whole.length > 0 ? whole : lists.flat();
}

/** Of a word that has no vector, the word in its place counts: the right spelling of a slip. */
function chosen({ word, own, instead }: WordMeaning, known: KnownWords): readonly string[] {
  return isKnown(word, known) || instead.length === 0 ? own : instead;
}

/** Whether the table knows a word, or all parts of it. */
function isKnown(word: string, known: KnownWords): boolean {
  return termsOf(word).parts.every(known.has);
}

/** The papers with the highest scores, in order. All of a large archive would take long to sort. */
function best(papers: readonly number[], scores: Float32Array, most: number): number[] {
  const falling = Float32Array.from(papers, (paper) => scores[paper] ?? 0).sort();
  const least = falling[Math.max(0, falling.length - most)] ?? 0;
  return papers
    .filter((paper) => (scores[paper] ?? 0) >= least)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, most);
}
