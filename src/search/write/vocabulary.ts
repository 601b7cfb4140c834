/** The archive's vocabulary, from the terms of its segments. */
import type { KnownWord } from "../format/words.ts";
import { unpackWords } from "./counted-words.ts";
import { unpackForms, type Form } from "./forms.ts";
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
  const counts = new Map<string, number>();
  const lists = segments.map(({ words }) => unpackWords(words).filter(({ texts }) => texts > 0));
  for (const { term, texts } of lists.flat()) counts.set(term, (counts.get(term) ?? 0) + texts);
  const falling = [...counts.values()].sort((a, b) => b - a);
  const tooRare = falling[most] ?? 0;
  const forms = new Map<string, Map<string, number>>();
  for (const { term, forms: own } of lists.flat()) {
    if ((counts.get(term) ?? 0) <= tooRare) continue;
    const held = forms.get(term) ?? new Map<string, number>();
    for (const [form, count] of unpackForms(own, term))
      held.set(form, (held.get(form) ?? 0) + count);
    forms.set(term, held);
  }
  return [...forms]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([term, own]) => ({
      term,
      count: counts.get(term) ?? 0,
      written: commonestForm([...own]) ?? term,
    }));
}

/** The commonest terms of a vocabulary, in its order; likewise no more than `most`. */
export function commonest(words: readonly KnownWord[], most = MOST_COMMON): KnownWord[] {
  const falling = words.map(({ count }) => count).sort((a, b) => b - a);
  const tooRare = falling[most] ?? 0;
  return words.filter(({ count }) => count > tooRare);
}

// --- internal ---

/** The form with the highest count; the first by code words among equals. */
function commonestForm(forms: readonly Form[]): string | undefined {
  return forms.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}
