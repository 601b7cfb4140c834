/**
 * Related papers stretch by stretch, with the words of stretches, their weights and what was found
 * kept in the cache. Where papers have come or changed, only they are compared with those of later
 * stretches.
 */
import { z } from "zod";
import type { Catalogue, CatalogueDay } from "../content/catalogue.ts";
import type { StretchThen } from "../digest/related/known.ts";
import { FoundInStretch } from "../digest/related/found.ts";
import { RelatedPapers, toRelated, type Related } from "../digest/related/related.ts";
import { keyOf, type Cache } from "../files/cache.ts";
import { monthOf } from "../paper/day.ts";
import { stretchesOf } from "../paper/stretches.ts";
import type { Pool } from "./pool.ts";

const WORDS = "words";
/** The weights of words. */
const WEIGHTS = "weights";
/** What was found, by its hash, as it is mostly the same when another paper changes. */
const RELATED = "related";
/** Of all that it may depend on, the hash of what was found. */
const RELATED_KEY = "related-key";
/** By day, a key of what was found. */
const RELATED_DAYS = "related-days";
/** The kinds of its entries in the cache that stretches decide. */
export const RELATED_KINDS = [WORDS, RELATED, RELATED_KEY, RELATED_DAYS] as const;
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
  /** By the key of the words. */
  readonly #coming = new Map<string, Promise<Uint8Array>>();
  /** Finds those of the stretches from a place on. */
  #finder: { from: number; related: Promise<RelatedPapers> } | undefined;
  /** What the next build may know of this one, but for what was found. */
  #searched: Omit<LastStretch, "related">[] | undefined;
  /** By what was found in the last build: its key. */
  readonly #keysThen = new WeakMap<FoundInStretch, string>();
  /** By place: the key of what was found. */
  readonly #keys = new Map<number, Promise<string>>();
  #last: { place: number; found: Promise<RelatedById> } | undefined;
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
      cache.keep(RELATED_KEY, related);
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
    const place = this.#placeOf.get(day) ?? -1;
    if (this.#last?.place !== place) this.#last = { place, found: this.#foundIn(place) };
    return this.#last.found;
  }

  /** Lets the next build know what this one has found, when all days were asked for. */
  async keepAsLast(): Promise<void> {
    const last = this.#searched
      ? await Promise.all(
          this.#searched.map(async (one, place) => ({ ...one, related: await this.#keyOf(place) })),
        )
      : this.#readLast();
    for (const { words, weights, related } of last) {
      this.#cache.keep(WORDS, words);
      this.#cache.keep(WEIGHTS, weights);
      this.#cache.keep(RELATED, related);
    }
    this.#cache.writeJson(LAST_RELATED, this.#lastKey, last);
  }

  async #keysOf(place: number): Promise<Readonly<Record<string, string>>> {
    const { days = [], words = "" } = this.#stretches[place] ?? {};
    const key = keyOf(words, await this.#keyOf(place));
    const known = this.#cache.readJson(RELATED_DAYS, key, (value) => keysSchema.parse(value));
    if (known) return known;
    const found = await this.#foundIn(place);
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
    return this.#cache.writeJson(RELATED_DAYS, key, keys);
  }

  async #foundIn(place: number): Promise<RelatedById> {
    const known = this.#readFound(await this.#keyOf(place));
    const found = known ?? (await this.#search(place));
    if (!known) this.#write(found);
    return toRelated(found.all());
  }

  #keyOf(place: number): Promise<string> {
    const known = this.#keys.get(place) ?? this.#findKey(place);
    this.#keys.set(place, known);
    return known;
  }

  async #findKey(place: number): Promise<string> {
    const { related = "" } = this.#stretches[place] ?? {};
    const known = this.#cache.read(RELATED_KEY, related)?.toString("utf8");
    const key = known ?? this.#write(await this.#search(place));
    this.#cache.keep(RELATED, key);
    if (known === undefined) this.#cache.write(RELATED_KEY, related, Buffer.from(key));
    return key;
  }

  /** @returns its key */
  #write(found: FoundInStretch): string {
    const then = this.#keysThen.get(found);
    if (then !== undefined) return then;
    const { bytes } = found;
    const key = keyOf(bytes);
    this.#cache.write(RELATED, key, bytes);
    return key;
  }

  async #search(place: number): Promise<FoundInStretch> {
    const { first = "" } = this.#stretches[place] ?? {};
    if (!this.#finder || place < this.#finder.from)
      this.#finder = { from: place, related: this.#fill(first) };
    const found = (await this.#finder.related).foundIn(first);
    // It takes much memory, and mostly nothing more is asked.
    if (place === this.#stretches.length - 1) this.#finder = undefined;
    return found;
  }

  #readFound(key: string): FoundInStretch | undefined {
    const bytes = this.#cache.read(RELATED, key);
    return bytes && FoundInStretch.read(bytes);
  }

  /** @param from the first day of the first stretch that is asked for */
  async #fill(from: string): Promise<RelatedPapers> {
    const finder = new RelatedPapers();
    const last = this.#readLast();
    const then = this.#readThen(last, from);
    finder.know(then, from);
    const wordsThen = new Map(then.map(({ words }, at) => [last[at]?.words, words]));
    const other = this.#stretches.filter(({ words }) => !wordsThen.has(words));
    for (const { first, words } of this.#stretches) {
      const known = wordsThen.get(words);
      if (known) {
        finder.add(first, known);
        continue;
      }
      for (const stretch of other.slice(0, AHEAD)) this.#countAhead(stretch);
      other.shift();
      finder.add(first, (await this.#coming.get(words)) ?? EMPTY);
      this.#coming.delete(words);
    }
    const keysThen = new Map(then.map(({ weights }, at) => [weights, last[at]?.weights]));
    this.#searched = this.#stretches.map(({ first, words }) => {
      const bytes = finder.weightsOf(first);
      const weights = keysThen.get(bytes) ?? keyOf(bytes);
      if (!keysThen.has(bytes)) this.#cache.write(WEIGHTS, weights, bytes);
      return { first, words, weights };
    });
    return finder;
  }

  #readLast(): LastStretch[] {
    const read = (value: unknown) => lastsSchema.parse(value);
    return this.#cache.readJson(LAST_RELATED, this.#lastKey, read) ?? [];
  }

  /** Each was found beside those before it, so it counts only with all of them. @param from a day */
  #readThen(last: readonly LastStretch[], from: string): StretchThen[] {
    const then = last.map(({ first: name, ...keys }) => {
      const words = this.#cache.read(WORDS, keys.words);
      const weights = this.#cache.read(WEIGHTS, keys.weights);
      const found = name < from ? undefined : this.#readFound(keys.related);
      if (found) this.#keysThen.set(found, keys.related);
      return words && weights && { name, words, weights, found };
    });
    return then.every((one) => one !== undefined) ? then : [];
  }

  #countAhead(stretch: Stretch): void {
    if (this.#coming.has(stretch.words)) return;
    const words = this.#wordsOf(stretch);
    // Nobody may wait for them any more when they fail; whoever does gets the error.
    words.catch(() => {});
    this.#coming.set(stretch.words, words);
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
  /** Changes with all that what is found may depend on, which all earlier stretches are of, too. */
  related: string;
}

const EMPTY = new Uint8Array();
/** So many stretches' words are counted ahead, in other threads. */
const AHEAD = 3;

/** The keys of a stretch's entries. */
const lastSchema = z.object({
  first: z.string(),
  words: z.string(),
  weights: z.string(),
  related: z.string(),
});

type LastStretch = z.output<typeof lastSchema>;

/** The oldest first. */
const lastsSchema = z.array(lastSchema);

const keysSchema = z.record(z.string(), z.string());
