/**
 * Abbreviations of a field: a paper that has the long form is found by the short one, and the other
 * way round.
 */
import { termsOf, textWords } from "../text/terms.ts";

/** An abbreviation as authors define it: `VLM`, `vision language model`. */
export interface Abbreviation {
  /** As it is written, in the singular. */
  short: string;
  /** Lower case, words between spaces, in the singular. */
  long: string;
}

/** The parts of a text that an abbreviation may be made of. */
const SHORT = /[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*/g;

/** The abbreviations that stand in a text, in the singular: `LLM` of `(LLMs)`. */
export function shortForms(text: string): string[] {
  const found = text.match(SHORT) ?? [];
  return found.map((one) => (/[A-Z]s$/.test(one) ? one.slice(0, -1) : one));
}

/** A word of a text, as abbreviations are found in it. */
export interface AbbreviatedWord {
  /** Its terms. */
  parts: readonly string[];
  /** From `AbbreviationFinder.read`. */
  abbreviations: WordForms | undefined;
}

/** What a word tells of abbreviations. */
export interface WordForms {
  /** Those that stand in it. */
  shorts: readonly Form[];
  /** Those whose long form may begin with it. */
  begins: readonly Form[];
}

/** Finds abbreviations and their long forms in texts. */
export class AbbreviationFinder {
  readonly #byShort: ReadonlyMap<string, Form>;
  /** By the first term of the long form. */
  readonly #byFirst: ReadonlyMap<string, readonly Form[]>;

  constructor(abbreviations: readonly Abbreviation[]) {
    const forms = abbreviations.flatMap(({ short, long }) => {
      const form = { short: termsOf(short).parts, long: longTerms(long), written: short };
      // The commonest words are in no index, and one word alone says too little.
      return form.short.length > 0 && form.long.length > 1 ? [form] : [];
    });
    this.#byShort = new Map(forms.map((form) => [form.written, form]));
    this.#byFirst = Map.groupBy(forms, ({ long }) => long[0] ?? "");
  }

  /** What a word tells of abbreviations; undefined where that is nothing. @param parts its terms */
  read(word: string, parts: readonly string[]): WordForms | undefined {
    const shorts = shortForms(word).flatMap((one) => this.#byShort.get(one) ?? []);
    const begins = parts.flatMap((part) => this.#byFirst.get(part) ?? []);
    return shorts.length > 0 || begins.length > 0 ? { shorts, begins } : undefined;
  }

  /**
   * The terms that a text lacks: of each abbreviation in it the long form, and the other way round.
   * A text that has both lacks none.
   *
   * @param words of the text, one after the other
   */
  lacking(words: readonly AbbreviatedWord[]): string[] {
    const [shorts, longs] = [new Set<Form>(), new Set<Form>()];
    const terms: string[] = [];
    for (const { parts } of words) terms.push(...parts);
    let at = 0;
    for (const { parts, abbreviations } of words) {
      for (const form of abbreviations?.shorts ?? []) shorts.add(form);
      for (const form of abbreviations?.begins ?? [])
        if (isAt(form.long, terms, at + parts.indexOf(form.long[0] ?? ""))) longs.add(form);
      at += parts.length;
    }
    return [
      ...[...longs.difference(shorts)].flatMap(({ short }) => short),
      ...[...shorts.difference(longs)].flatMap(({ long }) => long),
    ];
  }
}

// --- internal ---

interface Form {
  written: string;
  /** The terms of each. */
  short: readonly string[];
  long: readonly string[];
}

function longTerms(long: string): string[] {
  return textWords(long).flatMap(({ parts }) => parts);
}

/** Whether a list has these terms from a place on. */
function isAt(terms: readonly string[], list: readonly string[], from: number): boolean {
  return terms.every((term, at) => term === list[from + at]);
}
