/** Related papers: those that share words which few other papers have. */
import { urlId } from "../../paper/id.ts";
import { papersByStretch } from "../../paper/stretches.ts";
import { type Compared, stretchWords, readStretchWords } from "./stretch-words.ts";
import { tellingWords } from "./shared-words.ts";
import { Similarity } from "./similarity.ts";
import { WordIndex } from "./word-index.ts";
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
 * looked at, nine had little in common except turns of phrase; of 40 above 0.1 seven, see
 * `tests/digest/related-verdicts.json`.
 */
const LEAST_SIMILARITY = 0.1;

/**
 * Finds related papers by stretches of days: see `stretchesOf`. Papers are compared by the words of
 * their titles and abstracts; see `Similarity`. A paper is compared with those of its own stretch
 * and of earlier ones, by statistics of these papers alone, so a paper of a later stretch changes
 * nothing.
 */
export class RelatedPapers {
  readonly #index = new WordIndex();
  readonly #similarity = new Similarity(this.#index);
  readonly #stretches: string[] = [];
  readonly #ids: string[] = [];

  /**
   * Adds a stretch, by its first day: what `stretchWords` made of its papers. They have to come in
   * order; those without papers may be left out.
   *
   * @throws {RangeError} when a later stretch, or the same, was added before
   * @throws {DamagedWords} when the bytes aren't what `stretchWords` makes; nothing is added then
   */
  add(stretch: string, words: Uint8Array): void {
    const last = this.#stretches.at(-1) ?? "";
    if (stretch <= last) throw new RangeError(`${stretch} has to be added before ${last}`);
    const read = readStretchWords(words);
    this.#index.add(read);
    this.#stretches.push(stretch);
    for (const id of read.ids) this.#ids.push(id);
  }

  /**
   * The related papers of each paper of a stretch by its id, the most similar first; ties by
   * stretch, then by id. Stretches that were added later make no difference. Asking for one stretch
   * after another is fast, asking in turns for two isn't.
   *
   * @param from the stretch's first paper to answer for, by its place in the order of ids
   * @param to the one behind the last
   * @throws {RangeError} when the stretch wasn't added
   */
  relatedOf(stretch: string, from = 0, to = Infinity): Map<string, Related[]> {
    const at = this.#stretches.indexOf(stretch);
    const texts = this.#index.stretches[at];
    if (!texts) throw new RangeError(`${stretch} has to be added first`);
    this.#similarity.turnTo(at);
    const related = new Map<string, Related[]>();
    const end = Math.min(to, texts.lengths.length);
    for (let text = texts.first + from; text < texts.first + end; text += 1)
      related.set(this.#ids[text] ?? "", this.#relatedTo(text));
    return related;
  }

  #relatedTo(text: number): Related[] {
    const limits = { least: LEAST_SIMILARITY, most: MOST_RELATED };
    return this.#similarity
      .alike(text, limits)
      .map((other) => ({
        slug: urlId(this.#ids[other.text] ?? ""),
        words: tellingWords(this.#sharedOf(text, other.text), MOST_WORDS),
      }));
  }

  /** What two texts share, for `tellingWords`. */
  #sharedOf(text: number, other: number) {
    const index = this.#index;
    return this.#similarity
      .shared(text, other)
      .map(({ term }) => ({
        parts: index.vocabulary.partsOf(term),
        written: () => plainer(index.spellingOf(text, term), index.spellingOf(other, term)),
      }));
  }
}

/**
 * The related papers of all papers by id, as `RelatedPapers` finds them. The order of the input
 * makes no difference.
 */
export function findRelated(papers: readonly Compared[]): Map<string, Related[]> {
  const finder = new RelatedPapers();
  const related = new Map<string, Related[]>();
  for (const { days, papers: own } of papersByStretch(papers)) {
    const [first = ""] = days;
    finder.add(first, stretchWords(own));
    for (const [id, found] of finder.relatedOf(first)) related.set(id, found);
  }
  return related;
}
