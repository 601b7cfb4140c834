/** The words and phrases by which texts are compared. */
import { plainText } from "../../text/math.ts";
import { ABSTRACT_WORDS, setOf, SMALL_WORDS, STOP_WORDS } from "../../text/stop-words.ts";
import { fold } from "../../text/terms.ts";

/** A word of a text, or a phrase of two words that stand side by side. */
export interface Word {
  /** The number of what it is compared by; see `termOf`. */
  term: number;
  /** As the text writes it. */
  written: string;
}

/**
 * Reads texts, and numbers their words and phrases in the order of first appearance. It leaves out
 * what tells nothing of a text's subject: stop words, single letters (except Greek ones, which
 * become words) and plain numbers. A phrase is two words with a space or a hyphen
 * between them, so `fine-tuning` and `fine tuning` are one. Math counts as the characters that it
 * becomes in plain text.
 */
export class WordReader {
  /** A word, or the two of a phrase, by number. */
  readonly #terms: (string | readonly [number, number])[] = [];
  readonly #words = new Map<string, number>();
  /** A word as written → its number; undefined for one that is left out. */
  readonly #written = new Map<string, number | undefined>();
  /** By the number of the first word, then of the second. */
  readonly #phrases = new Map<number, Map<number, number>>();

  /** How many words and phrases it has read. */
  get size(): number {
    return this.#terms.length;
  }

  /** Plain lower-case letters, in the singular, with a space in a phrase. */
  termOf(number: number): string {
    const term = this.#terms[number] ?? "";
    return typeof term === "string" ? term : term.map((one) => this.termOf(one)).join(" ");
  }

  /** A text's words and phrases, in their order. */
  read(text: string): Word[] {
    const plain = plainText(text).replace(/\s+/g, " ");
    const words: Word[] = [];
    let before: { term: number; start: number; end: number } | undefined;
    for (const { 0: written, index: start } of plain.matchAll(WORD)) {
      const term = this.#wordOf(written);
      const end = start + written.length;
      if (term === undefined) {
        before = undefined;
        continue;
      }
      words.push({ term, written });
      if (before && start - before.end === 1 && GAP.test(plain.charAt(before.end)))
        words.push({
          term: this.#phraseOf(before.term, term),
          written: plain.slice(before.start, end),
        });
      before = { term, start, end };
    }
    return words;
  }

  #wordOf(written: string): number | undefined {
    const known = this.#written.get(written);
    if (known !== undefined || this.#written.has(written)) return known;
    const term = toTerm(written);
    const number =
      term === undefined ? undefined : (this.#words.get(term) ?? this.#terms.push(term) - 1);
    if (term !== undefined && number !== undefined) this.#words.set(term, number);
    this.#written.set(written, number);
    return number;
  }

  #phraseOf(first: number, second: number): number {
    let after = this.#phrases.get(first);
    if (after === undefined) this.#phrases.set(first, (after = new Map()));
    const known = after.get(second);
    if (known !== undefined) return known;
    const number = this.#terms.push([first, second]) - 1;
    after.set(second, number);
    return number;
  }
}

/**
 * A word in the singular: the three rules of Harman's S stemmer, and `classes` as `class`. Other words
 * stay as they are: `analysis`, `bias`, `loss`. Search stems more, by Porter's algorithm; with it,
 * a quarter more pairs of real papers would count as related.
 *
 * @see https://doi.org/10.1002/(SICI)1097-4571(199101)42:1<7::AID-ASI2>3.0.CO;2-P
 */
export function toSingular(word: string): string {
  if (word.length < 4 || !/[^saiou]s$/.test(word)) return word;
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|[^a]ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The spelling with fewer initial capitals, which may come from a title or a sentence's start. */
export function plainer(one: string, other: string): string {
  return countCapitals(other) < countCapitals(one) ? other : one;
}

// --- internal ---

function countCapitals(written: string): number {
  return written.match(/(?<![\p{L}\p{N}])\p{Lu}/gu)?.length ?? 0;
}

/** Letters and digits, with a point between digits: `Qwen2.5`. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:\.\p{N}+)*/gu;
/** What may stand between the words of a phrase. */
const GAP = /^[ ‐‑–-]$/u;

function toTerm(written: string): string | undefined {
  const plain = fold(written);
  if (plain.length < 2 || !/\p{L}/u.test(plain) || COMMON.has(plain)) return undefined;
  return toSingular(plain);
}

const COMMON = setOf(STOP_WORDS, SMALL_WORDS, ABSTRACT_WORDS);
