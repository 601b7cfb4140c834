/** The vectors of texts: BM25 weights of their terms. */
import type { StretchOfTexts } from "./word-index.ts";

/** A weight of 1. Weights are whole numbers, so sums of them are the same in any order and anywhere. */
export const ONE = 2 ** 15;

/** How much the repetition of a word counts: BM25's k1, at its usual value. */
const SATURATION = 1.2;
/** How much words count less in a long text, from 0 to 1: BM25's b, at its usual value. */
const LENGTH = 0.75;
/** Words of a larger share of the texts are left out: they don't distinguish texts. */
const TOO_COMMON = 0.2;
/** With few texts, a word of so many is never left out. */
const NEVER_TOO_COMMON = 10;

/** By term: how many texts have it. */
export function countTexts(stretches: readonly StretchOfTexts[], terms: number): Int32Array {
  const spread = new Int32Array(terms);
  for (const stretch of stretches)
    for (const term of stretch.terms) spread[term] = (spread[term] ?? 0) + 1;
  return spread;
}

/**
 * The weight of each posting, by stretch. A text's vector has for each term
 *
 *     √idf · count · (k1 + 1) / (count + k1 · (1 - b + b · length / mean length))
 *     idf = ln(1 + (texts - texts with it + 0.5) / (texts with it + 0.5))
 *
 * after Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009),
 * with k1 = 1.2, b = 0.75, and the idf of Lucene, which is never negative. The product of two
 * vectors has the idf once, as BM25's own sum: hence the root. Terms of more than a fifth of the
 * texts (and of more than ten) are left out, of the vector's length too: they distinguish little.
 * The vector is then given the length 1, and its parts are rounded to 1/32768.
 *
 * @param spread by term: how many of the texts have it
 * @see https://doi.org/10.1561/1500000019
 */
export function weigh(stretches: readonly StretchOfTexts[], spread: Int32Array): Uint16Array[] {
  const texts = stretches.reduce((sum, { lengths }) => sum + lengths.length, 0);
  const words = stretches.reduce((sum, { lengths }) => sum + total(lengths), 0);
  const rootOfIdf = rootsOfIdf(texts);
  return stretches.map(({ lengths, starts, terms, counts }) => {
    const weights = new Uint16Array(terms.length);
    const vector = new Float64Array(longest(starts));
    for (const [text, length] of lengths.entries()) {
      const from = starts[text] ?? 0;
      const to = starts[text + 1] ?? 0;
      const damping = SATURATION * (1 - LENGTH + (LENGTH * length * texts) / words);
      let squares = 0;
      for (let at = from; at < to; at += 1) {
        const times = counts[at] ?? 0;
        const root = rootOfIdf[spread[terms[at] ?? 0] ?? 0] ?? 0;
        const weight = (root * times * (SATURATION + 1)) / (times + damping);
        vector[at - from] = weight;
        squares += weight * weight;
      }
      const scale = squares > 0 ? ONE / Math.sqrt(squares) : 0;
      for (let at = from; at < to; at += 1)
        weights[at] = Math.round((vector[at - from] ?? 0) * scale);
    }
    return weights;
  });
}

// --- internal ---

/** By how many of the texts have a term: the root of its idf; 0 for one that is too common. */
function rootsOfIdf(texts: number): Float64Array {
  const most = Math.max(NEVER_TOO_COMMON, TOO_COMMON * texts);
  return Float64Array.from({ length: texts + 1 }, (_, having) =>
    having > most ? 0 : Math.sqrt(Math.log(1 + (texts - having + 0.5) / (having + 0.5))),
  );
}

function total(numbers: Int32Array): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** The largest distance between neighbours. */
function longest(starts: Int32Array): number {
  return starts.reduce((most, start, at) => Math.max(most, start - (starts[at - 1] ?? 0)), 0);
}
