/** Which text has which word, and how often, in arrays that are fast to scan. */
import type { MonthWords } from "./month-words.ts";
import { Vocabulary } from "./vocabulary.ts";
import { GAPS, plainer } from "./words.ts";

/** The texts of a month. A _posting_ says that a term, a word or a phrase, stands in a text. */
export interface MonthOfTexts {
  /** Its first text's place among all. */
  first: number;
  /** How many words and phrases each text has. */
  lengths: Int32Array;
  /** The postings of its text t are those from `starts[t]` up to `starts[t + 1]`. */
  starts: Int32Array;
  /** By posting: the number of a term, rising within a text. */
  terms: Int32Array;
  /** By posting: how often the text has the term, 255 at most. */
  counts: Uint8Array;
}

/** The words of all texts, month by month. A text is its place in the order in which they come. */
export class WordIndex {
  readonly vocabulary = new Vocabulary();
  readonly months: MonthOfTexts[] = [];
  readonly #sources: Source[] = [];
  /** By text: its month's place. */
  readonly #monthOf: number[] = [];

  /** How many texts there are. */
  get size(): number {
    return this.#monthOf.length;
  }

  /** Adds the texts of a month. */
  add(month: MonthWords): void {
    const { vocabulary } = this;
    const global = Int32Array.from(month.terms, (term) => vocabulary.wordOf(term));
    const wordOf = month.termOf.map((term) => global[term] ?? 0);
    const texts = month.ids.length;
    const lengths = new Int32Array(texts);
    const starts = new Int32Array(texts + 1);
    // A word and a phrase each, at most.
    const terms = new Int32Array(2 * month.gap.length);
    const counts = new Uint8Array(terms.length);
    let end = 0;
    for (let text = 0; text < texts; text += 1) {
      const start = end;
      let before = 0;
      for (let at = month.starts[text] ?? 0; at < (month.starts[text + 1] ?? 0); at += 1) {
        const word = wordOf[month.spelling[at] ?? 0] ?? 0;
        terms[end++] = word;
        if ((month.gap[at] ?? 0) > 0) terms[end++] = vocabulary.phraseOf(before, word);
        before = word;
      }
      lengths[text] = end - start;
      end = countEqual(terms, counts, start, end);
      starts[text + 1] = end;
      this.#monthOf.push(this.months.length);
    }
    this.months.push({
      first: this.size - texts,
      lengths,
      starts,
      terms: terms.slice(0, end),
      counts: counts.slice(0, end),
    });
    this.#sources.push({ month, wordOf });
  }

  /** The place of a text's month. */
  monthOf(text: number): number {
    return this.#monthOf[text] ?? 0;
  }

  /** How a text spells a term that it has: as it does with the fewest capitals. */
  spellingOf(text: number, term: number): string {
    const at = this.monthOf(text);
    const source = this.#sources[at];
    const place = text - (this.months[at]?.first ?? 0);
    const parts = this.vocabulary.partsOf(term);
    const last = parts.at(-1);
    let found: string | undefined;
    if (!source) return "";
    const { wordOf, month } = source;
    const { starts, spelling, gap, spellings } = month;
    const wordAt = (word: number) => wordOf[spelling[word] ?? 0];
    const spellingAt = (word: number) => spellings[spelling[word] ?? 0] ?? "";
    for (let word = starts[place] ?? 0; word < (starts[place + 1] ?? 0); word += 1) {
      if (wordAt(word) !== last) continue;
      let written = spellingAt(word);
      if (parts.length > 1) {
        if (gap[word] === 0 || wordAt(word - 1) !== parts[0]) continue;
        written = spellingAt(word - 1) + GAPS[gap[word] ?? 0] + written;
      }
      found = found === undefined ? written : plainer(found, written);
    }
    return found ?? "";
  }
}

// --- internal ---

interface Source {
  month: MonthWords;
  /** By spelling: the number of the word. */
  wordOf: Int32Array;
}

/**
 * Sorts the terms from `start` up to `end` and keeps each once, with how often it was there: fast
 * ways to look a term up in the text would need room for all terms.
 *
 * @returns the end of those that are kept
 */
function countEqual(terms: Int32Array, counts: Uint8Array, start: number, end: number): number {
  terms.subarray(start, end).sort();
  let kept = start - 1;
  for (let at = start; at < end; at += 1) {
    const term = terms[at] ?? 0;
    if (kept >= start && terms[kept] === term) {
      counts[kept] = Math.min((counts[kept] ?? 0) + 1, 255);
      continue;
    }
    kept += 1;
    terms[kept] = term;
    counts[kept] = 1;
  }
  return kept + 1;
}
