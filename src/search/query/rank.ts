/** The papers that answer some words, in order. */
import type { Archive } from "./archive.ts";
import type { InterpretedWord } from "./lookup.ts";
import { matchWords, type MatchOptions } from "./matching.ts";
import { scorePaper, type Match } from "./score.ts";

/** A paper, by number, and how it has each of the words. */
export interface ScoredPaper {
  paper: number;
  matches: readonly (Match | undefined)[];
  /** How well it answers, by its words. */
  score: number;
}

/** What was found for some words. */
export interface Ranking {
  /** Papers that have every word that was looked up, best first. */
  exact: ScoredPaper[];
  /** Papers that have some of them, best first. */
  relaxed: ScoredPaper[];
  words: InterpretedWord[];
  /** Words that were too common to be looked up. */
  skipped: string[];
}

/**
 * Papers with a smaller share of the weight that the best paper has are left out: they have only
 * the query's commonest words. The best paper is the measure, not the query, whose rarest words may
 * be in no paper at all.
 */
const LEAST = 1 / 3;

/**
 * Ranks papers by a query's words.
 *
 * @param options as for `matchWords`
 * @throws {Error} when a file of the index doesn't come
 */
export async function rank(
  archive: Archive,
  typed: readonly string[],
  options: MatchOptions = {},
): Promise<Ranking> {
  const { words, skipped, papers } = await matchWords(archive, typed, options);
  const exact: ScoredPaper[] = [];
  const relaxed: ScoredPaper[] = [];
  let most = 0;
  for (const matches of papers.values()) most = Math.max(most, weightOf(matches));
  for (const [paper, matches] of papers) {
    const isExact = matches.every(Boolean);
    if (!isExact && weightOf(matches) < most * LEAST) continue;
    const score = scoreOf(archive, paper, matches);
    (isExact ? exact : relaxed).push({ paper, matches, score });
  }
  return { exact: inOrder(exact), relaxed: inOrder(relaxed), words, skipped };
}

/**
 * As `rank`, by words alone. The last ranking of an archive is kept: a search asks for it twice, for
 * what it shows at once and for what is final.
 */
export function rankAgain(archive: Archive, typed: readonly string[]): Promise<Ranking> {
  const query = typed.join(" ");
  const held = last.get(archive);
  if (held?.query === query) return held.ranking;
  const ranking = rank(archive, typed);
  last.set(archive, { query, ranking });
  ranking.catch(() => last.delete(archive));
  return ranking;
}

// --- internal ---

const last = new WeakMap<Archive, { query: string; ranking: Promise<Ranking> }>();

/** What a paper's matches weigh together. */
function weightOf(matches: readonly (Match | undefined)[]): number {
  return matches.reduce((sum, match) => sum + (match?.weight ?? 0), 0);
}

function scoreOf(
  { papers, catalogue }: Archive,
  paper: number,
  matches: readonly (Match | undefined)[],
): number {
  const facts = papers[paper];
  return scorePaper(matches, {
    length: facts?.length ?? 0,
    average: catalogue.length,
    recency: 1 - paper / papers.length,
    upvotes: facts?.upvotes ?? 0,
  });
}

/** Best first; the newer one among equals. */
function inOrder(rated: ScoredPaper[]): ScoredPaper[] {
  return rated.sort((a, b) => b.score - a.score || a.paper - b.paper);
}
