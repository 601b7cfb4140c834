/** The similarity of texts: the cosine of their vectors. */
import { compareTexts } from "../../text/compare.ts";
import type { Postings } from "./postings.ts";
import { ONE } from "./weights.ts";
import type { WordIndex } from "./word-index.ts";

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

/**
 * The texts most similar to one, of its own stretch and of earlier ones, the most similar first,
 * ties by place. How similar two texts are depends on their own vectors and on nothing else, so a
 * text that comes, goes or changes adds itself to what was found before, or is missing from it.
 *
 * Where terms are too common to be looked up (see `WordIndex`), the text's vector is that of its
 * other terms, with the length 1.
 *
 * @param postings of the texts that are compared with it
 */
export function findAlike(
  index: WordIndex,
  postings: Postings,
  text: number,
  { least = 0, most = Infinity } = {},
): Alike[] {
  const end = postings.countBefore(index.endOf(text));
  const sums = postings.sums.subarray(0, end);
  const { terms, weights, steps, from, to, mostSteps } = index.postingsOf(text);
  let squares = 0;
  let isWhole = true;
  for (let at = from; at < to; at += 1) {
    const weight = weights[at] ?? 0;
    if (weight === 0) continue;
    if ((steps[at] ?? 0) > mostSteps) isWhole = false;
    else {
      // No text of the postings has one that isn't needed.
      const term = terms[at] ?? -1;
      if (term >= 0) postings.addTo(sums, term, weight);
      squares += weight * weight;
    }
  }
  const own = postings.countBefore(text);
  if (postings.texts[own] === text) sums[own] = 0;
  const one = (isWhole ? ONE : Math.sqrt(squares)) * ONE;
  const best = highest(sums, Math.ceil(least * one), most);
  sums.fill(0);
  return best.map(({ place, sum }) => {
    return { text: postings.texts[place] ?? 0, similarity: sum / one };
  });
}

/** The weights of a text's terms. */
export function weightsOf(index: WordIndex, text: number): Map<number, number> {
  const { terms, weights, from, to } = index.postingsOf(text);
  const found = new Map<number, number>();
  for (let at = from; at < to; at += 1) {
    const weight = weights[at] ?? 0;
    const term = terms[at] ?? -1;
    if (weight > 0 && term >= 0) found.set(term, weight);
  }
  return found;
}

/** The terms that two texts share, those that add most first, ties by term. @param one from `weightsOf` */
export function sharedTerms(
  index: WordIndex,
  one: ReadonlyMap<number, number>,
  other: number,
): Shared[] {
  const { vocabulary } = index;
  const { terms, weights, from, to } = index.postingsOf(other);
  const shared: Shared[] = [];
  for (let at = from; at < to; at += 1) {
    const term = terms[at] ?? -1;
    const part = ((one.get(term) ?? 0) * (weights[at] ?? 0)) / ONE ** 2;
    if (part > 0) shared.push({ term, part });
  }
  return shared.sort(
    (a, b) => b.part - a.part || compareTexts(vocabulary.termOf(a.term), vocabulary.termOf(b.term)),
  );
}

// --- internal ---

/** The places with the highest sums above zero, ties by place. */
function highest(sums: Int32Array, least: number, most: number) {
  const best: { place: number; sum: number }[] = [];
  // A whole number for the loop, which is slower with others.
  let bar = (Math.max(1, least) - 1) | 0;
  for (let place = 0; place < sums.length; place += 1) {
    const sum = sums[place] ?? 0;
    if (sum <= bar) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.sum ?? 0) < sum) at -= 1;
    best.splice(at, 0, { place, sum });
    if (best.length > most) best.pop();
    if (best.length === most) bar = best.at(-1)?.sum ?? 0;
  }
  return best;
}
