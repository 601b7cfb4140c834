/** Which text has which word, and with which weight, in arrays that are fast to scan. */
import type { WordsThen } from "./changes.ts";
import type { StretchWeights } from "./stretch-weights.ts";
import type { StretchWords, WordsOfText } from "./stretch-words.ts";
import { findTerms, numberTerms, numberTermsOf, Vocabulary } from "./vocabulary.ts";
import { countOf, stepOf, Weigher } from "./weights.ts";
import { GAPS, plainer } from "./words.ts";

/** The texts of a stretch, see `StretchTerms`. */
export interface StretchOfTexts extends StretchWeights {
  /** Its first text's place among all. */
  first: number;
  /** The postings of its text t are those from `starts[t]` up to `starts[t + 1]`. */
  starts: Int32Array;
  /** By posting: the number of a term; −1 of one that isn't needed. */
  terms: Int32Array;
}

/** What is known of a stretch's texts from an earlier index. */
export interface KnownTexts extends Pick<WordsThen, "words" | "weights"> {
  /** By text of the stretch as it is: its place then; −1 of one that has to be weighed. */
  places: Int32Array;
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
 *
 * Where weights are known, only terms of some texts may be needed: see `need`.
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
  #needsAll = true;

  /**
   * Says that a text's terms are needed, which is then told of all texts that come with known
   * weights: as many as are asked for like it, or have no known ones. Others' are left out.
   */
  need(stretch: StretchWords, text: number): void {
    this.#needsAll = false;
    numberTermsOf(stretch, text, this.vocabulary);
  }

  /** How many texts there are. */
  get size(): number {
    return this.#stretchOf.length;
  }

  /** How many texts have a term. */
  spreadOf(term: number): number {
    return this.#spread[term] ?? 0;
  }

  /** Adds the texts of a stretch. */
  add(stretch: StretchWords, known?: KnownTexts): void {
    const { starts, lengths } = stretch;
    const numbers = (this.#needsAll ? numberTerms : findTerms)(stretch, this.vocabulary);
    const terms = new Int32Array(stretch.terms.length);
    for (let at = 0; at < terms.length; at += 1) terms[at] = numbers[stretch.terms[at] ?? 0] ?? -1;
    const first = this.size;
    for (const _ of stretch.ids) this.#stretchOf.push(this.stretches.length);
    for (const length of lengths) this.#words += length;
    this.#count(numbers, stretch.spread);
    const weights = this.#weigh(stretch, terms, known);
    this.stretches.push({ first, starts, terms, ...weights });
    const { spellings, wordsOf, words } = stretch;
    this.#sources.push({ spellings, wordsOf, numbers: numbers.slice(0, words.length) });
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

  /** Tells how a text spells a term that it has: as it does with the fewest capitals. */
  spellingsOf(text: number): (term: number) => string {
    const at = this.stretchOf(text);
    const source = this.#sources[at];
    const place = text - (this.stretches[at]?.first ?? 0);
    // Many texts are never asked.
    let read: WordsOfText | undefined;
    return (term) => {
      if (!source) return "";
      const { written, wordOf } = source.spellings();
      const { spelling, gap } = (read ??= source.wordsOf(place));
      const parts = this.vocabulary.partsOf(term);
      const last = parts.at(-1);
      const numberAt = (word: number) => source.numbers[wordOf[spelling[word] ?? 0] ?? 0];
      const writtenAt = (word: number) => written[spelling[word] ?? 0] ?? "";
      let found: string | undefined;
      for (let word = 0; word < spelling.length; word += 1) {
        if (numberAt(word) !== last) continue;
        let own = writtenAt(word);
        if (parts.length > 1) {
          if (gap[word] === 0 || numberAt(word - 1) !== parts[0]) continue;
          own = writtenAt(word - 1) + GAPS[gap[word] ?? 0] + own;
        }
        found = found === undefined ? own : plainer(found, own);
      }
      return found ?? "";
    };
  }

  #count(numbers: Int32Array, spread: Int32Array): void {
    if (this.#spread.length < this.vocabulary.size) {
      const larger = new Int32Array(2 * this.vocabulary.size);
      larger.set(this.#spread);
      this.#spread = larger;
    }
    const all = this.#spread;
    for (let at = 0; at < numbers.length; at += 1) {
      const term = numbers[at] ?? -1;
      if (term >= 0) all[term] = (all[term] ?? 0) + (spread[at] ?? 0);
    }
  }

  #weigh(
    stretch: StretchWords,
    terms: Int32Array,
    { places, ...then }: Partial<KnownTexts> = {},
  ): StretchWeights {
    if (then.weights && then.words === stretch && !places?.includes(-1)) return then.weights;
    const { starts, counts, lengths } = stretch;
    const statistics = { texts: stepOf(this.size), words: stepOf(this.#words) };
    const weigher = new Weigher(statistics);
    const weights = new Uint16Array(terms.length);
    const steps = new Uint8Array(terms.length);
    const mostSteps = new Uint8Array(lengths.length);
    for (let text = 0; text < lengths.length; text += 1) {
      const [from, to] = [starts[text] ?? 0, starts[text + 1] ?? 0];
      const place = places?.[text] ?? -1;
      if (then.weights && then.words && place >= 0) {
        const [start, end] = [then.words.starts[place], then.words.starts[place + 1]];
        steps.set(then.weights.steps.subarray(start, end), from);
        weights.set(then.weights.weights.subarray(start, end), from);
        mostSteps[text] = then.weights.mostSteps[place] ?? 0;
        continue;
      }
      for (let at = from; at < to; at += 1) steps[at] = stepOf(this.spreadOf(terms[at] ?? 0));
      const own = steps.subarray(from, to);
      const length = lengths[text] ?? 0;
      weigher.weigh(counts.subarray(from, to), own, length, weights.subarray(from, to));
      mostSteps[text] = highestStep(own);
    }
    return { ...statistics, weights, steps, mostSteps };
  }
}

// --- internal ---

/**
 * How many postings are looked at, at most, to find the texts that are similar to one: so a text
 * costs nearly the same however large the archive is. Of 74,728 real papers, few have more.
 */
const MOST_POSTINGS = 200_000;

/** Of a stretch, how its texts spell words. */
interface Source extends Pick<StretchWords, "spellings" | "wordsOf"> {
  /** By word of the stretch: its number. */
  numbers: Int32Array;
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
