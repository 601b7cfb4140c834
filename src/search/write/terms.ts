/** Papers → terms: which papers have a term, about where, and how it is written. */
import { AbbreviationFinder, type Abbreviation } from "../../meaning/abbreviations.ts";
import { plainText } from "../../text/math.ts";
import { decodePercent } from "../../text/percent.ts";
import type { Paper } from "../../paper/schema.ts";
import {
  doiTerm,
  idTerm,
  titleTerm,
  PLACE,
  PostingsPacker,
  type Posting,
} from "../format/postings.ts";
import { contentTerms, textWords, type WordTerms } from "../../text/terms.ts";
import type { PaperWords } from "./paper-words.ts";
import { keywordsOf } from "./record.ts";

/** A paper whose terms are collected. */
export interface ReadPaper {
  paper: Paper;
  words: PaperWords;
  /** The text of its notes; undefined where it has none. */
  note?: string | undefined;
}

/** The terms of some papers, with the lengths of their texts and the spellings of their words. */
export interface CollectedTerms {
  terms: ReadonlyMap<string, OpenTerm>;
  /** How many words each paper's title and abstract have, the commonest left out. */
  lengths: number[];
  /** How often titles and abstracts have a word, before its ending is cut. */
  written: ReadonlyMap<string, { count: number }>;
}

/**
 * Collects the terms of papers, which are numbered as they come.
 *
 * @param abbreviations a paper with the short form is known by the long one, and the reverse
 */
export function collectTerms(
  papers: readonly ReadPaper[],
  abbreviations: readonly Abbreviation[] = [],
): CollectedTerms {
  const collector = new Collector(abbreviations);
  const lengths = papers.map((paper) => collector.add(paper));
  // A word's common parts are known from an abstract, and count in titles and names alone.
  const terms = [...collector.terms].filter(([, { paper }]) => paper >= 0);
  return { terms: new Map(terms), written: collector.written, lengths };
}

/** A term, with the posting of the paper that is being read, and those of all before it. */
export class OpenTerm implements Posting {
  /** How many papers have it in title or abstract. */
  texts = 0;
  readonly postings = new PostingsPacker();
  paper = -1;
  title = 0;
  readonly places: number[] = [];
  readonly authors: number[] = [];
  keyword = false;
  note = false;

  begin(paper: number): void {
    this.paper = paper;
    this.title = 0;
    this.places.length = 0;
    this.authors.length = 0;
    this.keyword = false;
    this.note = false;
  }

  end(): void {
    this.postings.add(this);
    if (this.title > 0 || this.places.length > 0) this.texts += 1;
  }
}

// --- internal ---

/** A word as texts have it. Kept, since texts repeat their words. */
interface KnownForm {
  /** Its terms, and those too that count in titles and names alone. */
  content: readonly OpenTerm[];
  all: readonly OpenTerm[];
  /** How many words it counts for. */
  length: number;
  surface: readonly { count: number }[];
}

class Collector {
  readonly terms = new Map<string, OpenTerm>();
  readonly written = new Map<string, { count: number }>();
  readonly #words = new Map<WordTerms, KnownForm>();
  /** How many papers were read, and the terms of the one that is being read. */
  #papers = 0;
  readonly #own: OpenTerm[] = [];
  readonly #abbreviations: AbbreviationFinder;

  constructor(abbreviations: readonly Abbreviation[]) {
    this.#abbreviations = new AbbreviationFinder(abbreviations);
  }

  /** Returns how many words title and abstract have. */
  add({ paper, words, note = "" }: ReadPaper): number {
    const length = this.#readTexts(words);
    this.#readNames(paper);
    for (const word of textWords(note))
      for (const term of this.#wordOf(word).content) this.#open(term).note = true;
    for (const term of this.#own) term.end();
    this.#own.length = 0;
    this.#papers += 1;
    return length;
  }

  #readTexts({ title, abstract, text }: PaperWords): number {
    let length = 0;
    const count = (word: KnownForm) => {
      for (const form of word.surface) form.count += 1;
      length += word.length;
    };
    for (const own of title) {
      const word = this.#wordOf(own);
      for (const term of word.all) this.#open(term).title += 1;
      count(word);
    }
    for (const [at, own] of abstract.entries()) {
      const word = this.#wordOf(own);
      for (const term of word.content) append(this.#open(term).places, Math.floor(at / PLACE));
      count(word);
    }
    const parts = [...title, ...abstract].flatMap((own) => own.parts);
    for (const term of this.#abbreviations.lacking(text, parts))
      this.#open(this.#termOf(term)).keyword = true;
    return length;
  }

  /** Authors, keywords and what else a paper is known by. */
  #readNames(paper: Paper): void {
    for (const [at, name] of paper.authors.entries())
      for (const word of textWords(name))
        for (const term of this.#wordOf(word).all) append(this.#open(term).authors, at);
    for (const word of textWords(keywordsOf(paper).join(" ")))
      for (const term of this.#wordOf(word).content) this.#open(term).keyword = true;
    this.#open(this.#termOf(idTerm(paper.id))).keyword = true;
    for (const id of paper.aliases ?? []) this.#open(this.#termOf(idTerm(id))).note = true;
    this.#open(this.#termOf(titleTerm(plainText(paper.title)))).keyword = true;
    const doi = paper.links.doi?.split("doi.org/")[1];
    if (doi) this.#open(this.#termOf(doiTerm(decodePercent(doi)))).keyword = true;
  }

  /** A term, with a posting of the paper that is being read. */
  #open(term: OpenTerm): OpenTerm {
    if (term.paper !== this.#papers) {
      term.begin(this.#papers);
      this.#own.push(term);
    }
    return term;
  }

  #wordOf(word: WordTerms): KnownForm {
    const known = this.#words.get(word);
    if (known) return known;
    const { parts, whole, common, surface } = word;
    const content = contentTerms({ parts, whole }).map((term) => this.#termOf(term));
    const own: KnownForm = {
      content,
      all: [...content, ...common.map((term) => this.#termOf(term))],
      length: parts.length,
      surface: surface.map((form) => {
        let written = this.written.get(form);
        if (!written) this.written.set(form, (written = { count: 0 }));
        return written;
      }),
    };
    this.#words.set(word, own);
    return own;
  }

  #termOf(name: string): OpenTerm {
    let term = this.terms.get(name);
    if (!term) this.terms.set(name, (term = new OpenTerm()));
    return term;
  }
}

/** Appends to a rising list what isn't its last number. */
function append(list: number[], value: number): void {
  if (list.at(-1) !== value) list.push(value);
}
