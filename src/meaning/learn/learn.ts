/** Papers → a table of words' vectors. */
import type { Steps } from "../codes.ts";
import { packRows, unpackRows } from "../rows.ts";
import { vectorsOf, type WordTable } from "../table.ts";
import { countWeights, paperWords, type WordVectors } from "../vectors.ts";
import type { Corpus } from "./corpus.ts";
import { normalise, rowOf } from "./matrix.ts";
import { nearWords } from "./near-words.ts";
import { neighbourMatrix } from "./neighbours.ts";
import { randomFrom } from "./random.ts";
import { randomRotation, turned } from "./rotation.ts";
import { STEP } from "./rounding.ts";
import { truncatedSvd } from "./svd.ts";
import { train } from "./train.ts";

/** How a table is learned. */
export interface LearnOptions {
  /** The same seed and papers give the same table. */
  seed: number;
  /** How many numbers a vector has: a multiple of 8. */
  size: number;
  /** How often the training goes through all papers. */
  epochs: number;
  /** Told what has been done. */
  onProgress: (done: string) => void;
}

/** Learns a table from papers. Takes minutes, and some hundreds of megabytes. */
export function learnTable(
  corpus: Corpus,
  { seed, size, epochs, onProgress }: LearnOptions,
): WordTable {
  const random = randomFrom(seed);
  const neighbours = neighbourMatrix(corpus, random);
  onProgress(`${neighbours.value.length} pairs of neighbours`);
  const directions = truncatedSvd(neighbours, size, random);
  onProgress(`${size} directions`);
  const all = corpus.counts.reduce((sum, count) => sum + count, 0);
  for (const [word, count] of corpus.counts.entries()) weigh(rowOf(directions, word), count / all);
  // The strongest directions would fill their codes and the weakest would not: turn them first.
  const table = turned(directions, randomRotation(size, random));
  train(corpus, table, random, {
    epochs,
    onEpoch: ({ epoch, loss }) =>
      onProgress(`round ${epoch} of ${epochs}, loss ${loss.toFixed(3)}`),
  });
  // The steps and near words are those of the vectors as the file has them, rounded.
  const rounded = unpackRows(packRows({ size, words: corpus.words, rows: table.values }), size);
  const near = nearWords(rounded);
  const { abbreviations } = corpus;
  return { ...rounded, ...stepsOf(corpus, vectorsOf(rounded)), abbreviations, near };
}

// --- internal ---

/** Commoner words count less: half at such a share of all text. */
const COMMON = 1e-3;

/**
 * Gives a word's vector its length.
 *
 * @see https://openreview.net/forum?id=SyK00v5xx (Arora, Liang and Ma, 2017): smooth inverse frequency
 */
function weigh(vector: Float32Array, share: number): void {
  normalise(vector);
  const weight = COMMON / (COMMON + share);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) * weight;
}

/** The mean of the papers' vectors, and how wide the steps of their codes are. */
function stepsOf({ words, papers }: Corpus, { size, add }: WordVectors): Steps {
  const sum = new Float64Array(size);
  const squares = new Float64Array(size);
  for (const { title, abstract } of papers) {
    const vector = new Float32Array(size);
    for (const [word, weight] of countWeights(paperWords([...title], [...abstract])))
      add(vector, words[word] ?? "", weight);
    normalise(vector);
    for (const [at, one] of vector.entries()) {
      sum[at] = (sum[at] ?? 0) + one;
      squares[at] = (squares[at] ?? 0) + one * one;
    }
  }
  const mean = Float32Array.from(sum, (one) => one / papers.length);
  const step = mean.map((one, at) => {
    const variance = (squares[at] ?? 0) / papers.length - one * one;
    return STEP * Math.sqrt(Math.max(variance, 1e-12));
  });
  return { mean, step };
}
