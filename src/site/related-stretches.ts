/**
 * Related papers stretch by stretch, with the words of stretches and what was found kept in the
 * cache. Where papers have come or changed, only they are compared with those of later stretches.
 */
import { z } from "zod";
import type { Catalogue, CatalogueDay } from "../content/catalogue.ts";
import type { FoundPaper } from "../digest/related/known.ts";
import { RelatedPapers, toRelated, type Related } from "../digest/related/related.ts";
import { keyOf, type Cache } from "../files/cache.ts";
import { monthOf } from "../paper/day.ts";
import { stretchesOf } from "../paper/stretches.ts";
import type { Pool } from "./pool.ts";

const WORDS = "words";
const RELATED = "related";
/** By day, a key of what was found. */
const RELATED_DAYS = "related-days";
/** The kinds of its entries in the cache that stretches decide. */
export const RELATED_KINDS = [WORDS, RELATED, RELATED_DAYS] as const;
/** The kind of the entry that names what the last build of the whole site found. */
const LAST_RELATED = "last-related";

/** By the paper's id. */
export type RelatedById = ReadonlyMap<string, readonly Related[]>;

export class RelatedStretches {
  readonly #cache: Cache;
  readonly #lastKey: string;
  readonly #catalogue: Catalogue;
  readonly #pool: Pool;
  readonly #stretches: readonly Stretch[];
  /** By day. */
  readonly #placeOf: ReadonlyMap<string, number>;
  readonly #coming = new Map<number, Promise<Uint8Array>>();
  #finder: Promise<RelatedPapers> | undefined;
  #last: { place: number; found: Promise<readonly FoundPaper[]> } | undefined;
  #days: { place: number; keys: Promise<Readonly<Record<string, string>>> } | undefined;

  /** @param until the last day that is asked for */
  constructor(cache: Cache, code: string, catalogue: Catalogue, pool: Pool, until = "9999") {
    this.#cache = cache;
    this.#lastKey = keyOf(code, LAST_RELATED);
    this.#catalogue = catalogue;
    this.#pool = pool;
    let related = "";
    this.#stretches = stretchesOf(catalogue.months.flatMap(({ days }) => days))
      .map((days) => {
        const words = keyOf(code, days);
        related = keyOf(related, words);
        return { first: days[0]?.day ?? "", days, words, related };
      })
      .filter(({ first }) => first <= until);
    for (const { words, related } of this.#stretches) {
      cache.keep(WORDS, words);
      for (const kind of [RELATED, RELATED_DAYS]) cache.keep(kind, related);
    }
    cache.keep(LAST_RELATED, this.#lastKey);
    this.#placeOf = new Map(
      this.#stretches.flatMap(({ days }, place) => days.map(({ day }) => [day, place])),
    );
  }

  /** Changes where the related papers of the day's papers change. */
  async keyOf(day: string): Promise<string> {
    const place = this.#placeOf.get(day) ?? -1;
    if (this.#days?.place !== place) this.#days = { place, keys: this.#keysOf(place) };
    return (await this.#days.keys)[day] ?? "";
  }

  /** The related papers of the stretch that a day is of. */
  async of(day: string): Promise<RelatedById> {
    return toRelated(await this.#foundIn(this.#placeOf.get(day) ?? -1));
  }

  /** Lets the next build know what this one has found, when all days were asked for. */
  keepAsLast(): void {
    const last: z.input<typeof lastSchema> = this.#stretches.map(({ related }) => related);
    this.#cache.writeJson(LAST_RELATED, this.#lastKey, last);
  }

  async #keysOf(place: number): Promise<Readonly<Record<string, string>>> {
    const { days = [], related = "" } = this.#stretches[place] ?? {};
    const known = this.#cache.readJson(RELATED_DAYS, related, (value) => keysSchema.parse(value));
    if (known) return known;
    const found = toRelated(await this.#foundIn(place));
    const own = new Set(days.map(({ day }) => day));
    const month = this.#catalogue.months.find(({ days: all }) =>
      all.some(({ day }) => own.has(day)),
    );
    const byDay = Map.groupBy(
      (month?.papers ?? []).filter(({ day }) => own.has(day)),
      ({ day }) => day,
    );
    const keys = Object.fromEntries(
      [...byDay].map(([day, papers]) => [day, keyOf(papers.map(({ id }) => [id, found.get(id)]))]),
    );
    return this.#cache.writeJson(RELATED_DAYS, related, keys);
  }

  #foundIn(place: number): Promise<readonly FoundPaper[]> {
    if (this.#last?.place !== place) this.#last = { place, found: this.#find(place) };
    return this.#last.found;
  }

  async #find(place: number): Promise<readonly FoundPaper[]> {
    const { first = "", related = "" } = this.#stretches[place] ?? {};
    const known = this.#readFound(related);
    if (known) return known;
    const finder = await (this.#finder ??= this.#fill());
    const found = finder.foundIn(first);
    // It takes much memory, and mostly nothing more is asked.
    if (place === this.#stretches.length - 1) this.#finder = undefined;
    return this.#cache.writeJson(RELATED, related, found);
  }

  #readFound(related: string): readonly FoundPaper[] | undefined {
    return this.#cache.readJson(RELATED, related, (value) => foundSchema.parse(value));
  }

  async #fill(): Promise<RelatedPapers> {
    const finder = new RelatedPapers();
    for (const [place, { first }] of this.#stretches.entries()) {
      const ahead = this.#stretches.slice(place, place + AHEAD);
      for (const [at, stretch] of ahead.entries()) this.#countAhead(place + at, stretch);
      finder.add(first, (await this.#coming.get(place)) ?? EMPTY);
      this.#coming.delete(place);
    }
    // Each was found beside those before it, so it counts only with all of them.
    const last = this.#cache.readJson(LAST_RELATED, this.#lastKey, (value) =>
      lastSchema.parse(value),
    );
    finder.know((last ?? []).flatMap((related) => this.#readFound(related) ?? []));
    return finder;
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

/** Keys of what was found, the oldest stretch first. */
const lastSchema = z.array(z.string());

const keysSchema = z.record(z.string(), z.string());

const foundSchema = z.array(
  z.object({
    id: z.string(),
    mark: z.string(),
    related: z.array(
      z.object({ id: z.string(), similarity: z.number(), words: z.array(z.string()) }),
    ),
  }),
);
