/** Which word stands in which text, and how often, in arrays that are quick to go through. */
import { plainer, wordReader, type Word } from "./words.ts";

/**
 * The words of texts. A text is its place in the list, and a term a number by first appearance,
 * so a text changes nothing in what lies before it. A _posting_ says that a term stands in a text.
 * Postings lie by text; `slot` gives each its place in the other order, by term and then by text,
 * in which the postings of a term in the first n texts lie together.
 */
export interface WordIndex {
  /** By number. */
  terms: readonly string[];
  /** How many words each text has. */
  lengths: Int32Array;
  /** Text t's postings are those from `starts[t]` up to `starts[t + 1]`. */
  starts: Int32Array;
  /** A posting's term. */
  term: Int32Array;
  /** How often the term stands in the text. */
  count: Int32Array;
  /** A posting's slot. */
  slot: Int32Array;
  /** Term k's slots begin at `slotStarts[k]`. */
  slotStarts: Int32Array;
  /** A slot's text. */
  slotText: Int32Array;
  /** How the text of a posting spells the term. */
  spellingOf: (posting: number) => string;
}

/** Indexes the texts. */
export function indexWords(texts: readonly string[]): WordIndex {
  const read = wordReader();
  const terms = new Numbered();
  const spellings = new Numbered();
  const lengths = new Int32Array(texts.length);
  const starts = new Int32Array(texts.length + 1);
  const term: number[] = [];
  const count: number[] = [];
  const spelling: number[] = [];
  for (const [at, text] of texts.entries()) {
    const words = read(text);
    lengths[at] = words.length;
    for (const [name, { times, written }] of countWords(words)) {
      term.push(terms.numberOf(name));
      count.push(times);
      spelling.push(spellings.numberOf(written));
    }
    starts[at + 1] = term.length;
  }
  return {
    terms: terms.names,
    lengths,
    starts,
    term: Int32Array.from(term),
    count: Int32Array.from(count),
    ...toSlots(starts, term, terms.names.length),
    spellingOf: (posting) => spellings.names[spelling[posting] ?? 0] ?? "",
  };
}

// --- internal ---

interface Counted {
  times: number;
  written: string;
}

/** Each term with its number and its spelling, in the order of first appearance. */
function countWords(words: readonly Word[]): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  for (const { term, written } of words) {
    const known = counts.get(term);
    if (known === undefined) counts.set(term, { times: 1, written });
    else {
      known.times += 1;
      known.written = plainer(known.written, written);
    }
  }
  return counts;
}

/** Names, and a number for each in the order in which they came. */
class Numbered {
  names: string[] = [];
  #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** The postings by term, then by text. */
function toSlots(
  starts: Int32Array,
  term: readonly number[],
  terms: number,
): Pick<WordIndex, "slot" | "slotStarts" | "slotText"> {
  const slotStarts = new Int32Array(terms + 1);
  for (const one of term) slotStarts[one + 1] = (slotStarts[one + 1] ?? 0) + 1;
  for (let one = 0; one < terms; one += 1)
    slotStarts[one + 1] = (slotStarts[one + 1] ?? 0) + (slotStarts[one] ?? 0);
  const next = slotStarts.slice();
  const slot = new Int32Array(term.length);
  const slotText = new Int32Array(term.length);
  for (let text = 0; text + 1 < starts.length; text += 1)
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at += 1) {
      const one = term[at] ?? 0;
      const place = next[one] ?? 0;
      slot[at] = place;
      slotText[place] = text;
      next[one] = place + 1;
    }
  return { slot, slotStarts, slotText };
}
