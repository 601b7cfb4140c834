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

  /**
   * The terms that a text lacks: of each abbreviation in it the long form, and the other way round.
   * A text that has both lacks none.
   *
   * @param terms of the text's words, one after the other
   */
  lacking(text: string, terms: readonly string[]): string[] {
    const shorts = new Set(shortForms(text).flatMap((one) => this.#byShort.get(one) ?? []));
    const longs = new Set(
      terms.flatMap((first, at) =>
        (this.#byFirst.get(first) ?? []).filter(({ long }) =>
          long.every((term, next) => term === terms[at + next]),
        ),
      ),
    );
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
