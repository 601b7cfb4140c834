/** A word of a query → the papers that have it, or what it was meant to be. */
import type { Archive } from "./archive.ts";
import type { Posting } from "../format/postings.ts";
import { rarity, type Match } from "./score.ts";
import { correct, isOneSlip, type Spelling } from "./spelling.ts";
import { fold, isCjk } from "../../text/terms.ts";

/** A word of the query: found by all of its parts, or by the whole. */
export interface Unit {
  word: string;
  terms: readonly string[];
  whole: string | undefined;
  /** The parts before stemming. */
  surface: readonly string[];
}

/** A word of the query, and what it was taken for. */
export interface Taken {
  /** As typed. */
  word: string;
  /** The words in its place, where the word itself is nowhere. */
  corrected: string | undefined;
  /** A much commoner word that it may have been meant to be. */
  suggested: string | undefined;
  /** Terms that count as the word in a paper: for marking. */
  terms: readonly string[];
}

/** A word looked up. */
export interface LookedUp {
  taken: Taken;
  matches: Map<number, Match>;
  /** The most that the word can count. */
  weight: number;
}

/**
 * Looks a word up; where it is nowhere, what it may stand for.
 *
 * @throws {Error} when a file of the index doesn't come
 */
export async function lookUp(archive: Archive, unit: Unit): Promise<LookedUp> {
  const { word, terms, whole } = unit;
  const [ofWhole, ...ofParts] = await Promise.all([
    whole === undefined ? noHits : takeTerm(archive, whole),
    ...terms.map((term) => takeTerm(archive, term)),
  ]);
  const isKnown = ofWhole.matches.size > 0 || ofParts.every(({ matches }) => matches.size > 0);
  const parts = isKnown
    ? ofParts
    : await Promise.all(
        ofParts.map((hits, at) =>
          hits.matches.size > 0 ? hits : relatives(archive, unit.surface[at] ?? ""),
        ),
      );
  const corrected = parts.some(({ written }) => written !== undefined)
    ? parts.map(({ written }, at) => written ?? unit.surface[at] ?? "").join(" ")
    : undefined;
  const [only] = terms;
  const suggested =
    isKnown && terms.length === 1 && only !== undefined
      ? commoner(archive, only, fold(word), parts[0]?.matches.size ?? 0)
      : undefined;
  const matches = merge(ofWhole.matches, intersect(parts));
  return {
    taken: {
      word,
      corrected,
      suggested,
      terms: [...(whole === undefined ? [] : [whole]), ...parts.flatMap((part) => part.terms)],
    },
    matches,
    weight: Math.max(
      ofWhole.weight,
      parts.reduce((sum, { weight }) => sum + weight, 0),
    ),
  };
}

/** A word that is still being typed: itself, and the commonest words that begin with it. */
export async function lookUpBegun(archive: Archive, unit: Unit): Promise<LookedUp> {
  const own = await lookUp(archive, unit);
  const [surface = ""] = unit.surface;
  if (unit.surface.length !== 1) return own;
  const longer = endings(archive, await archive.termsAround(surface), surface);
  const all = await Promise.all(longer.map(({ term }) => takeTerm(archive, term, BEGINNING)));
  return {
    ...own,
    matches: all.map(({ matches }) => matches).reduce(merge, own.matches),
  };
}

// --- internal ---

/** What a beginning of a word counts, of a whole one. */
const BEGINNING = 0.8;
/** A shorter beginning begins half the archive's words. */
const LEAST_BEGINNING = 2;
/** So many words with the same beginning are taken for it. */
const MOST_ENDINGS = 8;
/** A word that so many times more papers have is what a rare one may have been meant to be. */
const FAR_COMMONER = 20;
/** A word of so few papers, and of so many letters, may be a slip that stands in a paper, too. */
const FEW = 2;
const LEAST_ASKED = 6;

/** What a term, or what stands for it, matches. */
interface Hits {
  terms: string[];
  matches: Map<number, Match>;
  weight: number;
  /** Where another word was taken: how it is written. */
  written: string | undefined;
}

const noHits: Hits = {
  terms: [],
  matches: new Map(),
  weight: 0,
  written: undefined,
};

async function takeTerm(archive: Archive, term: string, share = 1): Promise<Hits> {
  const postings = await archive.postings(term);
  const weight = share * rarity(postings.length, archive.papers.length);
  const matches = new Map(postings.map((one) => [one.paper, toMatch(one, weight)]));
  return { terms: [term], matches, weight, written: undefined };
}

function toMatch({ title, places, authors, keyword, note }: Posting, weight: number): Match {
  return { weight, title, places, authors, keyword, note };
}

/** For a word that is nowhere: words that begin with it, else the word that it was meant to be. */
async function relatives(archive: Archive, surface: string): Promise<Hits> {
  const around = await archive.termsAround(surface);
  const known = spellings(archive, around);
  const longer = endings(archive, around, surface);
  const meant = correct(surface, known);
  const reach = longer.reduce((sum, { count }) => sum + count, 0);
  const isSlip = meant !== undefined && meant.count > FAR_COMMONER * reach;
  if (longer.length > 0 && !isSlip) {
    const all = await Promise.all(longer.map((one) => takeTerm(archive, one.term, BEGINNING)));
    return {
      terms: longer.map((one) => one.term),
      matches: all.map(({ matches }) => matches).reduce(merge),
      weight: Math.max(...all.map(({ weight }) => weight)),
      written: undefined,
    };
  }
  // A word that nobody has weighs nothing: it tells no paper from another.
  if (!meant) return noHits;
  return {
    ...(await takeTerm(archive, meant.term)),
    written: meant.written,
  };
}

/** The commonest words that begin with something. */
function endings(archive: Archive, around: Map<string, number>, surface: string): Spelling[] {
  if (surface.length < LEAST_BEGINNING && !isCjk(surface)) return [];
  return spellings(archive, around)
    .filter(({ term, written }) => term.startsWith(surface) || written.startsWith(surface))
    .sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_ENDINGS);
}

/**
 * Another word, one slip away and far commoner than one that few papers have. Short words are
 * too near to others to ask back: *date* is no slip for *data*.
 */
function commoner(
  archive: Archive,
  term: string,
  surface: string,
  count: number,
): string | undefined {
  if (count > FEW || surface.length < LEAST_ASKED) return undefined;
  const near = archive.words.filter(
    (one) =>
      one.term !== term &&
      one.count > FAR_COMMONER * count &&
      one.written[0] === surface[0] &&
      isOneSlip(surface, one.written),
  );
  return correct(surface, near)?.written;
}

/** The vocabulary, and rarer words of the files that are loaded anyway. */
function spellings(archive: Archive, around: Map<string, number>): Spelling[] {
  const rare = [...around]
    .filter(([term]) => archive.count(term) === undefined && /^\p{L}/u.test(term))
    .map(([term, count]) => ({ term, written: term, count }));
  return [...archive.words, ...rare];
}

/** Papers that have any; the better match of each. */
function merge(one: Map<number, Match>, other: Map<number, Match>): Map<number, Match> {
  if (one.size === 0) return other;
  const both = new Map(one);
  for (const [paper, match] of other) {
    const held = both.get(paper);
    if (!held || held.weight < match.weight) both.set(paper, match);
  }
  return both;
}

/** Papers that have all parts of a word, the parts taken together. */
function intersect(parts: readonly Hits[]): Map<number, Match> {
  const [first, ...rest] = parts;
  if (!first) return new Map();
  if (rest.length === 0) return first.matches;
  const both = new Map<number, Match>();
  for (const [paper, match] of first.matches) {
    const others = rest.flatMap(({ matches }) => matches.get(paper) ?? []);
    if (others.length < rest.length) continue;
    both.set(paper, [match, ...others].reduce(together));
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
