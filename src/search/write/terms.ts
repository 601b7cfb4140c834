/** Papers → terms: which papers have a term, about where, and how it is written. */
import { plainText } from "../../text/math.ts";
import { decodePercent } from "../../text/percent.ts";
import type { Paper } from "../../paper/schema.ts";
import {
  doiTerm,
  idTerm,
  packPostings,
  titleTerm,
  PLACE,
  type PackedPostings,
  type Posting,
} from "../format/postings.ts";
import { stem } from "../../text/terms.ts";
import { packForms } from "./forms.ts";
import type { TextParts } from "../format/texts.ts";
import { contentOf, countWritten, type Lexicon } from "./lexicon.ts";
import { Occurrences, type SortedOccurrences } from "./occurrences.ts";
import { keywordsOf } from "./record.ts";

/** A paper whose terms are collected. */
export interface ReadPaper {
  paper: Paper;
  /** What results show of it. */
  text: Pick<TextParts, "title" | "abstract">;
  /** The text of its notes; undefined where it has none. */
  note?: string | undefined;
}

/** A term of some papers. */
export interface FactTerm {
  term: string;
  /** How many papers have it in title or abstract. */
  texts: number;
  /** From `packForms`. */
  forms: Uint8Array;
  postings: PackedPostings;
}

/** The terms of some papers. */
export interface CollectedTerms {
  /** Sorted by code words. */
  terms: Iterable<FactTerm>;
  /** How many words each paper's title and abstract have, the commonest left out. */
  lengths: number[];
  /** The numbers of each paper's terms. */
  texts: PaperTerms[];
}

/** The terms of title and abstract, one after the other. */
export interface PaperTerms {
  title: readonly number[];
  abstract: readonly number[];
}

/**
 * Collects the terms of papers, which are numbered as they come.
 *
 * @param lexicon gives terms their numbers
 */
export function collectTerms(papers: readonly ReadPaper[], lexicon: Lexicon): CollectedTerms {
  const collector = new Collector(lexicon);
  for (const paper of papers) collector.add(paper);
  const { lengths, texts } = collector;
  return { terms: collector.terms(), lengths, texts };
}

// --- internal ---

/** What of a paper has a term. */
const TITLE = 0;
const ABSTRACT = 1;
const AUTHOR = 2;
const KEYWORD = 3;
const NOTE = 4;
const KINDS = 5;

class Collector {
  readonly #lexicon: Lexicon;
  /** A place is a kind, and which one of its kind. */
  readonly #occurrences = new Occurrences();
  readonly lengths: number[] = [];
  readonly texts: PaperTerms[] = [];

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  add({ paper, text, note = "" }: ReadPaper): void {
    const title = this.#lexicon.words(text.title);
    const abstract = this.#lexicon.words(text.abstract);
    const words = [...title, ...abstract];
    for (const word of title) this.#note(word.all, TITLE);
    for (const [at, word] of abstract.entries())
      this.#note(word.content, ABSTRACT, Math.floor(at / PLACE));
    this.#note(this.#lexicon.lacking(words), KEYWORD);
    for (const [at, name] of paper.authors.entries())
      for (const word of this.#lexicon.words(name)) this.#note(word.all, AUTHOR, at);
    for (const word of this.#lexicon.words(keywordsOf(paper).join(" ")))
      this.#note(word.content, KEYWORD);
    this.#note(knownBy(paper).map(this.#termOf), KEYWORD);
    this.#note((paper.aliases ?? []).map(idTerm).map(this.#termOf), NOTE);
    for (const word of this.#lexicon.words(note)) this.#note(word.content, NOTE);
    this.lengths.push(countWritten(words));
    this.texts.push({ title: contentOf(title), abstract: contentOf(abstract) });
  }

  /** The terms that a paper has: the lexicon may know others. */
  *terms(): Generator<FactTerm> {
    const forms = Map.groupBy(this.#lexicon.forms(), ([form]) => stem(form));
    const occurrences = this.#occurrences.byTerm();
    for (const term of this.#lexicon.terms.toSorted()) {
      const postings = postingsOf(occurrences, this.#lexicon.termOf(term));
      if (postings.length === 0) continue;
      yield {
        term,
        texts: postings.filter(({ title, places }) => title > 0 || places.length > 0).length,
        forms: packForms(term, forms.get(term) ?? []),
        postings: packPostings(postings),
      };
    }
  }

  readonly #termOf = (name: string): number => this.#lexicon.termOf(name);

  #note(terms: readonly number[], kind: number, at = 0): void {
    for (const term of terms) this.#occurrences.add(term, this.texts.length, at * KINDS + kind);
  }
}

/** The terms that only one paper has. */
function knownBy({ id, title, links }: Paper): string[] {
  const doi = links.doi?.split("doi.org/")[1];
  return [idTerm(id), titleTerm(plainText(title)), ...(doi ? [doiTerm(decodePercent(doi))] : [])];
}

/** A term's postings, of where it stands. */
function postingsOf({ ends, papers, places }: SortedOccurrences, term: number): Posting[] {
  const postings: OpenPosting[] = [];
  for (let at = ends[term - 1] ?? 0; at < (ends[term] ?? 0); at += 1) {
    const [paper, place] = [papers[at] ?? 0, places[at] ?? 0];
    let open = postings.at(-1);
    if (open?.paper !== paper) postings.push((open = emptyPosting(paper)));
    const kind = place % KINDS;
    if (kind === TITLE) open.title += 1;
    else if (kind === ABSTRACT) append(open.places, (place - kind) / KINDS);
    else if (kind === AUTHOR) append(open.authors, (place - kind) / KINDS);
    else if (kind === KEYWORD) open.keyword = true;
    else open.note = true;
  }
  return postings;
}

interface OpenPosting extends Posting {
  places: number[];
  authors: number[];
}

function emptyPosting(paper: number): OpenPosting {
  return { paper, title: 0, places: [], authors: [], keyword: false, note: false };
}

/** Appends to a rising list what isn't its last number. */
function append(list: number[], value: number): void {
  if (list.at(-1) !== value) list.push(value);
}
