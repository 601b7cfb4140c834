/** The words of stretches, for related papers: kept in the cache, and counted in other threads. */
import type { Catalogue, CatalogueDay } from "../content/catalogue.ts";
import type { Cache } from "../files/cache.ts";
import { monthOf } from "../paper/day.ts";
import type { Pool } from "./pool.ts";

/** The kind of their entries in the cache. */
export const WORDS = "words";

/** A stretch of days. */
export interface StretchOfDays {
  /** Its first day. */
  first: string;
  days: readonly CatalogueDay[];
  /** The key of its words. */
  words: string;
}

/** What related papers are found with. */
export interface RelatedContext {
  cache: Cache;
  /** The hash of the code, from `codeKey`. */
  code: string;
  catalogue: Catalogue;
  pool: Pool;
}

/** The words of each stretch, in order. While one is waited for, the next ones are counted, too. */
export async function* wordsInOrder(
  context: RelatedContext,
  stretches: readonly StretchOfDays[],
): AsyncGenerator<Uint8Array, undefined> {
  const coming: Promise<Uint8Array>[] = [];
  for (const at of stretches.keys()) {
    for (const next of stretches.slice(at + coming.length, at + AHEAD)) {
      const words = wordsOf(context, next);
      // Nobody may wait for them any more when they fail; whoever does gets the error.
      words.catch(() => {});
      coming.push(words);
    }
    const words = await coming.shift();
    if (words) yield words;
  }
  return undefined;
}

// --- internal ---

const AHEAD = 3;

async function wordsOf(
  { cache, catalogue, pool }: RelatedContext,
  { first, days, words: key }: StretchOfDays,
): Promise<Uint8Array> {
  const known = cache.read(WORDS, key);
  if (known) return known;
  const { words } = await pool.do(() => ({
    kind: "words",
    papers: catalogue
      .read(monthOf(first), new Set(days.map(({ day }) => day)))
      .map(({ id, day, title, abstract }) => ({ id, day, title, abstract })),
  }));
  cache.write(WORDS, key, words);
  return words;
}
