/** The terms of a segment's parts, joined. */
import { joinPostings } from "../format/postings.ts";
import { WordsPacker } from "./counted-words.ts";
import type { Facts } from "./facts.ts";
import { packForms, unpackForms } from "./forms.ts";
import { mergeTerms } from "./merge-terms.ts";
import { TermCutter, type TermFiles } from "./term-cutter.ts";
import type { FactTerm } from "./terms.ts";

/** The files of a segment's terms, and what the vocabulary is made of. */
export interface JoinedTerms extends TermFiles {
  /** From a `WordsPacker`. */
  words: string;
}

/**
 * Joins the terms of runs of papers, and cuts them into files.
 *
 * @param most about so many bytes make a file
 */
export function joinTerms(all: readonly Facts[], most: number): JoinedTerms {
  const words = new WordsPacker();
  const cutter = new TermCutter(most);
  for (const { packed, ...word } of termsOf(all)) {
    cutter.add(packed);
    words.add(word);
  }
  return { ...cutter.done(), words: words.done() };
}

// --- internal ---

/** All terms in the order of code words, with their postings in all runs. */
function* termsOf(all: readonly Facts[]) {
  for (const runs of mergeTerms(all)) {
    const terms = runs.map(({ next }) => next);
    const term = terms[0]?.term ?? "";
    yield {
      term,
      texts: terms.reduce((sum, { texts }) => sum + texts, 0),
      forms: sumForms(terms),
      packed: joinPostings(
        term,
        runs.map(({ from, next }) => [from, next.postings] as const),
      ),
    };
  }
}

/** The forms of a term as several runs have it. */
function sumForms(terms: readonly FactTerm[]): Uint8Array {
  const [first, second] = terms;
  if (first && !second) return first.forms;
  const counts = new Map<string, number>();
  for (const { term, forms } of terms)
    for (const [form, count] of unpackForms(forms, term))
      counts.set(form, (counts.get(form) ?? 0) + count);
  return packForms(
    first?.term ?? "",
    [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1)),
  );
}
