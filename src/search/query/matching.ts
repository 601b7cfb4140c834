/**
 * A query's words → the papers that have them. Only what decides is loaded: the rarest words
 * first, until enough files are; a sentence's commonest words change nothing.
 */
import type { Archive } from "./archive.ts";
import { lookUp, lookUpBegun, type Taken, type Unit } from "./lookup.ts";
import type { Match } from "./score.ts";
import { termsOf } from "../../text/terms.ts";

/** What the query's words match. */
export interface Matches {
  /** Words that were looked up, in the query's order. */
  taken: Taken[];
  /** Words that were left out for being too common to decide. */
  skipped: string[];
  /** Each paper with its matches, a place a word of `taken`. */
  papers: Map<number, (Match | undefined)[]>;
  /** The weight of all words together. */
  weight: number;
}

/** How many files of terms a query loads at most: each costs a request. */
export const MOST_FILES = 10;
/** How many of its words are looked at. */
const MOST_WORDS = 64;
/** Words that decide without those that every fifth paper has. */
const DECIDING = 6;
const COMMON = 0.2;

/**
 * Looks the words up.
 *
 * @param isBegun whether the last word may be the beginning of another, too
 * @throws {Error} when a file of the index doesn't come
 */
export async function matchWords(
  archive: Archive,
  words: readonly string[],
  { isBegun = false } = {},
): Promise<Matches> {
  const units = toUnits(words);
  const { chosen, skipped } = choose(archive, units);
  const looked = await Promise.all(
    chosen.map((unit) =>
      isBegun && unit === units.at(-1) ? lookUpBegun(archive, unit) : lookUp(archive, unit),
    ),
  );
  const papers: Matches["papers"] = new Map();
  for (const [at, { matches }] of looked.entries())
    for (const [paper, match] of matches) {
      let own = papers.get(paper);
      if (!own) papers.set(paper, (own = looked.map(() => undefined)));
      own[at] = match;
    }
  return {
    taken: looked.map(({ taken }) => taken),
    skipped: skipped.map(({ word }) => word),
    papers,
    weight: looked.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** The words of a query that are looked up, each once; the commonest only where there is no other. */
export function toUnits(words: readonly string[]): Unit[] {
  const units = words.slice(0, MOST_WORDS * 4).map(toUnit);
  const own = units.filter(({ terms }) => terms.length > 0);
  const some = own.length > 0 ? own : units.map(asCommon).filter(({ terms }) => terms.length > 0);
  const seen = new Set<string>();
  return some
    .filter(({ terms }) => {
      const key = terms.join(" ");
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST_WORDS);
}

// --- internal ---

function toUnit(word: string): Unit {
  const { parts, whole, surface } = termsOf(word);
  return { word, terms: parts, whole, surface };
}

function asCommon({ word }: Unit): Unit {
  const { common } = termsOf(word);
  return { word, terms: common, whole: undefined, surface: common };
}

/** The rarest first, as long as their files are few. */
function choose(archive: Archive, units: readonly Unit[]): { chosen: Unit[]; skipped: Unit[] } {
  const count = ({ terms, whole }: Unit) =>
    Math.min(
      ...[...terms, ...(whole === undefined ? [] : [whole])].map(
        (term) => archive.count(term) ?? 1,
      ),
      Infinity,
    );
  const byRarity = units
    .map((unit, at) => ({ unit, at, count: count(unit) }))
    .sort((a, b) => a.count - b.count || a.at - b.at);
  const files = new Set<string>();
  const chosen = new Set<Unit>();
  for (const { unit, count: papers } of byRarity) {
    if (chosen.size >= DECIDING && papers > COMMON * archive.papers.length) continue;
    const own = [...unit.terms, ...(unit.whole === undefined ? [] : [unit.whole])].flatMap((term) =>
      archive.filesOf(term),
    );
    const more = own.filter((file) => !files.has(file));
    if (
      chosen.size > 0 &&
      files.size + new Set(more).size > MOST_FILES * archive.catalogue.segments.length
    )
      continue;
    chosen.add(unit);
    for (const file of more) files.add(file);
  }
  return {
    chosen: units.filter((unit) => chosen.has(unit)),
    skipped: units.filter((unit) => !chosen.has(unit)),
  };
}
