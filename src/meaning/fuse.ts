/** Two scores of papers → one: how well they have a query's words, and how near their meaning is. */

/** What nearness of meaning counts, the words' score being 1. */
const MEANING = 2;

/**
 * The scores of papers by number: the words' score as a part of the best one, and how far above the
 * mean the meaning is, as a part of the nearest one's. Each is squared, so that a paper that is
 * very near by one of the two comes before one that is somewhat near by both.
 *
 * @param byWords the scores of the papers that have some of the words
 * @param byMeaning of every paper, as `nearness` gives it
 */
export function fuse(byWords: ReadonlyMap<number, number>, byMeaning: Float32Array): Float32Array {
  let [most, best, sum] = [0, -Infinity, 0];
  for (const score of byWords.values()) most = Math.max(most, score);
  for (const near of byMeaning) {
    best = Math.max(best, near);
    sum += near;
  }
  const mean = sum / Math.max(1, byMeaning.length);
  const reach = best - mean;
  return byMeaning.map((near, paper) => {
    const words = most > 0 ? (byWords.get(paper) ?? 0) / most : 0;
    const meaning = reach > 0 ? Math.max(0, near - mean) / reach : 0;
    return words ** 2 + MEANING * meaning ** 2;
  });
}
