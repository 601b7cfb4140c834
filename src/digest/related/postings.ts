/** Texts by the terms that they have. */
import type { WordIndex } from "./word-index.ts";

/** The postings of some texts, laid by term, then by text, and room for a search in them. */
export class Postings {
  /** The texts that have postings here, rising. */
  readonly texts: Int32Array;
  /** The places in `texts` of those that have a term lie from `#starts[term]` up to the next term's. */
  readonly #starts: Int32Array;
  readonly #places: Int32Array;
  readonly #weights: Uint16Array;
  /** By place; all zero between two searches. */
  readonly sums: Int32Array;

  /** @param texts rising */
  constructor(index: WordIndex, texts: Int32Array) {
    this.texts = texts;
    const starts = new Int32Array(index.vocabulary.size + 1);
    for (const text of texts) {
      const { terms, weights, from, to } = index.postingsOf(text);
      for (let at = from; at < to; at += 1) {
        const term = terms[at] ?? -1;
        if (term >= 0 && (weights[at] ?? 0) > 0) starts[term] = (starts[term] ?? 0) + 1;
      }
    }
    let size = 0;
    for (let term = 0; term < starts.length; term += 1) {
      const own = index.spreadOf(term) > 1 ? (starts[term] ?? 0) : 0;
      starts[term] = size;
      size += own;
    }
    const [places, all] = [new Int32Array(size), new Uint16Array(size)];
    for (let place = 0; place < texts.length; place += 1) {
      const { terms, weights, from, to } = index.postingsOf(texts[place] ?? 0);
      for (let at = from; at < to; at += 1) {
        const term = terms[at] ?? -1;
        const weight = weights[at] ?? 0;
        // No other text has a term of one alone.
        if (term < 0 || weight === 0 || index.spreadOf(term) < 2) continue;
        const to = starts[term] ?? 0;
        places[to] = place;
        all[to] = weight;
        starts[term] = to + 1;
      }
    }
    // Each start has become the next one's.
    starts.copyWithin(1, 0);
    starts[0] = 0;
    this.#starts = starts;
    this.#places = places;
    this.#weights = all;
    this.sums = new Int32Array(texts.length);
  }

  /** How many of the texts come before one. */
  countBefore(text: number): number {
    let [low, high] = [0, this.texts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.texts[middle] ?? 0) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Adds a term to the sums of the texts that have it, as far as there are sums. */
  addTo(sums: Int32Array, term: number, weight: number): void {
    const [places, weights] = [this.#places, this.#weights];
    const end = sums.length;
    const last = this.#starts[term + 1] ?? 0;
    for (let at = this.#starts[term] ?? 0; at < last; at += 1) {
      const place = places[at] ?? 0;
      if (place >= end) break;
      // A sum is below 2³¹. `imul` and `|` keep the loop, in which most time goes, free of checks.
      sums[place] = ((sums[place] ?? 0) + Math.imul(weight, weights[at] ?? 0)) | 0;
    }
  }
}
