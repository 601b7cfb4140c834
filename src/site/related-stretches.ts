/**
 * Related papers stretch by stretch, kept in the cache. Where papers have come or changed, only they
 * are compared with those of later stretches.
 */
import { z } from "zod";
import { toRelated, type Related } from "../digest/related/related.ts";
import { keyOf } from "../files/cache.ts";
import { stretchesOf } from "../paper/stretches.ts";
import {
  keepSearched,
  readFound,
  readSearched,
  RELATED,
  RelatedSearch,
  type SearchedStretch,
} from "./related-search.ts";
import { WORDS, type RelatedContext, type StretchOfDays } from "./related-words.ts";

/** Of all that it may depend on, the key of what was found. */
const RELATED_KEY = "related-key";
/** By day, a key of what was found. */
const RELATED_DAYS = "related-days";
/** The kinds of entries in the cache that stretches decide. */
export const RELATED_KINDS = [WORDS, RELATED, RELATED_KEY, RELATED_DAYS] as const;

/** By the paper's id. */
export type RelatedById = ReadonlyMap<string, readonly Related[]>;

export class RelatedStretches {
  readonly #context: RelatedContext;
  readonly #stretches: readonly Stretch[];
  /** By day. */
  readonly #placeOf: ReadonlyMap<string, number>;
  /** For those of the stretches from a place on. */
  #search: { from: number; running: Promise<RelatedSearch> } | undefined;
  /** What the next build may know of this one's search, but for what was found. */
  #searched: Omit<SearchedStretch, "related">[] | undefined;
  /** By place: the key of what was found. */
  readonly #keys = new Map<number, Promise<string>>();
  #last: { place: number; found: Promise<RelatedById> } | undefined;
  #days: { place: number; keys: Promise<Readonly<Record<string, string>>> } | undefined;

  /** @param until the last day that is asked for */
  constructor(context: RelatedContext, until = "9999") {
    const { cache, code, catalogue } = context;
    this.#context = context;
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
    this.#placeOf = new Map(
      this.#stretches.flatMap(({ days }, place) => days.map(({ day }) => [day, place])),
    );
  }

  /** Begins the search that will be needed, so that its words are counted before longer work. */
  begin(): void {
    const { cache } = this.#context;
    const place = this.#stretches.findIndex(({ related }) => !cache.read(RELATED_KEY, related));
    // Whoever asks for its papers gets the error.
    if (place >= 0) this.#keyOf(place).catch(() => {});
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
    const searched = this.#searched?.map(async (one, place) => {
      return { ...one, related: await this.#keyOf(place) };
    });
    keepSearched(
      this.#context,
      searched ? await Promise.all(searched) : readSearched(this.#context),
    );
  }

  async #keysOf(place: number): Promise<Readonly<Record<string, string>>> {
    const { days = [], words = "" } = this.#stretches[place] ?? {};
    const key = keyOf(words, await this.#keyOf(place));
    const known = this.#context.cache.readJson(RELATED_DAYS, key, (value) =>
      keysSchema.parse(value),
    );
    if (known) return known;
    const found = await this.#foundIn(place);
    const own = new Set(days.map(({ day }) => day));
    const month = this.#context.catalogue.months.find(({ days: all }) =>
      all.some(({ day }) => own.has(day)),
    );
    const byDay = Map.groupBy(
      (month?.papers ?? []).filter(({ day }) => own.has(day)),
      ({ day }) => day,
    );
    const keys = Object.fromEntries(
      [...byDay].map(([day, papers]) => [day, keyOf(papers.map(({ id }) => [id, found.get(id)]))]),
    );
    return this.#context.cache.writeJson(RELATED_DAYS, key, keys);
  }

  async #foundIn(place: number): Promise<RelatedById> {
    const known = readFound(this.#context.cache, await this.#keyOf(place));
    return toRelated((known ?? (await this.#find(place)).found).all());
  }

  #keyOf(place: number): Promise<string> {
    const known = this.#keys.get(place) ?? this.#findKey(place);
    this.#keys.set(place, known);
    return known;
  }

  async #findKey(place: number): Promise<string> {
    const { cache } = this.#context;
    const { related = "" } = this.#stretches[place] ?? {};
    const known = cache.read(RELATED_KEY, related)?.toString("utf8");
    const key = known ?? (await this.#find(place)).key;
    cache.keep(RELATED, key);
    if (known === undefined) cache.write(RELATED_KEY, related, Buffer.from(key));
    return key;
  }

  async #find(place: number): Promise<ReturnType<RelatedSearch["foundIn"]>> {
    const { first = "" } = this.#stretches[place] ?? {};
    if (!this.#search || place < this.#search.from)
      this.#search = { from: place, running: this.#begin(first) };
    const found = (await this.#search.running).foundIn(first);
    // It takes much memory, and mostly nothing more is asked.
    if (place === this.#stretches.length - 1) this.#search = undefined;
    return found;
  }

  async #begin(from: string): Promise<RelatedSearch> {
    const search = await RelatedSearch.of(this.#context, this.#stretches, from);
    this.#searched = this.#stretches.map(({ first, words }) => {
      return { first, words, weights: search.weightsOf(first) };
    });
    return search;
  }
}

// --- internal ---

interface Stretch extends StretchOfDays {
  /** Changes with all that what is found may depend on, which all earlier stretches are of, too. */
  related: string;
}

const keysSchema = z.record(z.string(), z.string());
