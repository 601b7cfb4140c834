/** Numbers for the words and the phrases of texts. */
import type { StretchWords } from "./stretch-words.ts";
import { ALONE, Pairs } from "./pairs.ts";

/**
 * Numbers words and phrases in the order in which they are first asked for, so what comes later
 * changes nothing.
 */
export class Vocabulary {
  readonly #words = new Map<string, number>();
  readonly #names: string[] = [];
  /** The two words of a phrase; of a word, its place in `#names` alone. */
  readonly #terms = new Pairs();

  /** How many words and phrases there are. */
  get size(): number {
    return this.#terms.size;
  }

  wordOf(term: string): number {
    const known = this.#words.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.addAlone(this.#names.push(term) - 1);
    this.#words.set(term, number);
    return number;
  }

  /** The number of a phrase, by the numbers of its words. */
  phraseOf(first: number, second: number): number {
    return this.#terms.numberOf(first, second);
  }

  /** The number of a word; −1 where it has none. */
  findWord(term: string): number {
    return this.#words.get(term) ?? -1;
  }

  /** The number of a phrase, by the numbers of its words; −1 where it or one of them has none. */
  findPhrase(first: number, second: number): number {
    return first < 0 || second < 0 ? -1 : this.#terms.find(first, second);
  }

  /** The words of a phrase, by number; a word's own. */
  partsOf(number: number): readonly number[] {
    const second = this.#terms.secondOf(number);
    return second === ALONE ? [number] : [this.#terms.firstOf(number), second];
  }

  /** A word, or the words of a phrase with a space between them. */
  termOf(number: number): string {
    return this.partsOf(number)
      .map((part) => this.#names[this.#terms.firstOf(part)] ?? "")
      .join(" ");
  }
}

/** By term of a stretch: its number, the next one where it has none. */
export function numberTerms(stretch: StretchWords, vocabulary: Vocabulary): Int32Array {
  return numbersOf(
    stretch,
    (word) => vocabulary.wordOf(word),
    (first, second) => vocabulary.phraseOf(first, second),
  );
}

/** The same, and −1 of a term that has no number. */
export function findTerms(stretch: StretchWords, vocabulary: Vocabulary): Int32Array {
  return numbersOf(
    stretch,
    (word) => vocabulary.findWord(word),
    (first, second) => vocabulary.findPhrase(first, second),
  );
}

/** Numbers the terms of one text. @returns the numbers, in the order of the text's postings */
export function numberTermsOf(
  stretch: StretchWords,
  text: number,
  vocabulary: Vocabulary,
): Int32Array {
  const { words, firsts, seconds, starts, terms } = stretch;
  const wordOf = (word = 0) => vocabulary.wordOf(words[word] ?? "");
  return terms.subarray(starts[text], starts[text + 1]).map((term) => {
    const phrase = term - words.length;
    return phrase < 0
      ? wordOf(term)
      : vocabulary.phraseOf(wordOf(firsts[phrase]), wordOf(seconds[phrase]));
  });
}

// --- internal ---

function numbersOf(
  { words, firsts, seconds }: StretchWords,
  wordOf: (word: string) => number,
  phraseOf: (first: number, second: number) => number,
): Int32Array {
  const numbers = new Int32Array(words.length + firsts.length);
  for (let word = 0; word < words.length; word += 1) numbers[word] = wordOf(words[word] ?? "");
  for (let phrase = 0; phrase < firsts.length; phrase += 1)
    numbers[words.length + phrase] = phraseOf(
      numbers[firsts[phrase] ?? 0] ?? 0,
      numbers[seconds[phrase] ?? 0] ?? 0,
    );
  return numbers;
}
