/**
 * What words and papers mean, from the index's files. Nothing is loaded before the first use, and
 * of a large archive only what is near the query.
 */
import { codeLength, nearness } from "../../meaning/codes.ts";
import { dotProducts } from "../../meaning/dot-products.ts";
import { fromNibbles } from "../../meaning/nibbles.ts";
import type { WordVectors } from "../../meaning/vectors.ts";
import { fileAt, type Catalogue, type CodeRun } from "../format/catalogue.ts";
import {
  unpackGroupCodes,
  unpackMeaningHead,
  unpackMeaningWords,
  type MeaningHead,
  type MeaningWord,
} from "../format/meaning.ts";
import { codesPath, groupPath, headPath, meaningPath } from "../format/names.ts";
import { LoadError, once, type Bytes } from "./bytes.ts";

/** Thrown when a file of the meaning doesn't come or isn't what it should be: words alone still work. */
export class MeaningError extends LoadError {
  override name = "MeaningError";
}

/** The words of a query that the table knows. */
export interface KnownWords extends WordVectors {
  /** The words that are nearest to one, nearest first. */
  near: (word: string) => readonly string[];
}

/** So many files of words a query loads at most. */
const MOST_FILES = 12;
/**
 * Of archives whose codes are in groups, a query reads about so many papers' codes: with the words,
 * some 230 kB in twenty files. Half as many find .73 of the fifty nearest of 75,000 papers, and not
 * .84; of 13,610 papers, lay queries then find .26 of known papers in ten, and not .29.
 */
const MOST_READ = 5000;

export class Meaning {
  readonly #table: string;
  readonly #head: () => Promise<MeaningHead>;
  readonly #runs: readonly OpenRun[];
  readonly #papers: number;
  readonly #contents: Bytes["contents"];
  readonly #wordsIn: (file: string) => Promise<Map<string, MeaningWord>>;

  /** @param contents gets a file of the index, unpacked, and keeps it */
  constructor(contents: Bytes["contents"], { meaning, head, segments }: Catalogue) {
    let from = 0;
    this.#runs = segments
      .flatMap(({ codes }) => codes)
      .map((run, place) => {
        const open = { ...run, place, from };
        from += run.count;
        return open;
      });
    this.#papers = from;
    this.#table = meaning;
    this.#contents = contents;
    const headIn = once((file) => contents(file).then(unpackMeaningHead));
    this.#head = () => headIn(headPath(head));
    this.#wordsIn = once((file) =>
      contents(file).then(
        (bytes) => new Map(unpackMeaningWords(bytes).map((one) => [one.word, one])),
      ),
    );
  }

  /**
   * Looks words up, the first ones where they are too many.
   *
   * @throws {MeaningError} when a file doesn't come or is damaged
   */
  words(terms: readonly string[]): Promise<KnownWords> {
    return telling(async () => {
      const { step, firsts } = await this.#head();
      const places = new Set(terms.map((term) => fileAt(firsts, term)).filter((at) => at >= 0));
      const files = await Promise.all(
        [...places].slice(0, MOST_FILES).map((at) => this.#wordsIn(meaningPath(this.#table, at))),
      );
      const known = new Map(
        terms.flatMap((term): [string, MeaningWord][] => {
          const word = files.map((words) => words.get(term)).find((one) => one !== undefined);
          return word ? [[term, word]] : [];
        }),
      );
      return wordsOf(known, step.length);
    });
  }

  /**
   * How near each paper is to a query, by number, as `nearness` has it. Papers of large archives
   * that weren't looked at are as near as the mean.
   *
   * @throws {MeaningError} when a file doesn't come or is damaged
   */
  nearness(query: Float32Array): Promise<Float32Array> {
    return telling(async () => {
      const head = await this.#head();
      const { step } = head;
      const length = codeLength(step.length);
      const groups = this.#groups(query, head);
      const inOne = this.#runs.filter((run) => run.groups === 0);
      const left = MOST_READ - inOne.reduce((sum, { count }) => sum + count, 0);
      const pieces = await Promise.all([
        ...inOne.map((run) => this.#wholeOf(run)),
        ...nearest(groups, left).map((group) => this.#codesOf(group)),
      ]);
      if (pieces.some(({ papers, codes }) => codes.length !== papers.length * length))
        throw new RangeError("A file of codes has another length than its papers.");
      const near = nearness(query, step, join(pieces.map(({ codes }) => codes)));
      return spread(this.#papers, pieces, near, meanOf(near, groups, this.#papers));
    });
  }

  // --- internal ---

  async #wholeOf({ name, from, count }: OpenRun): Promise<Piece> {
    const papers = Array.from({ length: count }, (_, at) => from + at);
    return { papers, codes: await this.#contents(codesPath(name)) };
  }

  #groups(query: Float32Array, { groups }: MeaningHead): ScoredGroup[] {
    return this.#runs.flatMap((run) => {
      const own = groups[run.place] ?? [];
      if (own.length !== run.groups) throw new RangeError("The head lists other groups.");
      return own.map(({ count, center }, at) => {
        const middle = fromNibbles(center);
        const [near = 0] = dotProducts(query, middle);
        const [square = 0] = dotProducts(middle, middle);
        return { run, at, count, near, cosine: near / Math.sqrt(square || 1) };
      });
    });
  }

  async #codesOf({ run, at }: ScoredGroup): Promise<Piece> {
    const { papers, codes } = unpackGroupCodes(await this.#contents(groupPath(run.name, at)));
    return { papers: papers.map((place) => run.from + place), codes };
  }
}

// --- internal ---

interface OpenRun extends CodeRun {
  /** Its place among all runs. */
  place: number;
  /** The number of its first paper. */
  from: number;
}

/** Papers, by number, with their codes. */
interface Piece {
  papers: readonly number[];
  codes: Uint8Array;
}

interface ScoredGroup {
  run: OpenRun;
  at: number;
  count: number;
  /** How near its middle is: the mean of its papers. */
  near: number;
  /** The same, whatever the middle's length: papers that are unlike each other have a short one. */
  cosine: number;
}

async function telling<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw new MeaningError("The table of words, or a file of codes,", error);
  }
}

function wordsOf(known: ReadonlyMap<string, MeaningWord>, size: number): KnownWords {
  const vectors = new Map([...known].map(([term, { vector }]) => [term, fromNibbles(vector)]));
  if ([...vectors.values()].some(({ length }) => length !== size))
    throw new RangeError("A word's vector has another length than the table's.");
  return {
    size,
    has: (word) => known.has(word),
    near: (word) => known.get(word)?.near ?? [],
    add: (to, word, weight) => {
      for (const [at, one] of (vectors.get(word) ?? []).entries())
        to[at] = (to[at] ?? 0) + weight * one;
    },
  };
}

/** The nearest groups, until they have so many papers. */
function nearest(groups: readonly ScoredGroup[], most: number): ScoredGroup[] {
  let papers = 0;
  return groups
    .toSorted((a, b) => b.cosine - a.cosine)
    .filter(({ count }) => {
      const isWanted = papers < most;
      papers += count;
      return isWanted;
    });
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The mean of all papers: of groups by their middles; what was read of them is part of that. */
function meanOf(near: Float32Array, groups: readonly ScoredGroup[], papers: number): number {
  const grouped = groups.reduce((sum, { count }) => sum + count, 0);
  const whole = near.subarray(0, papers - grouped);
  const sum =
    whole.reduce((total, one) => total + one, 0) +
    groups.reduce((total, group) => total + group.near * group.count, 0);
  return sum / Math.max(1, papers);
}

function spread(
  count: number,
  pieces: readonly Piece[],
  near: Float32Array,
  mean: number,
): Float32Array {
  const all = new Float32Array(count).fill(mean);
  let at = 0;
  for (const { papers } of pieces)
    for (const paper of papers) {
      all[paper] = near[at] ?? mean;
      at += 1;
    }
  return all;
}
