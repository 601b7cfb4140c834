/** The words of some papers, and the terms that they are found by: each is looked at once. */
import {
  AbbreviationFinder,
  type AbbreviatedWord,
  type Abbreviation,
} from "../../meaning/abbreviations.ts";
import { contentTerms, splitWords, termsOf } from "../../text/terms.ts";
import type { Form } from "./forms.ts";

/** A word as it stands between spaces. Terms are numbers, in the order in which they were met. */
export interface Word extends AbbreviatedWord {
  /** What it is found by. */
  content: readonly number[];
  /** Those terms too that count in titles and names alone. */
  all: readonly number[];
  /** Before its ending is cut, part by part. */
  surface: readonly string[];
  /** How often titles and abstracts have it. */
  count: number;
}

/** Knows the words of some papers. */
export class Lexicon {
  /** By their numbers. */
  readonly terms: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #words = new Map<string, Word>();
  readonly #abbreviations: AbbreviationFinder;

  /** @param abbreviations a paper with the short form is known by the long one, and the reverse */
  constructor(abbreviations: readonly Abbreviation[] = []) {
    this.#abbreviations = new AbbreviationFinder(abbreviations);
  }

  /** The words of a plain text, one after the other. */
  words(text: string): Word[] {
    return splitWords(text).map((word) => this.#words.get(word) ?? this.#read(word));
  }

  /** The number of a term. */
  termOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.terms.length);
    return this.terms.push(name) - 1;
  }

  /** What a text of some words lacks: see `AbbreviationFinder`. */
  lacking(words: readonly Word[]): number[] {
    return this.#abbreviations.lacking(words).map((term) => this.termOf(term));
  }

  /** How titles and abstracts write words, and how often. */
  forms(): Form[] {
    const counts = new Map<string, number>();
    for (const { surface, count } of this.#words.values())
      if (count > 0) for (const form of surface) counts.set(form, (counts.get(form) ?? 0) + count);
    return [...counts];
  }

  #read(name: string): Word {
    const terms = termsOf(name);
    const content = contentTerms(terms).map((term) => this.termOf(term));
    const common = terms.common.map((term) => this.termOf(term));
    const word = {
      parts: terms.parts,
      content,
      all: common.length > 0 ? [...content, ...common] : content,
      surface: terms.surface,
      abbreviations: this.#abbreviations.read(name, terms.parts),
      count: 0,
    };
    this.#words.set(name, word);
    return word;
  }
}

/** Counts words as written. Returns how many they are, the commonest left out. */
export function countWritten(words: readonly Word[]): number {
  let length = 0;
  for (const word of words) {
    word.count += 1;
    length += word.parts.length;
  }
  return length;
}

/** What words are found by, one after the other. */
export function contentOf(words: readonly Word[]): number[] {
  const terms: number[] = [];
  for (const { content } of words) terms.push(...content);
  return terms;
}
