/** Which text has which word, and how often, in arrays that are fast to scan. */
import type { StretchWords } from "./stretch-words.ts";
import { Vocabulary } from "./vocabulary.ts";
import { GAPS, plainer } from "./words.ts";

/** The texts of a stretch. A _posting_ says that a term, a word or a phrase, stands in a text. */
export interface StretchOfTexts {
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

/** The words of all texts, stretch by stretch. A text is its place in the order in which they come. */
export class WordIndex {
  readonly vocabulary = new Vocabulary();
  readonly stretches: StretchOfTexts[] = [];
  readonly #sources: Source[] = [];
  /** By text: its stretch's place. */
  readonly #stretchOf: number[] = [];

  /** How many texts there are. */
  get size(): number {
    return this.#stretchOf.length;
  }

  /** Adds the texts of a stretch. */
  add(stretch: StretchWords): void {
    const { vocabulary } = this;
    const global = Int32Array.from(stretch.terms, (term) => vocabulary.wordOf(term));
    const wordOf = stretch.termOf.map((term) => global[term] ?? 0);
    const texts = stretch.ids.length;
    const lengths = new Int32Array(texts);
    const starts = new Int32Array(texts + 1);
    // A word and a phrase each, at most.
    const terms = new Int32Array(2 * stretch.gap.length);
    const counts = new Uint8Array(terms.length);
    let end = 0;
    for (let text = 0; text < texts; text += 1) {
      const start = end;
      let before = 0;
      for (let at = stretch.starts[text] ?? 0; at < (stretch.starts[text + 1] ?? 0); at += 1) {
        const word = wordOf[stretch.spelling[at] ?? 0] ?? 0;
        terms[end++] = word;
        if ((stretch.gap[at] ?? 0) > 0) terms[end++] = vocabulary.phraseOf(before, word);
        before = word;
      }
      lengths[text] = end - start;
      end = countEqual(terms, counts, start, end);
      starts[text + 1] = end;
      this.#stretchOf.push(this.stretches.length);
    }
    this.stretches.push({
      first: this.size - texts,
      lengths,
      starts,
      terms: terms.slice(0, end),
      counts: counts.slice(0, end),
    });
    this.#sources.push({ stretch, wordOf });
  }

  /** The place of a text's stretch. */
  stretchOf(text: number): number {
    return this.#stretchOf[text] ?? 0;
  }

  /** How a text spells a term that it has: as it does with the fewest capitals. */
  spellingOf(text: number, term: number): string {
    const at = this.stretchOf(text);
    const source = this.#sources[at];
    const place = text - (this.stretches[at]?.first ?? 0);
    const parts = this.vocabulary.partsOf(term);
    const last = parts.at(-1);
    let found: string | undefined;
    if (!source) return "";
    const { wordOf, stretch } = source;
    const { starts, spelling, gap, spellings } = stretch;
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
  stretch: StretchWords;
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
