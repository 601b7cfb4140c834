/** Papers → terms: which papers have a term, about where, and how it is written. */
import { plainText } from "../paper/math.ts";
import { isArxivId } from "../paper/id.ts";
import type { Paper } from "../paper/schema.ts";
import { idTerm } from "../search/named.ts";
import { PLACE, type Posting } from "../search/postings.ts";
import { splitWords, termsOf } from "../search/text.ts";
import type { Word } from "../search/words.ts";
import { keywordsOf } from "./search-record.ts";

/** A term's postings, by paper. */
export type Terms = Map<string, Posting[]>;

/** The terms of some papers, and what the table of papers says of their texts. */
export interface Collected {
  terms: Terms;
  /** How many words each paper's title and abstract have, the commonest left out. */
  lengths: number[];
}

/**
 * Collects the terms of papers, which are numbered as they come.
 *
 * @param noteOf the text of a paper's notes, empty where there is none
 */
export function collectTerms(
  papers: readonly Paper[],
  noteOf: (paper: Paper) => string,
): Collected {
  const terms: Terms = new Map();
  const lengths = papers.map((paper, number) => {
    const own = new Map<string, Posting>();
    const find = (term: string) => {
      let posting = own.get(term);
      if (!posting) own.set(term, (posting = emptyPosting(number)));
      return posting;
    };
    const length = readTexts(paper, find);
    readNames(paper, find);
    for (const word of splitWords(noteOf(paper)))
      for (const term of contentTerms(word)) find(term).note = true;
    for (const [term, posting] of own) {
      const held = terms.get(term);
      if (held) held.push(posting);
      else terms.set(term, [posting]);
    }
    return length;
  });
  return { terms, lengths };
}

/**
 * The vocabulary of papers: the terms of titles and abstracts that at least so many papers have
 * that there are no more than `most`, by term. Rarer terms are left to the files of terms.
 */
export function collectWords(papers: readonly Paper[], most: number): Word[] {
  const counts = new Map<string, number>();
  const written = new Map<string, Map<string, number>>();
  for (const paper of papers) {
    const seen = new Set<string>();
    for (const word of splitWords(textOf(paper))) {
      const { parts, surface, whole } = termsOf(word);
      if (whole !== undefined) seen.add(whole);
      for (const part of surface) {
        const [term] = termsOf(part).parts;
        if (term === undefined || !parts.includes(term)) continue;
        seen.add(term);
        const forms = written.get(term) ?? new Map<string, number>();
        written.set(term, forms.set(part, (forms.get(part) ?? 0) + 1));
      }
    }
    for (const term of seen) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const falling = [...counts.values()].sort((a, b) => b - a);
  const tooRare = falling[most] ?? 0;
  return [...counts]
    .filter(([, count]) => count > tooRare)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([term, count]) => ({
      term,
      count,
      written: commonest(written.get(term)) ?? term,
    }));
}

// --- internal ---

function emptyPosting(paper: number): Posting {
  return {
    paper,
    title: 0,
    places: [],
    authors: [],
    keyword: false,
    note: false,
  };
}

function textOf({ title, abstract }: Paper): string {
  return `${plainText(title)}\n${plainText(abstract)}`;
}

function contentTerms(word: string): string[] {
  const { parts, whole } = termsOf(word);
  return whole === undefined ? [...parts] : [...parts, whole];
}

/** Returns how many words title and abstract have. */
function readTexts(paper: Paper, find: (term: string) => Posting): number {
  const title = splitWords(plainText(paper.title));
  const abstract = splitWords(plainText(paper.abstract));
  let length = 0;
  for (const word of title) {
    for (const term of [...contentTerms(word), ...termsOf(word).common])
      find(term).title += 1;
    length += termsOf(word).parts.length;
  }
  for (const [at, word] of abstract.entries()) {
    const place = Math.floor(at / PLACE);
    for (const term of contentTerms(word)) {
      const posting = find(term);
      if (posting.places.at(-1) !== place)
        posting.places = [...posting.places, place];
    }
    length += termsOf(word).parts.length;
  }
  return length;
}

/** Authors, keywords and what else a paper is known by. */
function readNames(paper: Paper, find: (term: string) => Posting): void {
  for (const [at, name] of paper.authors.entries())
    for (const word of splitWords(name))
      for (const term of [...contentTerms(word), ...termsOf(word).common]) {
        const posting = find(term);
        if (posting.authors.at(-1) !== at)
          posting.authors = [...posting.authors, at];
      }
  for (const word of splitWords(keywordsOf(paper).join(" ")))
    for (const term of contentTerms(word)) find(term).keyword = true;
  for (const id of [paper.id, ...(paper.aliases ?? [])])
    if (isArxivId(id)) find(idTerm(id)).keyword = true;
}

/** The form with the highest count; the first by code units among equals. */
function commonest(forms: Map<string, number> | undefined): string | undefined {
  let best: [form: string, count: number] | undefined;
  for (const [form, count] of forms ?? [])
    if (!best || count > best[1] || (count === best[1] && form < best[0]))
      best = [form, count];
  return best?.[0];
}
