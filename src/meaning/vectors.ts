/**
 * The meaning of texts as vectors: a text's is the sum of its words', scaled to length 1. Build,
 * browser and learning use the same rules, so that queries and papers meet.
 */
import { plainText } from "../text/math.ts";
import { contentTerms, textWords } from "../text/terms.ts";

/** Words with vectors. */
export interface WordVectors<Word = string> {
  /** How many numbers a vector has. */
  size: number;
  has: (word: Word) => boolean;
  /** Adds a word's vector, if it has one, to numbers, times a weight. */
  add: (to: Float32Array, word: Word, weight: number) => void;
}

/** The terms of a text, by which the search finds it, one after the other. Math is between dollar signs. */
export function textTerms(text: string): string[] {
  return textWords(plainText(text)).flatMap(contentTerms);
}

/** What each word counts by how often it is there: `1 + ln(count)`. */
export function countWeights<Word>(words: Iterable<Word>): Map<Word, number> {
  const counts = new Map<Word, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts) counts.set(word, 1 + Math.log(count));
  return counts;
}

/** The words of a paper as often as they count: its title twice, and its abstract. */
export function paperWords<Word>(title: readonly Word[], abstract: readonly Word[]): Word[] {
  return [...title, ...title, ...abstract];
}

/**
 * The vector of a paper; undefined where none of its words has one: it is only math, say.
 *
 * @param title its terms, and those of the abstract
 */
export function paperVector<Word>(
  vectors: WordVectors<Word>,
  { title, abstract }: { title: readonly Word[]; abstract: readonly Word[] },
): Float32Array | undefined {
  return sumOf(vectors, countWeights(paperWords(title, abstract)));
}

/** The vector of a query's terms, each of which counts once; undefined where no word has one. */
export function queryVector(
  vectors: WordVectors,
  terms: Iterable<string>,
): Float32Array | undefined {
  return sumOf(vectors, new Map(Array.from(terms, (term) => [term, 1])));
}

// --- internal ---

function sumOf<Word>(
  { size, add }: WordVectors<Word>,
  weights: ReadonlyMap<Word, number>,
): Float32Array | undefined {
  const sum = new Float32Array(size);
  for (const [word, weight] of weights) add(sum, word, weight);
  const length = Math.sqrt(sum.reduce((all, one) => all + one * one, 0));
  return length > 0 ? sum.map((one) => one / length) : undefined;
}
