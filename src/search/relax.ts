/**
 * Ranks papers by some of a query's words, where few or none have them all. Pagefind wants every
 * word, so a reader who describes a paper in a sentence would find nothing.
 */

/** A word of the query, and the papers that have it. */
export interface WordHits {
  word: string;
  hits: readonly { id: string; score: number }[];
}

/** Words that stand in nearly every abstract, and say nothing of one. */
const STOP_WORDS = new Set(
  "a an and are as at be by can for from has have how in into is it its of on or our such that the their these this to using via was we what when which while with within without".split(
    " ",
  ),
);

/** The words of a query that are worth a search of their own, each once, in their order. */
export function queryWords(query: string): string[] {
  const words =
    query.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.+#-]*/gu) ?? [];
  const bare = words.map((word) => word.replace(/['’.-]+$/u, ""));
  return [...new Set(bare)].filter(
    // A letter alone is the beginning of half the archive's words.
    (word) => !/^\p{ASCII}?$/u.test(word) && !STOP_WORDS.has(word),
  );
}

/**
 * Ranks papers by the words that they have. A word counts by its rarity, `log(1 + papers / hits)`
 * (the inverse document frequency), and a paper by how well it matches the word, from one half for
 * the weakest to one for the best of that word. Papers that have less than a third of the query's
 * weight are left out: they have its commonest words alone.
 *
 * @param papers how many papers there are
 * @returns ids by rank; equal scores keep the order of `words` and of their hits
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/inverse-document-frequency-1.html
 */
export function rankByWords(
  words: readonly WordHits[],
  papers: number,
): string[] {
  const scores = new Map<string, number>();
  let whole = 0;
  for (const { hits } of words) {
    if (hits.length === 0) continue;
    const weight = Math.log(1 + papers / hits.length);
    const best = Math.max(...hits.map(({ score }) => score));
    whole += weight;
    for (const { id, score } of hits) {
      const share = best > 0 ? score / best : 1;
      scores.set(id, (scores.get(id) ?? 0) + weight * (0.5 + 0.5 * share));
    }
  }
  return [...scores]
    .filter(([, score]) => score >= whole / 3)
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => id);
}
