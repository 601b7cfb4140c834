/** The archive's vocabulary, from the terms of its segments. */
import type { KnownWord } from "../format/words.ts";
import { unpackFileWords, unpackCounted, type CountedWord } from "./file-words.ts";
import { addForms } from "./forms.ts";
import { mergeTerms } from "./merge-terms.ts";
import type { SegmentSummary } from "./segment.ts";

/** The vocabulary is loaded whole: its size is bounded, however large the archive. */
export const MOST_WORDS = 12_000;
/** Every search loads the commonest terms: some 6 kB. */
const MOST_COMMON = 1500;

/**
 * The terms of titles and abstracts that at least so many papers have that there are no more than
 * `most`, by term. Rarer terms are left to the files of terms.
 */
export function joinWords(
  segments: readonly Pick<SegmentSummary, "words">[],
  most = MOST_WORDS,
): KnownWord[] {
  const runs = segments.map((segment) => ({ terms: wordsOf(segment) }));
  const all = Array.from(mergeTerms(runs), (own) => ({
    own: own.map(({ next }) => next),
    count: own.reduce((sum, { next }) => sum + next.texts, 0),
  }));
  return commonest(all, most).map(({ own, count }) => {
    const term = own[0]?.term ?? "";
    return { term, count, written: commonestForm(own) ?? term };
  });
}

/** The commonest terms, in their order: no more than `most`, and of the same count all or none. */
export function commonest<Counted extends { count: number }>(
  all: readonly Counted[],
  most = MOST_COMMON,
): Counted[] {
  const rising = Uint32Array.from(all, ({ count }) => count).sort();
  const tooRare = rising.at(-1 - most) ?? 0;
  return all.filter(({ count }) => count > tooRare);
}

// --- internal ---

function* wordsOf({ words }: Pick<SegmentSummary, "words">): Generator<CountedWord, undefined> {
  for (const file of unpackFileWords(words))
    for (const word of unpackCounted(file.words)) if (word.texts > 0) yield word;
  return undefined;
}

/** The form with the highest count; the first by code words among equals. */
function commonestForm(words: readonly CountedWord[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) addForms(counts, word);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}
