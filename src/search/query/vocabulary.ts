/** Words that the archive has near a word of a query: longer ones, commoner ones. */
import { isCjk } from "../../text/terms.ts";
import type { Archive } from "./archive.ts";
import { correct, isOneSlip, type Spelling } from "./spelling.ts";

/** A word that so many times more papers have is what a rare one may have been meant to be. */
export const FAR_COMMONER = 20;

/** The vocabulary, and rarer words of the files that would hold a word, which are loaded anyway. */
export async function spellingsAround(archive: Archive, word: string): Promise<Spelling[]> {
  const rare = [...(await archive.termsAround(word))]
    .filter(([term]) => archive.count(term) === undefined && /^\p{L}/u.test(term))
    .map(([term, count]) => ({ term, written: term, count }));
  return [...archive.words, ...rare];
}

/** The commonest words that begin with something. */
export function startingWith(beginning: string, known: readonly Spelling[]): Spelling[] {
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
export function muchCommoner(
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

// --- internal ---

/** Half of the archive's words begin with some one letter. */
const LEAST_BEGINNING = 2;
/** How many words with the same beginning are looked up. */
const MOST_LONGER = 8;
/** A word of so few papers, and of so many letters, may be a slip that stands in a paper, too. */
const FEW = 2;
const LEAST_ASKED = 6;
