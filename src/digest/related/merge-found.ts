/** What an earlier search for related papers found, and what of it still holds. */
import type { Alike } from "./similarity.ts";

/** One that may be among the most similar; with its words where they are known. */
export type Candidate = Alike & { words?: string[] };

/**
 * The most similar texts, of those that an earlier search has found and of those that have come or
 * changed since; undefined where they can't be told from that: one that the search found is gone,
 * and the next one after those that it found isn't known.
 *
 * @param found by the earlier search, in its order; without a text where that has changed or is gone
 * @param added what has come or changed, of all that are similar enough
 * @param most how many are wanted, and were then
 */
export function mergeFound(
  found: readonly { text: number | undefined; similarity: number; words: string[] }[],
  added: readonly Alike[],
  most: number,
): Candidate[] | undefined {
  const kept = found.flatMap(({ text, ...rest }) =>
    text === undefined ? [] : [{ text, ...rest }],
  );
  const merged: Candidate[] = [...kept, ...added].sort(
    (a, b) => b.similarity - a.similarity || a.text - b.text,
  );
  const best = merged.slice(0, most);
  if (kept.length === found.length || found.length < most) return best;
  // Texts that weren't found are as similar as the last one at most.
  const bar = found.at(-1)?.similarity ?? 0;
  const isSure = ({ similarity, words }: Candidate) => words !== undefined || similarity > bar;
  return best.length === most && best.every(isSure) ? best : undefined;
}
