/** The similarity of texts: the cosine of their vectors. */
import { compareTexts } from "../../text/compare.ts";
import { countTexts, ONE, weigh } from "./weights.ts";
import type { StretchOfTexts, WordIndex } from "./word-index.ts";

/** A text by its place, and its similarity: from 0, no word in common, to 1, the same words. */
export interface Alike {
  text: number;
  similarity: number;
}

/** A term that two texts have. */
export interface Shared {
  term: number;
  /** What it adds to their similarity. */
  part: number;
}

/** How many postings are looked at to find the texts that may be similar to one. */
const MOST_POSTINGS = 100_000;
/** How many of these texts are compared by all terms. */
const MOST_COMPARED = 50;

/**
 * Compares the texts of a stretch of an index with each other and with those of earlier stretches, by
 * statistics of these texts alone. See `weigh` for the vectors.
 *
 * Of a large archive, only the texts are compared that may be similar: a text's rarest terms, as
 * many as have 100,000 postings together, are summed up, and the 50 texts with the highest sums are
 * then compared by all terms. So a text costs nearly the same however large the archive is.
 * Of 2,957 pairs among 74,428 real papers, 17 differed from a comparison of all; among 4,302, none.
 */
export class Similarity {
  readonly #index: WordIndex;
  /** The stretch whose texts are compared, by its place. */
  #stretch = -1;
  /** By stretch, then by posting. */
  #weights: Uint16Array[] = [];
  /** By term: how many texts have it, of the stretch and of earlier ones. */
  #spread: Int32Array = new Int32Array();
  /** The texts that have a term of the stretch lie from `slotStarts[term]` up to `slotEnds[term]`. */
  #slotStarts = new Int32Array();
  #slotEnds = new Int32Array();
  #slotTexts = new Int32Array();
  #slotWeights = new Uint16Array();
  /** By text, and by term; all zero between two calls. */
  #sums = new Int32Array();
  #own = new Uint16Array();

  constructor(index: WordIndex) {
    this.#index = index;
  }

  /** Compares the texts of a stretch from now on, by statistics of it and of earlier stretches. */
  turnTo(stretch: number): void {
    if (stretch === this.#stretch) return;
    const stretches = this.#index.stretches.slice(0, stretch + 1);
    const terms = this.#index.vocabulary.size;
    this.#stretch = stretch;
    this.#spread = countTexts(stretches, terms);
    this.#weights = weigh(stretches, this.#spread);
    this.#own = new Uint16Array(terms);
    const last = stretches[stretch];
    this.#sums = new Int32Array(last ? last.first + last.lengths.length : 0);
    if (last) this.#invert(stretches, last);
  }

  /** The texts most similar to one of the stretch, the most similar first, ties by place. */
  alike(text: number, { least = 0, most = Infinity } = {}): Alike[] {
    const own = this.#vectorOf(text)
      .filter(({ spread }) => spread > 1)
      .sort((a, b) => a.spread - b.spread || a.term - b.term);
    let left = MOST_POSTINGS;
    let isWhole = true;
    for (const { term, weight, spread } of own) {
      left -= spread;
      if (left < 0) {
        isWhole = false;
        break;
      }
      this.#add(term, weight);
    }
    let found = this.#highest(text, isWhole ? most : MOST_COMPARED);
    this.#sums.fill(0);
    if (!isWhole) found = this.#compare(own, found);
    return found.filter(({ similarity }) => similarity > 0 && similarity >= least).slice(0, most);
  }

  /** The terms that two texts share, those that add most first, ties by term. */
  shared(text: number, other: number): Shared[] {
    const { vocabulary } = this.#index;
    const own = this.#vectorOf(text);
    for (const { term, weight } of own) this.#own[term] = weight;
    const shared: Shared[] = [];
    const { terms, weights, from, to } = this.#postingsOf(other);
    for (let at = from; at < to; at += 1) {
      const term = terms[at] ?? 0;
      const part = ((this.#own[term] ?? 0) * (weights[at] ?? 0)) / ONE ** 2;
      if (part > 0) shared.push({ term, part });
    }
    for (const { term } of own) this.#own[term] = 0;
    return shared.sort(
      (a, b) =>
        b.part - a.part || compareTexts(vocabulary.termOf(a.term), vocabulary.termOf(b.term)),
    );
  }

  /** A text's terms and their weights, without those of weight 0. */
  #vectorOf(text: number): Weighed[] {
    const { terms, weights, from, to } = this.#postingsOf(text);
    const vector: Weighed[] = [];
    for (let at = from; at < to; at += 1) {
      const weight = weights[at] ?? 0;
      const term = terms[at] ?? 0;
      if (weight > 0) vector.push({ term, weight, spread: this.#spread[term] ?? 0 });
    }
    return vector;
  }

  /** Where the postings of a text lie. */
  #postingsOf(text: number) {
    const at = this.#index.stretchOf(text);
    const stretch = this.#index.stretches[at];
    const place = text - (stretch?.first ?? 0);
    return {
      terms: stretch?.terms ?? new Int32Array(),
      weights: this.#weights[at] ?? new Uint16Array(),
      from: stretch?.starts[place] ?? 0,
      to: stretch?.starts[place + 1] ?? 0,
    };
  }

  /** Adds a term to the sums of the texts that have it. */
  #add(term: number, weight: number): void {
    const sums = this.#sums;
    const [texts, weights] = [this.#slotTexts, this.#slotWeights];
    const end = this.#slotEnds[term] ?? 0;
    for (let slot = this.#slotStarts[term] ?? 0; slot < end; slot += 1) {
      const other = texts[slot] ?? 0;
      // A sum is below 2³¹. `imul` and `|` keep the loop, in which most time goes, free of checks.
      sums[other] = ((sums[other] ?? 0) + Math.imul(weight, weights[slot] ?? 0)) | 0;
    }
  }

  /** The texts with the highest sums, except one; ties by place. */
  #highest(text: number, most: number): Alike[] {
    const sums = this.#sums;
    const best: Alike[] = [];
    let bar = 0;
    for (let other = 0; other < sums.length; other += 1) {
      const sum = sums[other] ?? 0;
      if (sum <= bar || other === text) continue;
      let at = best.length;
      while (at > 0 && (best[at - 1]?.similarity ?? 0) < sum) at -= 1;
      best.splice(at, 0, { text: other, similarity: sum });
      if (best.length > most) best.pop();
      if (best.length === most) bar = best.at(-1)?.similarity ?? 0;
    }
    return best.map(({ text, similarity }) => ({ text, similarity: similarity / ONE ** 2 }));
  }

  /** Compares a vector with other texts by all terms. */
  #compare(own: readonly Weighed[], others: readonly Alike[]): Alike[] {
    const weightOf = this.#own;
    for (const { term, weight } of own) weightOf[term] = weight;
    const compared = others.map(({ text }) => {
      const { terms, weights, from, to } = this.#postingsOf(text);
      let sum = 0;
      for (let at = from; at < to; at += 1)
        sum += Math.imul(weights[at] ?? 0, weightOf[terms[at] ?? 0] ?? 0);
      return { text, similarity: sum / ONE ** 2 };
    });
    for (const { term } of own) weightOf[term] = 0;
    return compared.sort((a, b) => b.similarity - a.similarity || a.text - b.text);
  }

  /** Lays the postings of a stretch's terms by term, then by text. */
  #invert(stretches: readonly StretchOfTexts[], last: StretchOfTexts): void {
    const starts = new Int32Array(this.#spread.length);
    const ends = new Int32Array(this.#spread.length).fill(UNUSED);
    let size = 0;
    for (const term of last.terms) {
      const texts = this.#spread[term] ?? 0;
      if (ends[term] !== UNUSED || texts === 1 || texts > MOST_POSTINGS) continue;
      starts[term] = ends[term] = size;
      size += texts;
    }
    const [slotTexts, slotWeights] = [new Int32Array(size), new Uint16Array(size)];
    for (const [at, stretch] of stretches.entries()) {
      const weights = this.#weights[at] ?? new Uint16Array();
      for (const place of stretch.lengths.keys())
        for (let at = stretch.starts[place] ?? 0; at < (stretch.starts[place + 1] ?? 0); at += 1) {
          const term = stretch.terms[at] ?? 0;
          const slot = ends[term] ?? UNUSED;
          if (slot === UNUSED) continue;
          slotTexts[slot] = stretch.first + place;
          slotWeights[slot] = weights[at] ?? 0;
          ends[term] = slot + 1;
        }
    }
    this.#slotStarts = starts;
    this.#slotEnds = ends;
    this.#slotTexts = slotTexts;
    this.#slotWeights = slotWeights;
  }
}

// --- internal ---

/** A part of a vector. */
interface Weighed {
  term: number;
  weight: number;
  /** How many texts have the term. */
  spread: number;
}

/** In place of a slot: no text of the stretch has the term, or no other text has it. */
const UNUSED = -1;
