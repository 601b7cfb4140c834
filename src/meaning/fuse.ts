/** Two scores of papers → one: how well they have a query's words, and how near their meaning is. */

/**
 * How far above the mean of papers a meaning is worth as much as the words of the best paper.
 * Cosines are the same measure for every query and archive, as the table was trained by them; the
 * nearest paper isn't one: of many papers it is nearer, and of a vague query less so.
 */
const WORTH = 0.38;

/**
 * The scores of papers by number: the words' score as a part of the best one, and how far above the
 * mean the meaning is. Each is squared, so that a paper that is very near by one of the two comes
 * before one that is somewhat near by both.
 *
 * @param byWords the scores of the papers that have some of the words
 * @param byMeaning of every paper, as `nearness` gives it
 */
export function fuse(byWords: ReadonlyMap<number, number>, byMeaning: Float32Array): Float32Array {
  let [most, sum] = [0, 0];
  for (const score of byWords.values()) most = Math.max(most, score);
  for (const near of byMeaning) sum += near;
  const mean = sum / Math.max(1, byMeaning.length);
  const scores = byMeaning.map((near) => (Math.max(0, near - mean) / WORTH) ** 2);
  if (most === 0) return scores;
  for (const [paper, score] of byWords) scores[paper] = (scores[paper] ?? 0) + (score / most) ** 2;
  return scores;
}
