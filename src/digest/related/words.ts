/** The words by which texts are compared, and where two of them make a phrase. */
import { plainText } from "../../text/math.ts";
import { ABSTRACT_WORDS, setOf, SMALL_WORDS, STOP_WORDS } from "../../text/stop-words.ts";
import { fold } from "../../text/terms.ts";

/** What stands between a word and the one before where they are a phrase: by number; 0 is none. */
export const GAPS = ["", " ", "-"] as const;

/**
 * Reads the words of texts, and numbers their spellings in the order of first appearance. It
 * leaves out what tells nothing of a text's subject: stop words, single letters (except Greek
 * ones, which become words) and plain numbers. Two words with a space or a hyphen between them are
 * a phrase, so `fine-tuning` and `fine tuning` are one. Math counts as the characters that it
 * becomes in plain text.
 */
export class WordReader {
  /** Words as texts write them. */
  readonly spellings: string[] = [];
  /** What a spelling is compared by: plain lower-case letters, in the singular. */
  readonly terms: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** Gives a text's words in their order: the spelling's number, and the place of the gap in `GAPS`. */
  read(text: string, take: (spelling: number, gap: number) => void): void {
    const plain = plainText(text);
    /** Behind the word before; undefined where that was left out. */
    let before: number | undefined;
    for (let start = nextWord(plain, 0); start < plain.length;) {
      const end = endOfWord(plain, start);
      const spelling = this.#numberOf(plain.slice(start, end));
      if (spelling === LEFT_OUT) before = undefined;
      else {
        take(spelling, before === undefined ? 0 : gapBetween(plain, before, start));
        before = end;
      }
      start = nextWord(plain, end);
    }
  }

  #numberOf(written: string): number {
    const known = this.#numbers.get(written);
    if (known !== undefined) return known;
    const term = toTerm(written);
    const number = term === undefined ? LEFT_OUT : this.spellings.push(written) - 1;
    if (term !== undefined) this.terms.push(term);
    this.#numbers.set(written, number);
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
  return one !== other && countCapitals(other) < countCapitals(one) ? other : one;
}

// --- internal ---

const LEFT_OUT = -1;

function countCapitals(written: string): number {
  return written.match(/(?<![\p{L}\p{N}])\p{Lu}/gu)?.length ?? 0;
}

const COMMON = setOf(STOP_WORDS, SMALL_WORDS, ABSTRACT_WORDS);

function toTerm(written: string): string | undefined {
  // Most words are of these letters, and folding takes long.
  const plain = /^[A-Za-z]+$/.test(written) ? written.toLowerCase() : fold(written);
  if (plain.length < 2 || !/\p{L}/u.test(plain) || COMMON.has(plain)) return undefined;
  return toSingular(plain);
}

/** Kinds of characters. A word is a run of letters and numbers, with a point between digits: `Qwen2.5`. */
const BETWEEN = 1;
const LETTER = 2;
const NUMBER = 3;
/** By code point; 0 where none has been looked at. A search for words by patterns takes twice as long. */
const kinds = new Uint8Array(0x110000);

function kindAt(text: string, at: number): number {
  const code = text.codePointAt(at) ?? SPACE;
  return kinds[code] || (kinds[code] = kindOf(String.fromCodePoint(code)));
}

function kindOf(character: string): number {
  if (/[\p{L}\p{M}]/u.test(character)) return LETTER;
  return /\p{N}/u.test(character) ? NUMBER : BETWEEN;
}

/** Where the character behind the one at `at` begins. */
function after(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === BETWEEN) at = after(text, at);
  return at;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && kindAt(text, at) !== BETWEEN) at = after(text, at);
  while (text.charCodeAt(at) === POINT && kindAt(text, at + 1) === NUMBER)
    for (at += 1; at < text.length && kindAt(text, at) === NUMBER;) at = after(text, at);
  return at;
}

const SPACE = 0x20;
const POINT = 0x2e;

function gapBetween(text: string, end: number, start: number): number {
  if (start - end === 1) {
    const code = text.charCodeAt(end);
    if (code === SPACE) return GAPS.indexOf(" ");
  }
  const gap = text.slice(end, start);
  if (/^\s+$/.test(gap)) return GAPS.indexOf(" ");
  return /^[‐‑–-]$/.test(gap) ? GAPS.indexOf("-") : 0;
}
