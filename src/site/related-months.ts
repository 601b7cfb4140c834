/** Related papers month by month, with the words of months and what was found kept in the cache. */
import { z } from "zod";
import type { Catalogue } from "../content/catalogue.ts";
import { RelatedPapers, type Related } from "../digest/related/related.ts";
import { keyOf, type Cache } from "../files/cache.ts";
import type { Pool } from "./pool.ts";

const WORDS = "words";
const RELATED = "related";
/** The kinds of its entries in the cache. */
export const RELATED_KINDS = [WORDS, RELATED] as const;

/** By the paper's id. */
export type RelatedOfMonth = ReadonlyMap<string, readonly Related[]>;

export class RelatedMonths {
  readonly #cache: Cache;
  readonly #catalogue: Catalogue;
  readonly #pool: Pool;
  /** By month: the key of its words, and of what was found, which depends on all earlier months. */
  readonly #keys = new Map<string, { words: string; related: string }>();
  readonly #finder = new RelatedPapers();
  readonly #coming = new Map<string, Promise<Uint8Array>>();
  #added = 0;

  constructor(cache: Cache, code: string, catalogue: Catalogue, pool: Pool) {
    this.#cache = cache;
    this.#catalogue = catalogue;
    this.#pool = pool;
    let related = "";
    for (const { month, key } of catalogue.months) {
      const words = keyOf(code, key);
      related = keyOf(related, words);
      this.#keys.set(month, { words, related });
      cache.keep(WORDS, words);
      cache.keep(RELATED, related);
    }
  }

  /** Changes where the related papers of the month may change. */
  keyOf(month: string): string {
    return this.#keys.get(month)?.related ?? "";
  }

  /** The related papers of a month. Months have to be asked for in order. */
  async of(month: string): Promise<RelatedOfMonth> {
    const key = this.keyOf(month);
    const known = this.#cache.read(RELATED, key);
    if (known) return new Map(relatedSchema.parse(JSON.parse(known.toString("utf8"))));
    await this.#addUpTo(month);
    const found = this.#finder.relatedOf(month);
    this.#cache.write(RELATED, key, Buffer.from(JSON.stringify([...found])));
    return found;
  }

  async #addUpTo(month: string): Promise<void> {
    const { months } = this.#catalogue;
    const missing = months.slice(this.#added).filter((one) => one.month <= month);
    for (const one of missing) {
      const ahead = months.slice(this.#added, this.#added + AHEAD);
      for (const { month: coming } of ahead)
        if (!this.#coming.has(coming)) this.#countAhead(coming);
      this.#finder.add(one.month, (await this.#coming.get(one.month)) ?? EMPTY);
      this.#coming.delete(one.month);
      this.#added += 1;
    }
  }

  #countAhead(month: string): void {
    const words = this.#wordsOf(month);
    // Nobody may wait for them any more when they fail; whoever does gets the error.
    words.catch(() => {});
    this.#coming.set(month, words);
  }

  async #wordsOf(month: string): Promise<Uint8Array> {
    const key = this.#keys.get(month)?.words ?? "";
    const known = this.#cache.read(WORDS, key);
    if (known) return known;
    const { words } = await this.#pool.do(() => ({
      kind: "words",
      papers: this.#catalogue
        .read(month)
        .map(({ id, day, title, abstract }) => ({ id, day, title, abstract })),
    }));
    this.#cache.write(WORDS, key, words);
    return words;
  }
}

// --- internal ---

const EMPTY = new Uint8Array();
/** So many months' words are counted ahead, in other threads. */
const AHEAD = 3;

const relatedSchema = z.array(
  z.tuple([z.string(), z.array(z.object({ slug: z.string(), words: z.array(z.string()) }))]),
);
