/** "Did you mean": the known word nearest to one that isn't known. */
import { editDistance } from "./edit-distance.ts";

/**
 * The known word with the smallest edit distance, when no more than a third of the word (and
 * at least one letter) would have to change; the first of the list among equals.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least - 1);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** `; did you mean "agents"?` with the nearest known word, for the end of a message; else "". */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, [...known]);
  return near === undefined ? "" : `; did you mean "${near}"?`;
}
