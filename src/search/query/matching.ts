/**
 * A query's words → the papers that have them. Only files that can change the result are loaded:
 * those of the rarest words first, up to a number of files. The commonest words of a sentence
 * are skipped.
 */
import { contentTerms } from "../../text/terms.ts";
import type { Archive } from "./archive.ts";
import { lookUp, lookUpPrefix, type InterpretedWord } from "./lookup.ts";
import { queryWords, type QueryWord } from "./query-words.ts";
import type { Match } from "./score.ts";

/** What the query's words match. */
export interface Matches {
  /** Words that were looked up, in the query's order. */
  words: InterpretedWord[];
  /** Words that were left out for being too common to decide. */
  skipped: string[];
  /** Each paper with its matches, a place a word of `words`. */
  papers: Map<number, (Match | undefined)[]>;
}

/** How words are looked up. */
export interface MatchOptions {
  isBegun?: boolean;
  right?: ReadonlySet<string>;
}

/** How many files of terms a query loads at most of one segment, and of all: each costs a request. */
export const MOST_FILES = { segment: 10, all: 16 } as const;
/** After so many words, those that more than a fifth of the papers have are skipped. */
const DECIDING = 6;
const COMMON = 0.2;

/**
 * Looks the words up.
 *
 * @param options.isBegun whether the last word may be the beginning of another, too
 * @param options.right words that are spelled right, whatever the archive has
 * @throws {Error} when a file of the index doesn't come
 */
export async function matchWords(
  archive: Archive,
  typed: readonly string[],
  { isBegun = false, right }: MatchOptions = {},
): Promise<Matches> {
  const words = queryWords(typed);
  const { chosen, skipped } = choose(archive, words);
  const looked = await Promise.all(
    chosen.map((word) =>
      isBegun && word === words.at(-1)
        ? lookUpPrefix(archive, word)
        : lookUp(archive, word, right?.has(word.word)),
    ),
  );
  const papers: Matches["papers"] = new Map();
  const none = looked.map((): Match | undefined => undefined);
  for (const [at, { matches }] of looked.entries())
    for (const [paper, match] of matches) {
      let own = papers.get(paper);
      if (!own) papers.set(paper, (own = none.slice()));
      own[at] = match;
    }
  return {
    words: looked.map(({ word }) => word),
    skipped: skipped.map(({ word }) => word),
    papers,
  };
}

// --- internal ---

/** The rarest first, as long as their files are few. */
function choose(
  archive: Archive,
  words: readonly QueryWord[],
): { chosen: QueryWord[]; skipped: QueryWord[] } {
  const byRarity = words
    .map((word, at) => {
      const terms = contentTerms(word);
      const count = Math.min(...terms.map((term) => archive.count(term) ?? 1), Infinity);
      return { word, terms, at, count };
    })
    .sort((a, b) => a.count - b.count || a.at - b.at);
  const files = new Set<string>();
  const most = Math.min(MOST_FILES.segment * archive.catalogue.segments.length, MOST_FILES.all);
  const chosen = new Set<QueryWord>();
  for (const { word, terms, count } of byRarity) {
    if (chosen.size >= DECIDING && count > COMMON * archive.papers.length) continue;
    const all = files.union(new Set(terms.flatMap((term) => archive.filesOf(term))));
    if (chosen.size > 0 && all.size > most) continue;
    chosen.add(word);
    for (const file of all) files.add(file);
  }
  return {
    chosen: words.filter((word) => chosen.has(word)),
    skipped: words.filter((word) => !chosen.has(word)),
  };
}
