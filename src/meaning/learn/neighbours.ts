/**
 * How much more often two words stand close together than chance has it: the positive pointwise
 * mutual information of words and their neighbours.
 *
 * @see https://aclanthology.org/Q15-1016/ (Levy, Goldberg and Dagan, 2015), sections 2 and 3
 */
import type { Corpus } from "./corpus.ts";
import type { Random } from "./random.ts";
import { forRow, SparseBuilder, type Sparse } from "./sparse.ts";

/** Words that are no farther apart are neighbours. */
const WINDOW = 8;
/** So much of all text is one word: commoner ones are passed over in part. */
const COMMON = 1e-3;
/** Pairs that were met less, by closeness, tell nothing. */
const LEAST = 1.5;
/** Smooths the counts of neighbours, so that rare ones don't stand out. */
const SMOOTHING = 0.75;
/** So many rows are counted at a time: 100 MB for 12,000 words. */
const ROWS = 2000;

/** A row a word: by neighbour, how much more often than chance, as a logarithm above zero. */
export function neighbourMatrix(corpus: Corpus, random: Random): Sparse {
  const texts = thinOut(corpus, random);
  const size = corpus.words.length;
  const met = new SparseBuilder(size);
  for (let first = 0; first < size; first += ROWS) countRows(met, texts, size, first);
  return toInformation(met.done());
}

// --- internal ---

/** The texts with part of their commonest words left out. */
function thinOut({ papers, counts }: Corpus, random: Random): Int32Array[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const keep = counts.map((count) => Math.sqrt((COMMON * all) / Math.max(count, 1)) * 2 ** 32);
  return papers.map(({ title, abstract }) =>
    Int32Array.from([...title, ...abstract].filter((word) => random() < (keep[word] ?? 0))),
  );
}

/** Adds the rows of the words from `first` on. */
function countRows(
  met: SparseBuilder,
  texts: readonly Int32Array[],
  size: number,
  first: number,
): void {
  const rows = Math.min(ROWS, size - first);
  const counts = new Float32Array(rows * size);
  for (const text of texts)
    for (let at = 0; at < text.length; at += 1) {
      const row = (text[at] ?? 0) - first;
      if (row < 0 || row >= rows) continue;
      const start = row * size;
      const end = Math.min(text.length, at + WINDOW + 1);
      for (let other = Math.max(0, at - WINDOW); other < end; other += 1) {
        const distance = Math.abs(other - at);
        if (distance === 0) continue;
        const place = start + (text[other] ?? 0);
        counts[place] = (counts[place] ?? 0) + 4 / (distance + 3);
      }
    }
  for (let row = 0; row < rows; row += 1) {
    for (let word = 0; word < size; word += 1) {
      const count = counts[row * size + word] ?? 0;
      if (count >= LEAST) met.add(word, count);
    }
    met.endRow();
  }
}

/** log(p(word, neighbour) / p(word) p(neighbour)), where it is above zero. */
function toInformation(met: Sparse): Sparse {
  const { rows } = met;
  const sums = Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    forRow(met, row, (_column, value) => (sum += value));
    return sum;
  });
  const smooth = sums.map((sum) => sum ** SMOOTHING);
  const all = smooth.reduce((sum, one) => sum + one, 0);
  const out = new SparseBuilder(rows);
  for (let row = 0; row < rows; row += 1) {
    forRow(met, row, (column, value) => {
      const expected = ((sums[row] ?? 0) * (smooth[column] ?? 0)) / all;
      if (value > expected) out.add(column, Math.log(value / expected));
    });
    out.endRow();
  }
  return out.done();
}
