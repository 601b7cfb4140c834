/** The similarity of texts: the cosine of their BM25 vectors. */
import type { WordIndex } from "./word-index.ts";

/** A text by its place, and its similarity: from 0, no word in common, to 1, the same words. */
export interface Alike {
  text: number;
  similarity: number;
}

/** A term that two texts have. */
export interface Shared {
  term: string;
  /** How each of the two writes it. */
  written: readonly [string, string];
  /** What it adds to their similarity. */
  part: number;
}

/** How much the repetition of a word counts: BM25's k1, at its usual value. */
const SATURATION = 1.2;
/** How much words count less in a long text, from 0 to 1: BM25's b, at its usual value. */
const LENGTH = 0.75;
/** Words of a larger share of the texts are left out: they don't distinguish texts. */
const TOO_COMMON = 0.2;
/** With few texts, a word of so many is never left out. */
const NEVER_TOO_COMMON = 10;

/**
 * Compares the texts of an index up to a certain text, and then up to a later one. A text's vector
 * has for each term
 *
 *     √idf · count · (k1 + 1) / (count + k1 · (1 - b + b · length / mean length))
 *     idf = ln(1 + (texts - texts with it + 0.5) / (texts with it + 0.5))
 *
 * after Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009),
 * with k1 = 1.2, b = 0.75, and the idf of Lucene, which is never negative. The product of two
 * vectors has the idf once, as BM25's own sum: hence the root. Terms of more than a fifth of the
 * texts (and of more than ten) are left out, of the vector's length too: they distinguish little
 * and would take most of the time. Sums are in a fixed order, so the same texts give the same
 * bits.
 *
 * @see https://doi.org/10.1561/1500000019
 */
export class Similarity {
  readonly #index: WordIndex;
  /** How many of the compared texts have a term. */
  readonly #spread: Int32Array;
  /** By posting: a term's weight in its text's vector, which has length 1. */
  readonly #weight: Float64Array;
  /** The same by slot. */
  readonly #slotWeight: Float64Array;
  /** By text; all zero between two calls. */
  readonly #sum: Float64Array;
  /** By term: its posting in a text, counted from one; all zero between two calls. */
  readonly #places: Int32Array;
  #end = 0;
  #words = 0;

  constructor(index: WordIndex) {
    this.#index = index;
    this.#spread = new Int32Array(index.terms);
    this.#weight = new Float64Array(index.term.length);
    this.#slotWeight = new Float64Array(index.term.length);
    this.#sum = new Float64Array(index.lengths.length);
    this.#places = new Int32Array(index.terms);
  }

  /** Compares the texts before `end` from now on. It must not become smaller. */
  endAt(end: number): void {
    const { starts, term, lengths } = this.#index;
    for (let text = this.#end; text < end; text += 1) {
      this.#words += lengths[text] ?? 0;
      for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at += 1) {
        const one = term[at] ?? 0;
        this.#spread[one] = (this.#spread[one] ?? 0) + 1;
      }
    }
    this.#end = end;
    const rootOfIdf = this.#rootOfIdf();
    for (let text = 0; text < end; text += 1) this.#weigh(text, rootOfIdf);
  }

  /** The texts most similar to a text, the most similar first, ties by place. */
  alike(text: number, { least = 0, most = Infinity } = {}): Alike[] {
    const sum = this.#sum;
    this.#sumUp(text);
    const found: Alike[] = [];
    let bar = least;
    for (let other = 0; other < this.#end; other += 1) {
      const similarity = sum[other] ?? 0;
      if (similarity < bar || other === text) continue;
      if (found.length >= most && similarity === bar) continue;
      found.push({ text: other, similarity });
      if (found.length < most) continue;
      found.sort((a, b) => b.similarity - a.similarity).splice(most);
      bar = found.at(-1)?.similarity ?? least;
    }
    sum.fill(0);
    return found.sort((a, b) => b.similarity - a.similarity);
  }

  /** The terms that two texts share, those that add most first, ties by term. */
  shared(text: number, other: number): Shared[] {
    const { starts, term, termOf, spellingOf } = this.#index;
    const places = this.#places;
    const [from, to] = [starts[text] ?? 0, starts[text + 1] ?? 0];
    for (let at = from; at < to; at += 1) places[term[at] ?? 0] = at + 1;
    const shared: Shared[] = [];
    for (let at = starts[other] ?? 0; at < (starts[other + 1] ?? 0); at += 1) {
      const one = term[at] ?? 0;
      const mine = (places[one] ?? 0) - 1;
      const part = (this.#weight[at] ?? 0) * (this.#weight[mine] ?? 0);
      if (part > 0)
        shared.push({ term: termOf(one), written: [spellingOf(mine), spellingOf(at)], part });
    }
    for (let at = from; at < to; at += 1) places[term[at] ?? 0] = 0;
    return shared.sort((a, b) => b.part - a.part || (a.term < b.term ? -1 : 1));
  }

  /** Adds up, for every text, the products of the weights of the terms that it shares with one. */
  #sumUp(text: number): void {
    const { starts, term, slotStarts, slotText } = this.#index;
    const sum = this.#sum;
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at += 1) {
      const own = this.#weight[at] ?? 0;
      if (own === 0) continue;
      const one = term[at] ?? 0;
      const from = slotStarts[one] ?? 0;
      const to = from + (this.#spread[one] ?? 0);
      for (let slot = from; slot < to; slot += 1) {
        const other = slotText[slot] ?? 0;
        sum[other] = (sum[other] ?? 0) + own * (this.#slotWeight[slot] ?? 0);
      }
    }
  }

  /** By term, its root; 0 for one that is too common. */
  #rootOfIdf(): Float64Array {
    const end = this.#end;
    const most = Math.max(NEVER_TOO_COMMON, TOO_COMMON * end);
    return Float64Array.from(this.#spread, (texts) =>
      texts > most ? 0 : Math.sqrt(Math.log(1 + (end - texts + 0.5) / (texts + 0.5))),
    );
  }

  #weigh(text: number, rootOfIdf: Float64Array): void {
    const { starts, term, count, lengths, slot } = this.#index;
    const from = starts[text] ?? 0;
    const to = starts[text + 1] ?? 0;
    const relative = ((lengths[text] ?? 0) * this.#end) / this.#words;
    const damping = SATURATION * (1 - LENGTH + LENGTH * relative);
    let squares = 0;
    for (let at = from; at < to; at += 1) {
      const times = count[at] ?? 0;
      const weight =
        ((rootOfIdf[term[at] ?? 0] ?? 0) * times * (SATURATION + 1)) / (times + damping);
      this.#weight[at] = weight;
      squares += weight * weight;
    }
    const length = Math.sqrt(squares);
    for (let at = from; at < to && length > 0; at += 1) {
      const weight = (this.#weight[at] ?? 0) / length;
      this.#weight[at] = weight;
      this.#slotWeight[slot[at] ?? 0] = weight;
    }
  }
}
