/** Why a paper stands where it does: the words and authors that it shares with liked ones. */
import type { PaperText } from "../search/format/texts.ts";
import { contentTerms, termsOf } from "../text/terms.ts";
import type { Ranker, Standing } from "./rank.ts";
import { authorKey, sketchOfText, type Sketch } from "./sketch.ts";

/** Words that a paper shares with liked ones. */
export interface SharedWords {
  /** As the paper has them: `speculative decoding`. */
  text: string;
  /** The terms in it that are shared. */
  terms: readonly string[];
}

/** Why a paper is near to what a reader likes. */
export interface Reason {
  words: readonly SharedWords[];
  /** Authors of the paper who are authors of liked ones, as the paper has their names. */
  authors: readonly string[];
  /** Places of the liked papers with which it shares them, nearest first. */
  liked: readonly number[];
}

/** At most so many phrases, and authors, are named. */
const MOST_WORDS = 3;
const MOST_AUTHORS = 2;

/** The reason for a paper's standing; undefined where it shares nothing. */
export function reasonOf(
  text: PaperText,
  { neighbours }: Standing,
  liked: readonly Sketch[],
  ranker: Ranker,
): Reason | undefined {
  const sketch = sketchOfText(text);
  const gains = new Map<string, number>();
  const names = new Set<string>();
  const sharing = neighbours.flatMap(({ at, nearness }) => {
    const other = liked[at];
    if (!other) return [];
    const shared = ranker.shared(sketch, other);
    for (const [term, gain] of shared) gains.set(term, (gains.get(term) ?? 0) + nearness * gain);
    for (const name of other.authors) names.add(name);
    return [{ at, shared, authors: other.authors }];
  });
  const words = sharedWords(text, gains);
  const [, abstract, end] = text.ends;
  const authors = text.words
    .slice(abstract, end)
    .join(" ")
    .split(", ")
    .filter((name) => names.has(authorKey(name)));
  const terms = new Set(words.flatMap((one) => one.terms));
  const own = new Set(authors.map(authorKey));
  const places = sharing
    .filter(
      (one) => one.authors.some((name) => own.has(name)) || [...one.shared.keys()].some((term) => terms.has(term)),
    )
    .map(({ at }) => at); // prettier-ignore
  return places.length === 0
    ? undefined
    : { words, authors: authors.slice(0, MOST_AUTHORS), liked: places };
}

// --- internal ---

/** A word of the paper and the shared terms in it. */
interface Place {
  word: string;
  terms: readonly string[];
  gain: number;
}

/**
 * The words that gain most, those that stand together as one phrase. Of a phrase that comes again,
 * with other endings, too, the first is named.
 */
function sharedWords(
  { words, ends }: PaperText,
  gains: ReadonlyMap<string, number>,
): SharedWords[] {
  const least = [...gains.values()].sort((a, b) => b - a)[STRONGEST - 1] ?? 0;
  const places = words.slice(0, ends[1]).map((word): Place => {
    const terms = contentTerms(termsOf(word)).filter((term) => (gains.get(term) ?? -1) >= least);
    return { word, terms, gain: terms.reduce((sum, term) => sum + (gains.get(term) ?? 0), 0) };
  });
  const runs = places.flatMap((place, at) => {
    const before = places[at - 1];
    if (place.terms.length === 0) return [];
    const isInside = at !== ends[0] && before && before.terms.length > 0;
    if (isInside && !ENDS.test(before.word)) return [];
    const run = [place];
    for (let next = at + 1; run.length < LONGEST; next += 1) {
      const one = places[next];
      if (!one || next === ends[0] || one.terms.length === 0 || ENDS.test(run.at(-1)?.word ?? ""))
        break;
      run.push(one);
    }
    return [run];
  });
  const phrases = runs
    .map((run) => ({
      text: run.map(({ word }) => word).join(" ").replace(EDGES, ""),
      terms: [...new Set(run.flatMap(({ terms }) => terms))],
      gain: run.reduce((sum, { gain }) => sum + gain, 0),
    }))
    .sort((a, b) => b.gain - a.gain); // prettier-ignore
  const said = new Set<string>();
  const chosen: SharedWords[] = [];
  for (const { text, terms } of phrases) {
    // Most of it was said: `new machine unlearning` after `machine unlearning`.
    const again = terms.filter((term) => said.has(term)).length;
    if (again > terms.length / 2 || chosen.length === MOST_WORDS) continue;
    for (const term of terms) said.add(term);
    chosen.push({ text, terms });
  }
  return chosen;
}

/** So many terms at most are named, in phrases. */
const STRONGEST = 6;
/** Words of a phrase. */
const LONGEST = 3;
/** A word that ends a phrase. */
const ENDS = /[.,;:!?)\]”"]$/u;
/** Marks around a phrase. */
const EDGES = /^[^\p{L}\p{N}$]+|[^\p{L}\p{N}+#$]+$/gu;
