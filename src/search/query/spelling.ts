/** What a word was meant to be that no paper has. */
import { editDistance } from "../../text/edit-distance.ts";
import { stem } from "../../text/terms.ts";

/** A word of the archive, as it is written. */
export interface Spelling {
  term: string;
  written: string;
  /** In how many papers it is. */
  count: number;
}

/**
 * The known word that a slip was most likely meant to be: the one with the fewest letters
 * changed, added, left out or swapped with their neighbour; then the one that starts with the
 * same letter; then the commonest; then by code words. Undefined where none is near: one change
 * is allowed from four letters on, two from eight.
 *
 * @param word folded
 */
export function correct(word: string, known: Iterable<Spelling>): Spelling | undefined {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (most === 0 || !/^\p{L}+$/u.test(word)) return undefined;
  const root = stem(word);
  const letters = letterSet(word);
  let best: Spelling | undefined;
  let least: [number, number, number] | undefined;
  for (const spelling of known) {
    const { term, written, count } = spelling;
    // A letter that is changed takes one out of the set and puts one in.
    const apart = Math.min(
      differing(letters, letterSet(written)),
      differing(letterSet(root), letterSet(term)),
    );
    if (apart > 2 * most) continue;
    const distance = Math.min(editDistance(word, written, most), editDistance(root, term, most));
    if (distance > most || distance === 0) continue;
    const rank: [number, number, number] = [distance, written[0] === word[0] ? 0 : 1, -count];
    if (!least || isBefore(rank, least) || (isSame(rank, least) && best && written < best.written))
      [best, least] = [spelling, rank];
  }
  return best;
}

/** Whether two words are one slip apart: a letter changed, added, left out, or swapped with the next. */
export function isOneSlip(one: string, other: string): boolean {
  return editDistance(one, other, 1) === 1;
}

// --- internal ---

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

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  for (const [at, value] of one.entries()) if (value !== other[at]) return value < (other[at] ?? 0);
  return false;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.every((value, at) => value === other[at]);
}
