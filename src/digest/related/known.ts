/** What is known from an earlier search for related papers, and what of it still holds. */
import { findChanges, type NamedWords, type WordsThen } from "./changes.ts";
import type { FoundInStretch, FoundPaper } from "./found.ts";
import { readWeights, type StretchWeights } from "./stretch-weights.ts";
import { readStretchWords, type StretchWords } from "./stretch-words.ts";
import type { WordIndex } from "./word-index.ts";

/** A stretch of an earlier search. */
export interface StretchThen {
  /** Its first day. */
  name: string;
  /** What `stretchWords` made of its papers. */
  words: Uint8Array;
  /** What `RelatedPapers.weightsOf` gave. */
  weights: Uint8Array;
  /** What `foundIn` gave, where it is known. */
  found?: FoundInStretch | undefined;
}

/** The same, read. */
export interface SearchThen extends WordsThen {
  bytes: Pick<StretchThen, "words" | "weights">;
  found: FoundInStretch | undefined;
}

/** Reads a stretch; undefined where its weights are damaged, or aren't of its words. */
export function readThen({ name, found, ...bytes }: StretchThen): SearchThen | undefined {
  const words = readStretchWords(bytes.words);
  const weights = readWeights(bytes.weights);
  if (weights?.mostSteps.length !== words.ids.length) return undefined;
  if (weights.steps.length !== words.terms.length) return undefined;
  return { name, bytes, words, weights, found };
}

/** What still holds. Stretches are told by their places. */
export class Known {
  /** The texts that have come or changed, and their ids with those of papers that are gone. */
  readonly texts: Int32Array;
  readonly changed: ReadonlySet<string>;
  /** The others by id. */
  readonly textOf: ReadonlyMap<string, number>;
  readonly #stretches: readonly KnownStretch[];

  /** @param from the first stretch that is asked for */
  constructor(now: readonly NamedWords[], then: readonly SearchThen[], from: string) {
    const { places, ids } = findChanges(now, then);
    const byName = new Map(then.map((one) => [one.name, one]));
    this.changed = ids;
    this.#stretches = now.map(({ name, words }, at) => {
      return { words, places: places[at] ?? NONE, before: byName.get(name), isAsked: name >= from };
    });
    const textOf = new Map<string, number>();
    const texts: number[] = [];
    let text = 0;
    for (const { words, places } of this.#stretches)
      for (const [at, place] of places.entries()) {
        if (place < 0) texts.push(text);
        else textOf.set(words.ids[at] ?? "", text);
        text += 1;
      }
    this.textOf = textOf;
    this.texts = Int32Array.from(texts);
  }

  /** Whether the texts of a stretch can be asked for. */
  canAsk(stretch: number): boolean {
    return this.#stretches[stretch]?.isAsked === true;
  }

  /** The bytes of a stretch's weights, where they are the same. */
  weightsOf(stretch: number, { weights }: StretchWeights): Uint8Array | undefined {
    const before = this.#stretches[stretch]?.before;
    return before?.weights.weights === weights ? before.bytes.weights : undefined;
  }

  /** What was found for a stretch, where it has papers with the same ids. */
  foundIn(stretch: number): FoundInStretch | undefined {
    const { words, before } = this.#stretches[stretch] ?? {};
    const [now = [], ids = []] = [words?.ids, before?.words.ids];
    const isSame = now.length === ids.length && now.every((id, at) => id === ids[at]);
    return isSame ? before?.found : undefined;
  }

  /** Whether a text, and all that were found for it, have the same words with the same weights. */
  isSame(stretch: number, text: number): boolean {
    const { places, before } = this.#stretches[stretch] ?? {};
    const place = places?.[text] ?? -1;
    return place >= 0 && before?.found?.isNaming(place, this.changed) === false;
  }

  /** What was found for a text that has the same words with the same weights. */
  foundOf(stretch: number, text: number): FoundPaper | undefined {
    const { places, before } = this.#stretches[stretch] ?? {};
    const place = places?.[text] ?? -1;
    return place < 0 ? undefined : before?.found?.at(place);
  }

  /** Adds all texts with their weights, and with the terms of those that may have to be compared with all. */
  addTo(index: WordIndex): void {
    for (const [stretch, { words, places, isAsked }] of this.#stretches.entries())
      for (const [text, place] of places.entries())
        if (place < 0 || (isAsked && !this.isSame(stretch, text))) index.need(words, text);
    for (const { words, places, before } of this.#stretches)
      index.add(words, before && { words: before.words, weights: before.weights, places });
  }
}

// --- internal ---

interface KnownStretch {
  words: StretchWords;
  /** By text: its place then; −1 where it has come or changed. */
  places: Int32Array;
  before: SearchThen | undefined;
  isAsked: boolean;
}

const NONE = new Int32Array();
