/** What is known from an earlier search for related papers, and what of it still holds. */
import { findChanges, type NamedWords, type WordsThen } from "./changes.ts";
import type { FoundPaper } from "./merge-found.ts";
import { readWeights, type StretchWeights } from "./stretch-weights.ts";
import { readStretchWords } from "./stretch-words.ts";
import type { WordIndex } from "./word-index.ts";

/** A stretch of an earlier search. */
export interface StretchThen {
  /** Its first day. */
  name: string;
  /** What `stretchWords` made of its papers. */
  words: Uint8Array;
  /** What `RelatedPapers.weightsOf` gave. */
  weights: Uint8Array;
  /** What `foundIn` gave; may be left out for a stretch that isn't asked for. */
  found?: readonly FoundPaper[] | undefined;
}

/** The same, read. */
export interface SearchThen extends WordsThen {
  bytes: Pick<StretchThen, "words" | "weights">;
  found: ReadonlyMap<string, FoundPaper> | undefined;
}

/** Reads a stretch; undefined where its weights are damaged, or aren't of its words. */
export function readThen({ name, found, ...bytes }: StretchThen): SearchThen | undefined {
  const words = readStretchWords(bytes.words);
  const weights = readWeights(bytes.weights);
  if (weights?.mostSteps.length !== words.ids.length) return undefined;
  if (weights.steps.length !== words.terms.length) return undefined;
  return {
    name,
    bytes,
    words,
    weights,
    found: found && new Map(found.map((one) => [one.id, one])),
  };
}

/** What still holds. */
export class Known {
  /** The texts that have come or changed, and their ids with those of papers that are gone. */
  readonly texts: Int32Array;
  readonly changed: ReadonlySet<string>;
  /** The others by id. */
  readonly textOf: ReadonlyMap<string, number>;
  readonly #now: readonly NamedWords[];
  readonly #then: ReadonlyMap<string, SearchThen>;
  readonly #places: readonly Int32Array[];
  /** By text: what was found for it, where that may still hold. */
  readonly #found: (FoundPaper | undefined)[] = [];

  constructor(now: readonly NamedWords[], then: readonly SearchThen[]) {
    const { places, ids } = findChanges(now, then);
    this.#now = now;
    this.#then = new Map(then.map((one) => [one.name, one]));
    this.#places = places;
    this.changed = ids;
    const textOf = new Map<string, number>();
    const texts: number[] = [];
    let first = 0;
    for (const [at, { name, words }] of now.entries()) {
      for (const [text, id] of words.ids.entries()) {
        const isKnown = (places[at]?.[text] ?? -1) >= 0;
        if (isKnown) textOf.set(id, first + text);
        else texts.push(first + text);
        this.#found.push(isKnown ? this.#then.get(name)?.found?.get(id) : undefined);
      }
      first += words.ids.length;
    }
    this.textOf = textOf;
    this.texts = Int32Array.from(texts);
  }

  /** Whether the texts of a stretch can be asked for. */
  canAsk(stretch: string): boolean {
    const then = this.#then.get(stretch);
    return !then || then.found !== undefined;
  }

  /** The bytes of a stretch's weights, where they are the same. */
  weightsOf(stretch: string, { weights }: StretchWeights): Uint8Array | undefined {
    const then = this.#then.get(stretch);
    return then?.weights.weights === weights ? then.bytes.weights : undefined;
  }

  /** What was found for a text, where it has the same words with the same weights. */
  foundOf(text: number): FoundPaper | undefined {
    return this.#found[text];
  }

  /** Adds all texts with their weights, and with the terms of those that may have to be compared with all. */
  addTo(index: WordIndex): void {
    let first = 0;
    for (const [at, { name, words }] of this.#now.entries()) {
      for (const [text, place] of (this.#places[at] ?? []).entries())
        if (place < 0 || this.#mayNeedAll(name, first + text)) index.need(words, text);
      first += words.ids.length;
    }
    for (const [at, { name, words }] of this.#now.entries()) {
      const then = this.#then.get(name);
      const places = this.#places[at];
      index.add(words, then && places && { words: then.words, weights: then.weights, places });
    }
  }

  #mayNeedAll(stretch: string, text: number): boolean {
    const found = this.#found[text];
    if (found) return found.related.some(({ id }) => this.changed.has(id));
    return this.canAsk(stretch);
  }
}
