/** Words that the archive has near a word of a query: longer and commoner ones, and what a slip was meant to be. */
import { editDistance } from "../../text/edit-distance.ts";
import { isCjk, stem } from "../../text/terms.ts";
import type { KnownWord } from "../format/words.ts";
import type { Archive } from "./archive.ts";

/**
 * The known word that a slip was most likely meant to be: the one with the fewest letters
 * changed, added, left out or swapped with their neighbour; then the one that starts with the
 * same letter; then the commonest; then by code words. Undefined where none is near: one change
 * is allowed from four letters on, two from eight.
 *
 * @param word folded
 */
export function correct(word: string, known: Iterable<KnownWord>): KnownWord | undefined {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (most === 0 || !/^\p{L}+$/u.test(word)) return undefined;
  const root = stem(word);
  const letters = letterSet(word);
  let best: Candidate | undefined;
  for (const spelling of known) {
    const { term, written } = spelling;
    // A letter that is changed takes one out of the set and puts one in.
    const apart = Math.min(
      differing(letters, letterSet(written)),
      differing(letterSet(root), letterSet(term)),
    );
    if (apart > 2 * most) continue;
    const distance = Math.min(editDistance(word, written, most), editDistance(root, term, most));
    if (distance > most || distance === 0) continue;
    const candidate = { spelling, distance, start: written[0] === word[0] ? 0 : 1 };
    if (!best || compare(candidate, best) < 0) best = candidate;
  }
  return best?.spelling;
}

/** A word that so many times more papers have is what a rare one may have been meant to be. */
export const FAR_COMMONER = 20;

/** The vocabulary, and rarer words of the files that would hold a word, which are loaded anyway. */
export async function spellingsAround(archive: Archive, word: string): Promise<KnownWord[]> {
  const [{ words, count: countOf }, around] = await Promise.all([
    archive.vocabulary(),
    archive.termsAround(word),
  ]);
  const rare = [...around]
    .filter(([term]) => countOf(term) === undefined && /^\p{L}/u.test(term))
    .map(([term, count]) => ({ term, written: term, count }));
  return [...words, ...rare];
}

/** The commonest words that begin with something. */
export function startingWith(beginning: string, known: readonly KnownWord[]): KnownWord[] {
  if (beginning.length < LEAST_BEGINNING && !isCjk(beginning)) return [];
  return known
    .filter(({ term, written }) => term.startsWith(beginning) || written.startsWith(beginning))
    .sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_LONGER);
}

/**
 * A far commoner word, one slip away from one that few papers have. Short words are too near to
 * others to ask back: *date* is no slip for *data*.
 *
 * @param term of the word; `surface` is the word folded, and `count` how many papers have it
 */
export async function muchCommoner(
  archive: Archive,
  term: string,
  surface: string,
  count: number,
): Promise<string | undefined> {
  if (count > FEW || surface.length < LEAST_ASKED) return undefined;
  const { words } = await archive.vocabulary();
  const near = words.filter(
    (one) =>
      one.term !== term &&
      one.count > FAR_COMMONER * count &&
      one.written[0] === surface[0] &&
      editDistance(surface, one.written, 1) === 1,
  );
  return correct(surface, near)?.written;
}

// --- internal ---

/** Half of the archive's words begin with some one letter. */
const LEAST_BEGINNING = 2;
/** How many words with the same beginning are looked up. */
const MOST_LONGER = 8;
/** A word of so few papers, and of so many letters, may be a slip that stands in a paper, too. */
const FEW = 2;
const LEAST_ASKED = 6;

/** The letters a–z of a word, a bit each; all others are one bit. */
function letterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at) - 97;
    set |= 1 << (code >= 0 && code < 26 ? code : 26);
  }
  return set;
}

function differing(one: number, other: number): number {
  let count = 0;
  for (let left = one ^ other; left !== 0; left &= left - 1) count += 1;
  return count;
}

interface Candidate {
  spelling: KnownWord;
  distance: number;
  /** 0 where it starts with the same letter, else 1. */
  start: number;
}

/** Below 0 where the first is more likely meant. */
function compare(one: Candidate, other: Candidate): number {
  const [a, b] = [one.spelling, other.spelling];
  return (
    one.distance - other.distance ||
    one.start - other.start ||
    b.count - a.count ||
    (a.written < b.written ? -1 : 1)
  );
}
