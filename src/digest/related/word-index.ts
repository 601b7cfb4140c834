/** Which text has which word, and how often, in arrays that are fast to scan. */
import { plainer, WordReader } from "./words.ts";

/**
 * The words of texts. A text is its place in the list, and a term a number by first appearance,
 * so a text changes nothing in what lies before it. A _posting_ says that a term stands in a text.
 * Postings lie by text; `slot` gives each its place in the other order, by term and then by text,
 * in which the postings of a term in the first n texts lie together.
 */
export interface WordIndex {
  /** How many terms there are. */
  terms: number;
  /** A term by its number, as a `WordReader` gives it. */
  termOf: (term: number) => string;
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
  const reader = new WordReader();
  const lengths = new Int32Array(texts.length);
  const starts = new Int32Array(texts.length + 1);
  const term: number[] = [];
  const count: number[] = [];
  const spelling: string[] = [];
  /** By term: its posting in the last text that has it. */
  const last: number[] = [];
  for (const [at, text] of texts.entries()) {
    const start = term.length;
    const words = reader.read(text);
    for (const { term: one, written } of words) {
      const posting = last[one] ?? -1;
      if (posting < start) {
        last[one] = term.push(one) - 1;
        count.push(1);
        spelling.push(written);
      } else {
        count[posting] = (count[posting] ?? 0) + 1;
        spelling[posting] = plainer(spelling[posting] ?? "", written);
      }
    }
    lengths[at] = words.length;
    starts[at + 1] = term.length;
  }
  return {
    terms: reader.size,
    termOf: (one) => reader.termOf(one),
    lengths,
    starts,
    term: Int32Array.from(term),
    count: Int32Array.from(count),
    ...toSlots(starts, term, reader.size),
    spellingOf: (posting) => spelling[posting] ?? "",
  };
}

// --- internal ---

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
