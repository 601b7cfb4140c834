/** A search for related papers, which takes what the last build's has found from the cache. */
import { z } from "zod";
import { FoundInStretch } from "../digest/related/found.ts";
import type { StretchThen } from "../digest/related/known.ts";
import { RelatedPapers } from "../digest/related/related.ts";
import { keyOf, type Cache } from "../files/cache.ts";
import { WORDS, wordsInOrder, type RelatedContext, type StretchOfDays } from "./related-words.ts";

/** The kind of the entries with what was found, by its hash, as it is mostly the same when another paper changes. */
export const RELATED = "related";

/** What was found for a stretch; undefined where it isn't there any more. @param key of its entry */
export function readFound(cache: Cache, key: string): FoundInStretch | undefined {
  const bytes = cache.read(RELATED, key);
  return bytes && FoundInStretch.read(bytes);
}

/** The keys of a stretch's entries. */
export type SearchedStretch = z.output<typeof searchedSchema>;

export class RelatedSearch {
  readonly #cache: Cache;
  readonly #finder = new RelatedPapers();
  /** Of the last search: the keys of what was found and of weights. */
  readonly #keysThen = new Map<unknown, string>();

  /**
   * @param stretches in order
   * @param from the first day of the first one that is asked for
   * @throws {Error} of a paper that can't be read
   */
  static async of(
    context: RelatedContext,
    stretches: readonly StretchOfDays[],
    from: string,
  ): Promise<RelatedSearch> {
    const search = new RelatedSearch(context.cache);
    await search.#fill(context, stretches, from);
    return search;
  }

  private constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** What is found for a stretch, and the key of its entry. @param first the stretch's first day */
  foundIn(first: string): { found: FoundInStretch; key: string } {
    const found = this.#finder.foundIn(first);
    return { found, key: this.#keyOf(RELATED, found, () => found.bytes) };
  }

  /** The key of the weights of a stretch's words. @param first its first day */
  weightsOf(first: string): string {
    const weights = this.#finder.weightsOf(first);
    return this.#keyOf(WEIGHTS, weights, () => weights);
  }

  async #fill(context: RelatedContext, stretches: readonly StretchOfDays[], from: string) {
    const last = readSearched(context);
    const then = this.#readThen(last, from);
    this.#finder.know(then, from);
    const wordsThen = new Map(then.map(({ words }, at) => [last[at]?.words, words]));
    const others = stretches.filter(({ words }) => !wordsThen.has(words));
    const counted = wordsInOrder(context, others);
    for (const { first, words } of stretches) {
      const bytes = wordsThen.get(words) ?? (await counted.next()).value;
      if (bytes) this.#finder.add(first, bytes);
    }
  }

  /** Each was found beside those before it, so it counts only with all of them. @param from a day */
  #readThen(last: readonly SearchedStretch[], from: string): StretchThen[] {
    const then = last.map(({ first: name, ...keys }) => {
      const words = this.#cache.read(WORDS, keys.words);
      const weights = this.#cache.read(WEIGHTS, keys.weights);
      const found = name < from ? undefined : readFound(this.#cache, keys.related);
      this.#keysThen.set(weights, keys.weights).set(found, keys.related);
      return words && weights && { name, words, weights, found };
    });
    return then.every((one) => one !== undefined) ? then : [];
  }

  /** The key of what was found or weighed: that of its entry, which is made where it is another one. */
  #keyOf(kind: string, made: object, toBytes: () => Uint8Array): string {
    const then = this.#keysThen.get(made);
    if (then !== undefined) return then;
    const bytes = toBytes();
    const key = keyOf(bytes);
    this.#cache.write(kind, key, bytes);
    return key;
  }
}

/** What the last build's search has found, the oldest stretch first; empty where nothing is known. */
export function readSearched({ cache, code }: RelatedContext): readonly SearchedStretch[] {
  const read = (value: unknown) => z.array(searchedSchema).parse(value);
  return cache.readJson(LAST_RELATED, keyOf(code, LAST_RELATED), read) ?? [];
}

/** Lets the next build know what this one has found. */
export function keepSearched({ cache, code }: RelatedContext, all: readonly SearchedStretch[]) {
  for (const { words, weights, related } of all) {
    cache.keep(WORDS, words);
    cache.keep(WEIGHTS, weights);
    cache.keep(RELATED, related);
  }
  cache.writeJson(LAST_RELATED, keyOf(code, LAST_RELATED), all);
}

// --- internal ---

/** The weights of words. */
const WEIGHTS = "weights";
/** The kind of the entry that names what the last build of the whole site found. */
const LAST_RELATED = "last-related";

const searchedSchema = z.object({
  first: z.string(),
  words: z.string(),
  weights: z.string(),
  related: z.string(),
});
