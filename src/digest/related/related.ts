/** Related papers: those that share words which few other papers have. */
import { urlId } from "../../paper/id.ts";
import { papersByStretch } from "../../paper/stretches.ts";
import type { NamedWords } from "./changes.ts";
import { FoundInStretch, type FoundPaper } from "./found.ts";
import { Known, readThen, type SearchThen, type StretchThen } from "./known.ts";
import { mergeFound, type Candidate } from "./merge-found.ts";
import { Postings } from "./postings.ts";
import { packWeights } from "./stretch-weights.ts";
import { type Compared, stretchWords, readStretchWords } from "./stretch-words.ts";
import { tellingWords } from "./shared-words.ts";
import { findAlike, sharedTerms, weightsOf, type Alike } from "./similarity.ts";
import { WordIndex, type StretchOfTexts } from "./word-index.ts";
import { plainer } from "./words.ts";

/** A related paper. */
export interface Related {
  /** Its id as in URLs. */
  slug: string;
  /** Words and phrases that both papers have, as they write them, the most distinctive first. */
  words: string[];
}

/** A paper has at most so many related papers. */
export const MOST_RELATED = 5;
/** How many shared words or phrases are shown for a pair, at most. */
export const MOST_WORDS = 4;
/**
 * Papers that are less similar are left out. Of 24 pairs of real papers between 0.08 and 0.1 that were
 * looked at, nine had little in common except turns of phrase; of 40 above 0.1 six, see
 * `tests/digest/related-verdicts.json`.
 */
const LEAST_SIMILARITY = 0.1;

/**
 * Finds related papers by stretches of days: see `stretchesOf`. Papers are compared by the words of
 * their titles and abstracts; see `findAlike`. A paper is compared with those of its own stretch
 * and of earlier ones, by statistics of these papers alone, so a paper of a later stretch changes
 * nothing.
 */
export class RelatedPapers {
  readonly #names: string[] = [];
  readonly #ids: string[] = [];
  #index = new WordIndex();
  #then: readonly SearchThen[] = [];
  /** Where something is known: the stretches, until it is compared with them. */
  #waiting: NamedWords[] = [];
  #from = "";
  #known: Known | undefined;
  /** Of all texts, and of those that have come or changed since then. */
  #postings: Postings | undefined;
  #changed: Postings | undefined;

  /**
   * Takes what was found of other texts, such as those of yesterday: then only papers are compared
   * that have come or changed since, and the answers are the same as without.
   *
   * @param stretches all of then, in order; nothing is known when one is damaged
   * @param from the first stretch that will be asked for; what was found for others isn't used
   * @throws {RangeError} when a stretch was added before
   */
  know(stretches: readonly StretchThen[], from = ""): void {
    if (this.#names.length > 0) throw new RangeError("Nothing may be added before");
    const read = stretches.map(readThen);
    this.#then = read.every((one) => one !== undefined) ? read : [];
    this.#from = from;
  }

  /**
   * Adds a stretch, by its first day: what `stretchWords` made of its papers. They have to come in
   * order; those without papers may be left out. Adding all before the first is asked for is faster
   * than adding and asking in turns, which isn't possible where something is known.
   *
   * @throws {RangeError} when a later stretch, or the same, was added before
   * @throws {DamagedWords} when the bytes aren't what `stretchWords` makes; nothing is added then
   */
  add(name: string, bytes: Uint8Array): void {
    const last = this.#names.at(-1) ?? "";
    if (name <= last) throw new RangeError(`${name} has to be added before ${last}`);
    if (this.#known) throw new RangeError(`${name} has to be added before one is asked for`);
    const then = this.#then.find((one) => one.name === name && one.bytes.words === bytes);
    const words = then?.words ?? readStretchWords(bytes);
    if (this.#then.length > 0) this.#waiting.push({ name, words });
    else this.#index.add(words);
    this.#names.push(name);
    for (const id of words.ids) this.#ids.push(id);
    this.#postings = undefined;
  }

  /** The weights of a stretch's texts, for `know`. @throws {RangeError} when it wasn't added */
  weightsOf(stretch: string): Uint8Array {
    const { at, texts } = this.#stretchOf(stretch);
    return this.#known?.weightsOf(at, texts) ?? packWeights(texts);
  }

  /** The ids of papers that have other words or weights than then, and of those that are gone. */
  get changed(): ReadonlySet<string> {
    this.#compare();
    return this.#known?.changed ?? new Set(this.#ids);
  }

  /**
   * The related papers of each paper of a stretch by its id, the most similar first; ties by
   * stretch, then by id. Stretches that were added later make no difference.
   *
   * @param from the stretch's first paper to answer for, by its place in the order of ids
   * @param to the one behind the last
   * @throws {RangeError} when the stretch wasn't added, or is before those that `know` was told of
   */
  relatedOf(stretch: string, from = 0, to = Infinity): Map<string, Related[]> {
    return toRelated(this.#find(stretch, from, to));
  }

  /** The same, for `know`: what it was given, where nothing else is found. */
  foundIn(stretch: string): FoundInStretch {
    const { at, texts } = this.#askedFor(stretch);
    const found = this.#known?.foundIn(at);
    if (!found) return FoundInStretch.of(this.#find(stretch));
    const others = [...texts.mostSteps.keys()].filter(
      (text) => !this.#known?.isSame(at, text) || this.#changedLike(texts.first + text).length > 0,
    );
    return found.with(new Map(others.map((text) => [text, this.#findOne(at, text)])));
  }

  #find(stretch: string, from = 0, to = Infinity): FoundPaper[] {
    const { at, texts } = this.#askedFor(stretch);
    return [...texts.mostSteps.keys()].slice(from, to).map((text) => this.#findOne(at, text));
  }

  /** @param place of the text in the stretch */
  #findOne(stretch: number, place: number): FoundPaper {
    const index = this.#index;
    const text = (index.stretches[stretch]?.first ?? 0) + place;
    let own: OwnTerms | undefined;
    const wordsOf = (other: number) => {
      own ??= { weights: weightsOf(index, text), spellingOf: index.spellingsOf(text) };
      return tellingWords(sharedOf(index, own, other), MOST_WORDS);
    };
    const alike = this.#alikeTo(text, this.#known?.foundOf(stretch, place));
    return {
      id: this.#ids[text] ?? "",
      related: alike.map(({ text: other, similarity, words = wordsOf(other) }) => {
        return { id: this.#ids[other] ?? "", similarity, words };
      }),
    };
  }

  #alikeTo(text: number, found?: FoundPaper): Candidate[] {
    const textOf = this.#known?.textOf;
    const then = found?.related.map(({ id, ...rest }) => ({ text: textOf?.get(id), ...rest }));
    const merged = then && mergeFound(then, this.#changedLike(text), MOST_RELATED);
    if (merged) return merged;
    this.#postings ??= new Postings(this.#index, Int32Array.from(this.#ids.keys()));
    return findAlike(this.#index, this.#postings, text, LIMITS);
  }

  /** What is most alike to a text among those that have come or changed. */
  #changedLike(text: number): Alike[] {
    this.#changed ??= new Postings(this.#index, this.#known?.texts ?? NONE);
    return findAlike(this.#index, this.#changed, text, LIMITS);
  }

  #askedFor(stretch: string): { at: number; texts: StretchOfTexts } {
    const one = this.#stretchOf(stretch);
    if (this.#known?.canAsk(one.at) === false)
      throw new RangeError(`${stretch} can't be asked for`);
    return one;
  }

  /** @returns its place and its texts */
  #stretchOf(stretch: string): { at: number; texts: StretchOfTexts } {
    this.#compare();
    const at = this.#names.indexOf(stretch);
    const texts = this.#index.stretches[at];
    if (!texts) throw new RangeError(`${stretch} has to be added first`);
    return { at, texts };
  }

  #compare(): void {
    if (this.#waiting.length === 0) return;
    this.#known = new Known(this.#waiting, this.#then, this.#from);
    this.#known.addTo(this.#index);
    [this.#waiting, this.#then] = [[], []];
  }
}

/** What is shown of what was found, by the paper's id. */
export function toRelated(found: readonly FoundPaper[]): Map<string, Related[]> {
  return new Map(
    found.map(({ id, related }) => [
      id,
      related.map(({ id: other, words }) => ({ slug: urlId(other), words })),
    ]),
  );
}

/**
 * The related papers of all papers by id, as `RelatedPapers` finds them. The order of the input
 * makes no difference.
 */
export function findRelated(papers: readonly Compared[]): Map<string, Related[]> {
  const finder = new RelatedPapers();
  const stretches = papersByStretch(papers).map(({ days, papers: own }) => {
    const [first = ""] = days;
    finder.add(first, stretchWords(own));
    return first;
  });
  return new Map(stretches.flatMap((first) => [...finder.relatedOf(first)]));
}

// --- internal ---

const LIMITS = { least: LEAST_SIMILARITY, most: MOST_RELATED };
const NONE = new Int32Array();

/** Of a text, what its words are compared by. */
interface OwnTerms {
  weights: ReadonlyMap<number, number>;
  spellingOf: (term: number) => string;
}

/** What two texts share, for `tellingWords`. */
function sharedOf(index: WordIndex, own: OwnTerms, other: number) {
  const spellingOf = index.spellingsOf(other);
  return sharedTerms(index, own.weights, other).map(({ term }) => ({
    parts: index.vocabulary.partsOf(term),
    written: () => plainer(own.spellingOf(term), spellingOf(term)),
  }));
}
