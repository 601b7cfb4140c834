/** Which text has which word, and how often, in arrays that are fast to scan. */
import type { MonthWords } from "./month-words.ts";
import { Vocabulary, twice } from "./vocabulary.ts";
import { GAPS, plainer } from "./words.ts";

/** The texts of a month. A _posting_ says that a term, a word or a phrase, stands in a text. */
export interface MonthOfTexts {
  /** Its first text's place among all. */
  first: number;
  /** How many words and phrases each text has. */
  lengths: Int32Array;
  /** The postings of its text t are those from `starts[t]` up to `starts[t + 1]`. */
  starts: Int32Array;
  /** By posting: the number of a term. */
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
  /** By term: its last posting, counted over all months and from one. */
  #last = new Int32Array(1024);
  #postings = 0;

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
    const terms = new Int32Array(2 * month.words.length);
    const counts = new Uint8Array(terms.length);
    let end = 0;
    const take = (term: number, start: number) => {
      while (term >= this.#last.length) this.#last = twice(this.#last);
      const posting = (this.#last[term] ?? 0) - 1 - this.#postings;
      if (posting < start) {
        terms[end] = term;
        counts[end] = 1;
        end += 1;
        this.#last[term] = this.#postings + end;
      } else if ((counts[posting] ?? 0) < 255) counts[posting] = (counts[posting] ?? 0) + 1;
    };
    for (let text = 0; text < texts; text += 1) {
      const start = end;
      let before = 0;
      for (let at = month.starts[text] ?? 0; at < (month.starts[text + 1] ?? 0); at += 1) {
        const { spelling, gap } = wordAt(month, at);
        const word = wordOf[spelling] ?? 0;
        take(word, start);
        if (gap > 0) take(vocabulary.phraseOf(before, word), start);
        before = word;
        lengths[text] = (lengths[text] ?? 0) + (gap > 0 ? 2 : 1);
      }
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
    this.#postings += end;
  }

  /** The place of a text's month. */
  monthOf(text: number): number {
    return this.#monthOf[text] ?? 0;
  }

  /** How a text spells a term that it has: as it does with the fewest capitals. */
  spellingOf(text: number, term: number): string {
    const at = this.monthOf(text);
    const source = this.#sources[at];
    if (!source) return "";
    const { month, wordOf } = source;
    const [first, second] = this.vocabulary.partsOf(term);
    const place = text - (this.months[at]?.first ?? 0);
    let found: string | undefined;
    let before = { spelling: -1, word: -1 };
    for (let at = month.starts[place] ?? 0; at < (month.starts[place + 1] ?? 0); at += 1) {
      const { spelling, gap } = wordAt(month, at);
      const word = wordOf[spelling] ?? 0;
      const written = month.spellings[spelling] ?? "";
      const isIt =
        second === undefined ? word === first : gap > 0 && word === second && before.word === first;
      if (isIt) {
        const whole =
          second === undefined
            ? written
            : `${month.spellings[before.spelling]}${GAPS[gap]}${written}`;
        found = found === undefined ? whole : plainer(found, whole);
      }
      before = { spelling, word };
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

function wordAt({ words }: MonthWords, at: number): { spelling: number; gap: number } {
  const word = words[at] ?? 0;
  const gap = word % GAPS.length;
  return { spelling: (word - gap) / GAPS.length, gap };
}
