/** Which text has which word, and with which weight, in arrays that are fast to scan. */
import { createHash } from "node:crypto";
import type { StretchWords } from "./stretch-words.ts";
import { Vocabulary } from "./vocabulary.ts";
import { countOf, stepOf, Weigher } from "./weights.ts";
import { GAPS, plainer } from "./words.ts";

/** The texts of a stretch. A _posting_ says that a term, a word or a phrase, stands in a text. */
export interface StretchOfTexts {
  /** Its first text's place among all. */
  first: number;
  /** The postings of its text t are those from `starts[t]` up to `starts[t + 1]`. */
  starts: Int32Array;
  /** By posting: the number of a term, rising within a text. */
  terms: Int32Array;
  /** By posting: the weight of the term in the text. */
  weights: Uint16Array;
  /** By posting: the step of how many texts have the term, of the stretch and of earlier ones. */
  steps: Uint8Array;
  /** By text: terms of higher steps aren't looked up. */
  mostSteps: Uint8Array;
  /** By text: changes with its words, its weights and its stretch. */
  marks: readonly string[];
}

/** A text's postings. */
export interface PostingsOfText extends Pick<StretchOfTexts, "terms" | "weights" | "steps"> {
  from: number;
  to: number;
  mostSteps: number;
}

/**
 * The words of all texts, stretch by stretch. A text is its place in the order in which they come.
 * Its weights come from statistics of its own stretch and of earlier ones, and stay as they are.
 */
export class WordIndex {
  readonly vocabulary = new Vocabulary();
  readonly stretches: StretchOfTexts[] = [];
  readonly #sources: Source[] = [];
  /** By text: its stretch's place. */
  readonly #stretchOf: number[] = [];
  /** By term: how many texts have it. */
  #spread = new Int32Array(1024);
  #words = 0;

  /** How many texts there are. */
  get size(): number {
    return this.#stretchOf.length;
  }

  /** How many texts have a term. */
  spreadOf(term: number): number {
    return this.#spread[term] ?? 0;
  }

  /** Adds the texts of a stretch. @param name another one for each stretch */
  add(stretch: StretchWords, name: string): void {
    const { vocabulary } = this;
    const global = Int32Array.from(stretch.terms, (term) => vocabulary.wordOf(term));
    const wordOf = stretch.termOf.map((term) => global[term] ?? 0);
    const texts = stretch.ids.length;
    const inOrder = this.#termsInOrder(stretch, wordOf);
    const starts = new Int32Array(texts + 1);
    const terms = inOrder.terms.slice();
    const counts = new Uint8Array(terms.length);
    let end = 0;
    for (let text = 0; text < texts; text += 1) {
      const [from, to] = [inOrder.starts[text] ?? 0, inOrder.starts[text + 1] ?? 0];
      terms.copyWithin(end, from, to);
      end = countEqual(terms, counts, end, end + to - from);
      starts[text + 1] = end;
      this.#stretchOf.push(this.stretches.length);
    }
    this.#count(terms.subarray(0, end));
    this.#words += inOrder.terms.length;
    const kept = { starts, terms: terms.slice(0, end), counts: counts.subarray(0, end) };
    this.stretches.push({
      first: this.size - texts,
      ...this.#weigh(kept, inOrder),
      marks: this.#marksOf(stretch, inOrder, name),
    });
    this.#sources.push({ stretch, wordOf });
  }

  /** The place of a text's stretch. */
  stretchOf(text: number): number {
    return this.#stretchOf[text] ?? 0;
  }

  /** Behind the last text of a text's stretch. */
  endOf(text: number): number {
    const stretch = this.stretches[this.stretchOf(text)];
    return stretch ? stretch.first + stretch.mostSteps.length : 0;
  }

  /** Where the postings of a text lie. */
  postingsOf(text: number): PostingsOfText {
    const stretch = this.stretches[this.stretchOf(text)];
    if (!stretch) throw new RangeError(`There is no text ${text}`);
    const { first, starts, terms, weights, steps, mostSteps } = stretch;
    const place = text - first;
    const [from, to] = [starts[place] ?? 0, starts[place + 1] ?? 0];
    return { terms, weights, steps, from, to, mostSteps: mostSteps[place] ?? 0 };
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

  /** The words and phrases of texts as they follow each other. */
  #termsInOrder(stretch: StretchWords, wordOf: Int32Array): TermsInOrder {
    const texts = stretch.ids.length;
    const starts = new Int32Array(texts + 1);
    // A word and a phrase each, at most.
    const terms = new Int32Array(2 * stretch.gap.length);
    let end = 0;
    for (let text = 0; text < texts; text += 1) {
      let before = 0;
      for (let at = stretch.starts[text] ?? 0; at < (stretch.starts[text + 1] ?? 0); at += 1) {
        const word = wordOf[stretch.spelling[at] ?? 0] ?? 0;
        terms[end++] = word;
        if ((stretch.gap[at] ?? 0) > 0) terms[end++] = this.vocabulary.phraseOf(before, word);
        before = word;
      }
      starts[text + 1] = end;
    }
    return { starts, terms: terms.subarray(0, end) };
  }

  #count(terms: Int32Array): void {
    if (this.#spread.length < this.vocabulary.size) {
      const larger = new Int32Array(2 * this.vocabulary.size);
      larger.set(this.#spread);
      this.#spread = larger;
    }
    const spread = this.#spread;
    for (const term of terms) spread[term] = (spread[term] ?? 0) + 1;
  }

  get #statistics() {
    return { texts: stepOf(this.size), words: stepOf(this.#words) };
  }

  #weigh(
    { starts, terms, counts }: { starts: Int32Array; terms: Int32Array; counts: Uint8Array },
    inOrder: TermsInOrder,
  ) {
    const weigher = new Weigher(this.#statistics);
    const texts = starts.length - 1;
    const steps = new Uint8Array(terms.length);
    for (let at = 0; at < terms.length; at += 1) steps[at] = stepOf(this.spreadOf(terms[at] ?? 0));
    const weights = new Uint16Array(terms.length);
    const mostSteps = new Uint8Array(texts);
    for (let text = 0; text < texts; text += 1) {
      const [from, to] = [starts[text] ?? 0, starts[text + 1] ?? 0];
      const length = (inOrder.starts[text + 1] ?? 0) - (inOrder.starts[text] ?? 0);
      const own = steps.subarray(from, to);
      weigher.weigh(counts.subarray(from, to), own, length, weights.subarray(from, to));
      mostSteps[text] = highestStep(own);
    }
    return { starts, terms, weights, steps, mostSteps };
  }

  #marksOf(stretch: StretchWords, { starts, terms }: TermsInOrder, name: string): string[] {
    const steps = new Uint8Array(terms.length);
    for (let at = 0; at < terms.length; at += 1) steps[at] = stepOf(this.spreadOf(terms[at] ?? 0));
    const { texts, words } = this.#statistics;
    const common = `${name} ${texts} ${words} `;
    return stretch.hashes.map((hash, text) =>
      createHash("sha256")
        .update(common)
        .update(hash)
        .update(steps.subarray(starts[text], starts[text + 1]))
        .digest("base64")
        .slice(0, MARK_LENGTH),
    );
  }
}

// --- internal ---

/**
 * How many postings are looked at, at most, to find the texts that are similar to one: so a text
 * costs nearly the same however large the archive is. Of 74,728 real papers, few have more.
 */
const MOST_POSTINGS = 200_000;
/** 96 bits. */
const MARK_LENGTH = 16;

interface Source {
  stretch: StretchWords;
  /** By spelling: the number of the word. */
  wordOf: Int32Array;
}

/** The terms of text t are those from `starts[t]` up to `starts[t + 1]`. */
interface TermsInOrder {
  starts: Int32Array;
  terms: Int32Array;
}

/** The highest step of which terms can be looked up, with all lower ones. */
function highestStep(steps: Uint8Array): number {
  let postings = 0;
  for (const step of steps) postings += COUNTS[step] ?? 0;
  if (postings <= MOST_POSTINGS) return COUNTS.length;
  let left = MOST_POSTINGS;
  let most = 0;
  for (const step of steps.toSorted()) {
    left -= COUNTS[step] ?? 0;
    // Of a step, all or none.
    if (left < 0) return most === step ? step - 1 : most;
    most = step;
  }
  return most;
}

const COUNTS = Array.from({ length: 255 }, (_, step) => countOf(step));

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
