/** The vectors of texts: BM25 weights of their terms. */

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

/**
 * A whole number from 0 up to 2³¹ as a step, of 256: the first four of its binary digits and how
 * many there are. Larger numbers have no lower step, and up to 15 each has its own.
 */
export function stepOf(count: number): number {
  const rest = Math.max(0, 28 - Math.clz32(count));
  return 8 * rest + (count >> rest);
}

/** The middle of the numbers of a step. */
export function countOf(step: number): number {
  const rest = Math.max(0, (step >> 3) - 1);
  return ((step - 8 * rest) << rest) + ((1 << rest) - 1) / 2;
}

/** What the weights of a stretch's texts depend on, beside the texts' own words: of all texts so far. */
export interface Statistics {
  /** As steps: how many texts there are, and how many words they have. */
  texts: number;
  words: number;
}

/**
 * The weights of a text's terms. Its vector has for each term
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
 * Statistics count as steps: so one paper more, or one word of an old paper, changes the weights of
 * few texts.
 *
 * @see https://doi.org/10.1561/1500000019
 */
export class Weigher {
  readonly #mean: number;
  /** By the step of how many of the texts have a term: the root of its idf; 0 for one too common. */
  readonly #roots: Float64Array;

  constructor({ texts, words }: Statistics) {
    const all = countOf(texts);
    this.#mean = countOf(words) / Math.max(1, all);
    const most = Math.max(NEVER_TOO_COMMON, TOO_COMMON * all);
    this.#roots = Float64Array.from({ length: texts + 1 }, (_, step) => {
      const having = Math.min(countOf(step), all);
      return having > most ? 0 : Math.sqrt(Math.log(1 + (all - having + 0.5) / (having + 0.5)));
    });
  }

  /**
   * @param counts by posting: how often the text has the term
   * @param steps by posting: the step of how many texts have the term
   * @param length how many words and phrases the text has
   * @param weights where the weights are put
   */
  weigh(counts: Uint8Array, steps: Uint8Array, length: number, weights: Uint16Array): void {
    const damping = SATURATION * (1 - LENGTH + (LENGTH * length) / this.#mean);
    const partOf = (at: number) => {
      const count = counts[at] ?? 0;
      return ((this.#roots[steps[at] ?? 0] ?? 0) * count * (SATURATION + 1)) / (count + damping);
    };
    let squares = 0;
    for (let at = 0; at < counts.length; at += 1) squares += partOf(at) ** 2;
    const scale = squares > 0 ? ONE / Math.sqrt(squares) : 0;
    for (let at = 0; at < counts.length; at += 1) weights[at] = Math.round(partOf(at) * scale);
  }
}
