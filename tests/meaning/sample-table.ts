/** A small table of words for tests: words of a group say alike, words of two groups don't. */
import { nearWords } from "../../src/meaning/learn/near-words.ts";
import type { WordTable } from "../../src/meaning/table.ts";
import { stem } from "../../src/text/terms.ts";

const SIZE = 16;

/** A table of groups of words, of which there are at most sixteen. */
export function tableOf(...groups: string[]): WordTable {
  const words: string[] = [];
  const rows: number[] = [];
  for (const [axis, group] of groups.entries())
    for (const [at, word] of group.split(" ").entries()) {
      words.push(stem(word));
      // Each word leans a little to another side, so that no two are the same.
      rows.push(
        ...Array.from({ length: SIZE }, (_, one) =>
          one === axis ? 1 : one === (axis + at + 1) % SIZE ? 0.25 : 0,
        ),
      );
    }
  const own = { size: SIZE, words, rows: Float32Array.from(rows) };
  return {
    ...own,
    near: nearWords(own),
    mean: new Float32Array(SIZE).fill(0.1),
    step: new Float32Array(SIZE).fill(0.2),
    abbreviations: [],
  };
}
