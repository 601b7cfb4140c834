/** Related papers: those that share words which few other papers have. */
import { urlId } from "../../paper/id.ts";
import { papersByStretch } from "../../paper/stretches.ts";
import { mergeFound, type Candidate, type FoundPaper } from "./known.ts";
import { Postings } from "./postings.ts";
import { type Compared, stretchWords, readStretchWords } from "./stretch-words.ts";
import { tellingWords } from "./shared-words.ts";
import { findAlike, sharedTerms } from "./similarity.ts";
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
  readonly #index = new WordIndex();
  readonly #stretches: string[] = [];
  readonly #ids: string[] = [];
  #known: ReadonlyMap<string, FoundPaper> = new Map();
  /** Of all texts, and of those that have come or changed since what is known was found. */
  #postings: Postings | undefined;
  #changed: Changed | undefined;

  /**
   * Adds a stretch, by its first day: what `stretchWords` made of its papers. They have to come in
   * order; those without papers may be left out. Adding all before the first is asked for is faster
   * than adding and asking in turns.
   *
   * @throws {RangeError} when a later stretch, or the same, was added before
   * @throws {DamagedWords} when the bytes aren't what `stretchWords` makes; nothing is added then
   */
  add(stretch: string, words: Uint8Array): void {
    const last = this.#stretches.at(-1) ?? "";
    if (stretch <= last) throw new RangeError(`${stretch} has to be added before ${last}`);
    const read = readStretchWords(words);
    this.#index.add(read, stretch);
    this.#stretches.push(stretch);
    for (const id of read.ids) this.#ids.push(id);
    this.#postings = undefined;
    this.#changed = undefined;
  }

  /**
   * Takes what `foundIn` has given for other texts, such as those of yesterday: then only papers are
   * compared that have come or changed since, and the answers are the same as without.
   *
   * @param papers of all stretches of then, up to a last one
   */
  know(papers: Iterable<FoundPaper>): void {
    this.#known = new Map(Array.from(papers, (paper) => [paper.id, paper]));
    this.#changed = undefined;
  }

  /**
   * The related papers of each paper of a stretch by its id, the most similar first; ties by
   * stretch, then by id. Stretches that were added later make no difference.
   *
   * @param from the stretch's first paper to answer for, by its place in the order of ids
   * @param to the one behind the last
   * @throws {RangeError} when the stretch wasn't added
   */
  relatedOf(stretch: string, from = 0, to = Infinity): Map<string, Related[]> {
    return toRelated(this.foundIn(stretch, from, to));
  }

  /** The same, with what `know` takes. */
  foundIn(stretch: string, from = 0, to = Infinity): FoundPaper[] {
    const texts = this.#index.stretches[this.#stretches.indexOf(stretch)];
    if (!texts) throw new RangeError(`${stretch} has to be added first`);
    return texts.marks.slice(from, to).map((mark, at) => {
      const text = texts.first + from + at;
      const related = this.#relatedTo(text, mark).map(({ text: other, similarity, words }) => ({
        id: this.#ids[other] ?? "",
        similarity,
        words: words ?? tellingWords(this.#sharedOf(text, other), MOST_WORDS),
      }));
      return { id: this.#ids[text] ?? "", mark, related };
    });
  }

  #relatedTo(text: number, mark: string): Candidate[] {
    const limits = { least: LEAST_SIMILARITY, most: MOST_RELATED };
    const known = this.#known.get(this.#ids[text] ?? "");
    if (known?.mark === mark) {
      const { postings, textOf } = (this.#changed ??= this.#findChanged());
      const found = known.related.map(({ id, ...rest }) => ({ text: textOf.get(id), ...rest }));
      const added = findAlike(this.#index, postings, text, limits);
      const merged = mergeFound(found, added, MOST_RELATED);
      if (merged) return merged;
    }
    this.#postings ??= new Postings(this.#index, Int32Array.from(this.#ids.keys()));
    return findAlike(this.#index, this.#postings, text, limits);
  }

  #findChanged(): Changed {
    const marks = this.#index.stretches.flatMap((stretch) => stretch.marks);
    const isSame = (text: number) => this.#known.get(this.#ids[text] ?? "")?.mark === marks[text];
    const texts = [...this.#ids.keys()];
    const changed = texts.filter((text) => !isSame(text));
    return {
      postings: new Postings(this.#index, Int32Array.from(changed)),
      textOf: new Map(texts.filter(isSame).map((text) => [this.#ids[text] ?? "", text])),
    };
  }

  /** What two texts share, for `tellingWords`. */
  #sharedOf(text: number, other: number) {
    const index = this.#index;
    return sharedTerms(index, text, other).map(({ term }) => ({
      parts: index.vocabulary.partsOf(term),
      written: () => plainer(index.spellingOf(text, term), index.spellingOf(other, term)),
    }));
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

interface Changed {
  postings: Postings;
  /** Those that have not changed, by id. */
  textOf: ReadonlyMap<string, number>;
}
