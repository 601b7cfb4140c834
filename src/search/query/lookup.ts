/** A word of a query → the papers that have it, or have the word that it was meant to be. */
import { fold } from "../../text/terms.ts";
import type { Archive } from "./archive.ts";
import type { QueryWord } from "./query-words.ts";
import { rarity, type Match } from "./score.ts";
import { correct, FAR_COMMONER, muchCommoner, spellingsAround, startingWith } from "./spelling.ts";

/** A word of the query, and how it was understood. */
export interface InterpretedWord {
  /** As typed. */
  word: string;
  /** The words in its place, where no paper has the word itself. */
  corrected: string | undefined;
  /** A much commoner word that it may have been meant to be. */
  suggested: string | undefined;
  /** Terms that count as the word in a paper: for marking. */
  terms: readonly string[];
  /** Whether any paper has it, or what was taken in its place. */
  isFound: boolean;
}

/** A word looked up. */
export interface WordMatches {
  word: InterpretedWord;
  /** By the paper's number. */
  matches: Map<number, Match>;
}

/**
 * Looks a word up; where no paper has it, longer words that begin with it or a corrected spelling.
 *
 * @param isRight whether it is spelled right, so that no other is taken in its place
 * @throws {Error} when a file of the index doesn't come
 */
export async function lookUp(
  archive: Archive,
  query: QueryWord,
  isRight = false,
): Promise<WordMatches> {
  const { word, parts: terms, whole, surface } = query;
  const [ofWhole, ...ofParts] = await Promise.all([
    whole === undefined ? NO_HITS : hitsOf(archive, whole),
    ...terms.map((term) => hitsOf(archive, term)),
  ]);
  const isKnown = ofWhole.matches.size > 0 || ofParts.every(({ matches }) => matches.size > 0);
  const parts =
    isKnown || isRight
      ? ofParts
      : await Promise.all(
          ofParts.map((hits, at) =>
            hits.matches.size > 0 ? hits : hitsInstead(archive, surface[at] ?? ""),
          ),
        );
  const [only] = terms;
  const matches = anyOf(ofWhole.matches, allOf(parts.map((part) => part.matches)));
  return {
    word: {
      word,
      corrected: parts.some(({ written }) => written !== undefined)
        ? parts.map(({ written }, at) => written ?? surface[at] ?? "").join(" ")
        : undefined,
      suggested:
        isKnown && terms.length === 1 && only !== undefined
          ? await muchCommoner(archive, only, fold(word), parts[0]?.matches.size ?? 0)
          : undefined,
      terms: [...(whole === undefined ? [] : [whole]), ...parts.flatMap((part) => part.terms)],
      isFound: matches.size > 0,
    },
    matches,
  };
}

/** As `lookUp`, for a word that is still being typed: also the commonest words that begin with it. */
export async function lookUpPrefix(archive: Archive, query: QueryWord): Promise<WordMatches> {
  const own = await lookUp(archive, query);
  const [surface = ""] = query.surface;
  if (query.surface.length !== 1) return own;
  const longer = startingWith(surface, await spellingsAround(archive, surface));
  const all = await Promise.all(longer.map(({ term }) => hitsOf(archive, term, PREFIX)));
  return { ...own, matches: all.map(({ matches }) => matches).reduce(anyOf, own.matches) };
}

// --- internal ---

/** What a word counts of which only the beginning was typed, of a whole one. */
const PREFIX = 0.8;

/** What a term, or what stands for it, matches. */
interface Hits {
  terms: string[];
  matches: Map<number, Match>;
  /** Where another word was taken: how it is written. */
  written: string | undefined;
}

const NO_HITS: Hits = { terms: [], matches: new Map(), written: undefined };

async function hitsOf(archive: Archive, term: string, share = 1): Promise<Hits> {
  const postings = await archive.postings(term);
  const weight = share * rarity(postings.length, archive.papers.length);
  const matches = new Map(
    postings.map(({ paper, ...where }): [number, Match] => [paper, { ...where, weight }]),
  );
  return { terms: [term], matches, written: undefined };
}

/** For a word that no paper has: words that begin with it, else its corrected spelling. */
async function hitsInstead(archive: Archive, surface: string): Promise<Hits> {
  const known = await spellingsAround(archive, surface);
  const longer = startingWith(surface, known);
  const meant = correct(surface, known);
  const reach = longer.reduce((sum, { count }) => sum + count, 0);
  const isSlip = meant !== undefined && meant.count > FAR_COMMONER * reach;
  if (longer.length > 0 && !isSlip) {
    const all = await Promise.all(longer.map(({ term }) => hitsOf(archive, term, PREFIX)));
    return {
      terms: longer.map(({ term }) => term),
      matches: all.map(({ matches }) => matches).reduce(anyOf),
      written: undefined,
    };
  }
  return meant ? { ...(await hitsOf(archive, meant.term)), written: meant.written } : NO_HITS;
}

/** Papers that either has; the better match of each. */
function anyOf(one: Map<number, Match>, other: Map<number, Match>): Map<number, Match> {
  if (one.size === 0) return other;
  const both = new Map(one);
  for (const [paper, match] of other) {
    const held = both.get(paper);
    if (!held || held.weight < match.weight) both.set(paper, match);
  }
  return both;
}

/** Papers that all parts of a word have, each with one match of them all. */
function allOf(parts: readonly Map<number, Match>[]): Map<number, Match> {
  const [first, ...rest] = parts;
  if (!first) return new Map();
  if (rest.length === 0) return first;
  const both = new Map<number, Match>();
  for (const [paper, match] of first) {
    const others = rest.flatMap((matches) => matches.get(paper) ?? []);
    if (others.length === rest.length) both.set(paper, [match, ...others].reduce(together));
  }
  return both;
}

/** Two parts of one word: as rare as both, and where both are. */
function together(one: Match, other: Match): Match {
  return {
    weight: one.weight + other.weight,
    title: Math.min(one.title, other.title),
    places: one.places.filter((place) => other.places.some((at) => Math.abs(at - place) <= 1)),
    authors: one.authors.filter((author) => other.authors.includes(author)),
    keyword: one.keyword && other.keyword,
    note: one.note && other.note,
  };
}
