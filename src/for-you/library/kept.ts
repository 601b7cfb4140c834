/**
 * A library as the browser keeps it: of each entry what ranking and reasons need, and of a large
 * library the part that tells most, so that it fits beside the rest of the reader's state.
 */
import { rarity } from "../../search/query/score.ts";
import { COMMON, type CountOf } from "../rank.ts";
import type { Sketch } from "../sketch.ts";

/** An entry of a library, or a paper that a reader has marked. */
export interface KeptEntry extends Sketch {
  title: string;
  /** The id as in URLs, where the archive has the paper. */
  id?: string | undefined;
}

/** What a file, or the reading list, has brought. */
export interface Origin {
  /** The file's name. */
  name: string;
  /** How many entries were taken, how many of them the archive has, and how many were left out. */
  taken: number;
  matched: number;
  skipped: number;
}

export interface Library {
  origins: readonly Origin[];
  entries: readonly KeptEntry[];
}

export const NO_LIBRARY: Library = { origins: [], entries: [] };

/** At most so many entries are kept. */
export const MOST_KEPT = 4_000;
/** So many words of an entry are kept, those that tell most: more don't make the order better. */
const WORDS = 120;
/** So many of all entries together: of a large library, each keeps fewer. */
const ALL_WORDS = 160_000;
/** A title is cut, in characters. */
const LONGEST = 300;
/** More authors of an entry aren't kept. */
const AUTHORS = 30;

/** How many words each entry of a library keeps. @param entries how many it has */
export function wordsEach(entries: number): number {
  return Math.min(WORDS, Math.floor(ALL_WORDS / Math.max(1, entries)));
}

/** An entry with those of its words that tell most. @param words at most so many */
export function keepEntry(
  entry: KeptEntry,
  countOf: CountOf,
  total: number,
  words: number,
): KeptEntry {
  const weighed = [...entry.terms].map(([term, count]) => {
    const papers = countOf(term) ?? 0;
    const weight = papers > COMMON * total ? 0 : (1 + Math.log(count)) * rarity(papers, total);
    // A word that the archive doesn't have yet may come.
    return { term, count, weight: papers === 0 ? weight / UNKNOWN : weight };
  });
  const terms = weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, words);
  return {
    title: entry.title.slice(0, LONGEST),
    id: entry.id,
    terms: new Map(terms.map(({ term, count }) => [term, count])),
    authors: entry.authors.slice(0, AUTHORS),
  };
}

/** Whether the archive knows any word of an entry. */
export function isKnown({ terms }: Sketch, countOf: CountOf): boolean {
  return [...terms.keys()].some((term) => countOf(term) !== undefined);
}

/**
 * A library with entries added; `added` says how many were new. An entry that is there already
 * stays as it is. Of more than `MOST_KEPT`, those in the archive stay, and then the newly come.
 */
export function mergeLibrary(
  { origins, entries }: Library,
  origin: Origin,
  more: readonly KeptEntry[],
): { library: Library; added: number; dropped: number } {
  const known = new Set(entries.map(keyOf));
  const fresh = more.filter((one) => !known.has(keyOf(one)) && known.add(keyOf(one)));
  const all = [...fresh, ...entries];
  const kept =
    all.length <= MOST_KEPT
      ? all
      : [...all.filter(({ id }) => id), ...all.filter(({ id }) => !id)].slice(0, MOST_KEPT);
  const others = origins.filter(({ name }) => name !== origin.name);
  return {
    library: { origins: [...others, origin], entries: kept },
    added: fresh.length,
    dropped: all.length - kept.length,
  };
}

// --- internal ---

/** What the weight of a word is divided by that no paper has. */
const UNKNOWN = 4;

function keyOf({ id, title }: KeptEntry): string {
  return id ?? `t ${title.slice(0, LONGEST).toLowerCase()}`;
}
