/**
 * The order "For you": how near a paper is to those that a reader likes. Page and bench use it.
 *
 * Two papers are as near as the angle of their words: each term counts `(1 + ln count) · rarity`,
 * rarity being that of the search, and the cosine of both lists is taken. A shared author adds
 * `AUTHOR`, two add twice that. A paper's score is the sum of the squares of how near the
 * `NEAREST` liked papers are that are nearest to it, less the same of disliked ones. So each
 * paper is held against the few that it is like, never against the mean of all: several interests
 * stay several, and a large one doesn't drown a small one.
 *
 * Chosen with 89 people of Daily Papers who each brought four to seven papers, and measured with 25
 * others: `npm run bench -- for-you`.
 *
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/tf-idf-weighting-1.html
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/k-nearest-neighbor-1.html
 */
import { rarity } from "../search/query/score.ts";
import type { Sketch } from "./sketch.ts";

/** How many papers have a term; undefined for one that too few have. */
export type CountOf = (term: string) => number | undefined;

/** What a reader likes. */
export interface Taste {
  liked: readonly Sketch[];
  disliked: readonly Sketch[];
  /** Terms that don't count. */
  without: ReadonlySet<string>;
}

/** A liked paper that a paper is near to. */
export interface Neighbour {
  /** Its place among the liked ones. */
  at: number;
  nearness: number;
  /** How many authors both have. */
  authors: number;
}

/** How well a paper answers a taste. */
export interface Standing {
  score: number;
  /** The nearest liked papers, nearest first. */
  neighbours: readonly Neighbour[];
}

/** What a shared author adds; cosines of like papers are about 0.2. */
const AUTHOR = 0.07;
/** More shared authors count no more: some papers have hundreds. */
const MOST_AUTHORS = 2;
/** So many liked papers count for a paper. */
const NEAREST = 5;
/** A term that more than half of all papers have tells nothing. */
export const COMMON = 0.5;

/** Scores papers by a reader's taste. */
export class Ranker {
  readonly #weigh: (sketch: Sketch) => Map<string, number>;
  readonly #liked: Neighbours;
  readonly #disliked: Neighbours;

  /**
   * @param countOf how many papers of the archive have a term
   * @param total how many papers the archive has
   */
  constructor({ liked, disliked, without }: Taste, countOf: CountOf, total: number) {
    const weightOf = (term: string, count: number) => {
      const papers = without.has(term) ? undefined : countOf(term);
      if (papers === undefined || papers > COMMON * total) return 0;
      return (1 + Math.log(count)) * rarity(papers, total);
    };
    this.#weigh = ({ terms }) => toUnit(terms, weightOf);
    this.#liked = new Neighbours(liked, this.#weigh);
    this.#disliked = new Neighbours(disliked, this.#weigh);
  }

  /** How near a paper is to what the reader likes. */
  standing(paper: Sketch): Standing {
    const words = this.#weigh(paper);
    const neighbours = this.#liked.nearest(words, paper.authors);
    const against = this.#disliked.nearest(words, paper.authors);
    return { score: sumOfSquares(neighbours) - sumOfSquares(against), neighbours };
  }

  /** What each term that a paper shares with a liked one adds to how near they are. */
  shared(paper: Sketch, liked: Sketch): Map<string, number> {
    const [one, other] = [this.#weigh(paper), this.#weigh(liked)];
    const both = [...one].flatMap(([term, weight]): [string, number][] => {
      const held = other.get(term);
      return held === undefined ? [] : [[term, weight * held]];
    });
    return new Map(both);
  }
}

// --- internal ---

/** The liked papers that have a term, by place, and how much it weighs in each. */
interface Postings {
  places: number[];
  weights: number[];
}

/** The papers to which a paper is held: by term, so that those that share none cost nothing. */
class Neighbours {
  readonly #cosines: Float64Array;
  readonly #authors: Uint16Array;
  readonly #byTerm = new Map<string, Postings>();
  readonly #byAuthor = new Map<string, number[]>();

  constructor(papers: readonly Sketch[], weigh: (sketch: Sketch) => Map<string, number>) {
    this.#cosines = new Float64Array(papers.length);
    this.#authors = new Uint16Array(papers.length);
    for (const [at, paper] of papers.entries()) {
      for (const [term, weight] of weigh(paper)) {
        const { places, weights } = heldIn(this.#byTerm, term, () => ({ places: [], weights: [] }));
        places.push(at);
        weights.push(weight);
      }
      for (const author of paper.authors) heldIn(this.#byAuthor, author, () => []).push(at);
    }
  }

  nearest(words: ReadonlyMap<string, number>, names: readonly string[]): Neighbour[] {
    const [cosines, authors] = [this.#cosines.fill(0), this.#authors.fill(0)];
    for (const [term, own] of words) {
      const postings = this.#byTerm.get(term);
      if (!postings) continue;
      const { places, weights } = postings;
      for (let one = 0; one < places.length; one += 1) {
        const at = places[one] ?? 0;
        cosines[at] = (cosines[at] ?? 0) + own * (weights[one] ?? 0);
      }
    }
    for (const name of names)
      for (const at of this.#byAuthor.get(name) ?? []) authors[at] = (authors[at] ?? 0) + 1;
    const nearest: Neighbour[] = [];
    for (let at = 0; at < cosines.length; at += 1) {
      const shared = authors[at] ?? 0;
      const nearness = (cosines[at] ?? 0) + AUTHOR * Math.min(MOST_AUTHORS, shared);
      const last = nearest.length < NEAREST ? 0 : (nearest[NEAREST - 1]?.nearness ?? 0);
      if (nearness <= last) continue;
      const place = nearest.findIndex((one) => one.nearness < nearness);
      nearest.splice(place < 0 ? nearest.length : place, 0, { at, nearness, authors: shared });
      nearest.length = Math.min(NEAREST, nearest.length);
    }
    return nearest;
  }
}

function heldIn<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}

function toUnit(
  terms: ReadonlyMap<string, number>,
  weightOf: (term: string, count: number) => number,
): Map<string, number> {
  const weights = new Map<string, number>();
  let squares = 0;
  for (const [term, count] of terms) {
    const weight = weightOf(term, count);
    if (weight === 0) continue;
    weights.set(term, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares);
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}

function sumOfSquares(neighbours: readonly Neighbour[]): number {
  return neighbours.reduce((sum, { nearness }) => sum + nearness * nearness, 0);
}
