/** Papers → terms: which papers have a term, about where, and how it is written. */
import { plainText } from "../../text/math.ts";
import { isArxivId } from "../../paper/id.ts";
import type { Paper } from "../../paper/schema.ts";
import { idTerm, PLACE, type Posting } from "../format/postings.ts";
import { allTerms, contentTerms, splitWords, termsOf } from "../../text/terms.ts";
import { keywordsOf } from "./record.ts";

/** A term's postings, by paper. */
export type Terms = Map<string, OpenPosting[]>;

/** A posting that is being made. */
interface OpenPosting extends Posting {
  places: number[];
  authors: number[];
}

/** The terms of some papers, with the lengths of their texts and the spellings of their words. */
export interface CollectedTerms {
  terms: Terms;
  /** How many words each paper's title and abstract have, the commonest left out. */
  lengths: number[];
  /** How often titles and abstracts have a word, before its ending is cut. */
  written: Map<string, number>;
}

/**
 * Collects the terms of papers, which are numbered as they come.
 *
 * @param noteOf the text of a paper's notes, empty where there is none
 */
export function collectTerms(
  papers: readonly Paper[],
  noteOf: (paper: Paper) => string,
): CollectedTerms {
  const terms: Terms = new Map();
  const written = new Map<string, number>();
  const lengths = papers.map((paper, number) => {
    const own = new Map<string, OpenPosting>();
    const find = (term: string) => {
      let posting = own.get(term);
      if (!posting) own.set(term, (posting = emptyPosting(number)));
      return posting;
    };
    const length = readTexts(paper, find, written);
    readNames(paper, find);
    for (const word of splitWords(noteOf(paper)))
      for (const term of contentTerms(termsOf(word))) find(term).note = true;
    for (const [term, posting] of own) {
      const held = terms.get(term);
      if (held) held.push(posting);
      else terms.set(term, [posting]);
    }
    return length;
  });
  return { terms, lengths, written };
}

// --- internal ---

function emptyPosting(paper: number): OpenPosting {
  return { paper, title: 0, places: [], authors: [], keyword: false, note: false };
}

/** Returns how many words title and abstract have. */
function readTexts(
  paper: Paper,
  find: (term: string) => OpenPosting,
  written: Map<string, number>,
): number {
  const count = (word: string) => {
    const { parts, surface } = termsOf(word);
    for (const form of surface) written.set(form, (written.get(form) ?? 0) + 1);
    return parts.length;
  };
  const title = splitWords(plainText(paper.title));
  const abstract = splitWords(plainText(paper.abstract));
  let length = 0;
  for (const word of title) {
    for (const term of allTerms(word)) find(term).title += 1;
    length += count(word);
  }
  for (const [at, word] of abstract.entries()) {
    const place = Math.floor(at / PLACE);
    for (const term of contentTerms(termsOf(word))) {
      const posting = find(term);
      if (posting.places.at(-1) !== place) posting.places.push(place);
    }
    length += count(word);
  }
  return length;
}

/** Authors, keywords and what else a paper is known by. */
function readNames(paper: Paper, find: (term: string) => OpenPosting): void {
  for (const [at, name] of paper.authors.entries())
    for (const word of splitWords(name))
      for (const term of allTerms(word)) {
        const posting = find(term);
        if (posting.authors.at(-1) !== at) posting.authors.push(at);
      }
  for (const word of splitWords(keywordsOf(paper).join(" ")))
    for (const term of contentTerms(termsOf(word))) find(term).keyword = true;
  for (const id of [paper.id, ...(paper.aliases ?? [])])
    if (isArxivId(id)) find(idTerm(id)).keyword = true;
}
