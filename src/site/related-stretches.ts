/** Related papers stretch by stretch, with the words of stretches and what was found kept in the cache. */
import { z } from "zod";
import type { Catalogue, CatalogueDay } from "../content/catalogue.ts";
import { RelatedPapers, type Related } from "../digest/related/related.ts";
import { keyOf, type Cache } from "../files/cache.ts";
import { monthOf } from "../paper/day.ts";
import { stretchesOf } from "../paper/stretches.ts";
import type { Pool } from "./pool.ts";

const WORDS = "words";
const RELATED = "related";
/** The kinds of its entries in the cache. */
export const RELATED_KINDS = [WORDS, RELATED] as const;

/** By the paper's id. */
export type RelatedById = ReadonlyMap<string, readonly Related[]>;

export class RelatedStretches {
  readonly #cache: Cache;
  readonly #catalogue: Catalogue;
  readonly #pool: Pool;
  readonly #stretches: readonly Stretch[];
  /** By day. */
  readonly #placeOf: ReadonlyMap<string, number>;
  readonly #finder = new RelatedPapers();
  readonly #coming = new Map<number, Promise<Uint8Array>>();
  #added = 0;
  #last: { place: number; found: Promise<RelatedById> } | undefined;

  constructor(cache: Cache, code: string, catalogue: Catalogue, pool: Pool) {
    this.#cache = cache;
    this.#catalogue = catalogue;
    this.#pool = pool;
    let related = "";
    this.#stretches = stretchesOf(catalogue.months.flatMap(({ days }) => days)).map((days) => {
      const words = keyOf(code, days);
      related = keyOf(related, words);
      cache.keep(WORDS, words);
      cache.keep(RELATED, related);
      return { first: days[0]?.day ?? "", days, words, related };
    });
    this.#placeOf = new Map(
      this.#stretches.flatMap(({ days }, place) => days.map(({ day }) => [day, place])),
    );
  }

  /** Changes where the related papers of the day's papers may change. */
  keyOf(day: string): string {
    return this.#stretches[this.#placeOf.get(day) ?? -1]?.related ?? "";
  }

  /** The related papers of the stretch that a day is of. Days have to be asked for in order. */
  of(day: string): Promise<RelatedById> {
    const place = this.#placeOf.get(day) ?? -1;
    if (this.#last?.place !== place) this.#last = { place, found: this.#find(place) };
    return this.#last.found;
  }

  async #find(place: number): Promise<RelatedById> {
    const { first = "", related = "" } = this.#stretches[place] ?? {};
    const known = this.#cache.readJson(RELATED, related, (value) => relatedSchema.parse(value));
    if (known) return new Map(known);
    await this.#addUpTo(place);
    const found = this.#finder.relatedOf(first);
    this.#cache.writeJson(RELATED, related, [...found]);
    return found;
  }

  async #addUpTo(place: number): Promise<void> {
    for (; this.#added <= place; this.#added += 1) {
      const ahead = this.#stretches.slice(this.#added, this.#added + AHEAD);
      for (const [at, stretch] of ahead.entries()) this.#countAhead(this.#added + at, stretch);
      const words = (await this.#coming.get(this.#added)) ?? EMPTY;
      this.#finder.add(this.#stretches[this.#added]?.first ?? "", words);
      this.#coming.delete(this.#added);
    }
  }

  #countAhead(place: number, stretch: Stretch): void {
    if (this.#coming.has(place)) return;
    const words = this.#wordsOf(stretch);
    // Nobody may wait for them any more when they fail; whoever does gets the error.
    words.catch(() => {});
    this.#coming.set(place, words);
  }

  async #wordsOf({ first, days, words: key }: Stretch): Promise<Uint8Array> {
    const known = this.#cache.read(WORDS, key);
    if (known) return known;
    const { words } = await this.#pool.do(() => ({
      kind: "words",
      papers: this.#catalogue
        .read(monthOf(first), new Set(days.map(({ day }) => day)))
        .map(({ id, day, title, abstract }) => ({ id, day, title, abstract })),
    }));
    this.#cache.write(WORDS, key, words);
    return words;
  }
}

// --- internal ---

interface Stretch {
  /** Its first day. */
  first: string;
  days: readonly CatalogueDay[];
  /** The key of its words. */
  words: string;
  /** The key of what was found, which depends on all earlier stretches, too. */
  related: string;
}

const EMPTY = new Uint8Array();
/** So many stretches' words are counted ahead, in other threads. */
const AHEAD = 3;

const relatedSchema = z.array(
  z.tuple([z.string(), z.array(z.object({ slug: z.string(), words: z.array(z.string()) }))]),
);
