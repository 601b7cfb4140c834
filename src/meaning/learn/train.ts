/**
 * Trains the vectors of words, so that the sum of a query's is near that of its paper and far from
 * those of the other papers of the batch.
 *
 * @see https://arxiv.org/abs/1705.00652 (Henderson et al., 2017), section 4.4: other examples as negatives
 * @see https://arxiv.org/abs/1412.6980 (Kingma and Ba, 2015), algorithm 1: Adam
 * @see https://arxiv.org/abs/1308.3432 (Bengio et al., 2013): slopes through what is rounded
 */
import type { Corpus } from "./corpus.ts";
import { ENOUGH_WORDS, makeBatch, type Batch } from "./examples.ts";
import {
  addTimes,
  dot,
  matrix,
  normalise,
  rowOf,
  timesTransposed,
  transpose,
  type Matrix,
} from "./matrix.ts";
import { shuffle, type Random } from "./random.ts";
import { Rounding } from "./rounding.ts";
import { addProduct, addTransposedProduct, type Sparse } from "./sparse.ts";

/** What is told of the training as it goes. */
export interface Progress {
  /** Rounds over all papers, from 1, and how many there are. */
  epoch: number;
  epochs: number;
  /** The mean of −log of the chance that a query finds its paper in the batch. */
  loss: number;
}

/** Trains `table`, a row a word, in place. Papers with few words are passed over. */
export function train(
  corpus: Corpus,
  table: Matrix,
  random: Random,
  { epochs, onEpoch }: { epochs: number; onEpoch: (progress: Progress) => void },
): void {
  const order = Int32Array.from(corpus.papers.keys()).filter(
    (at) => (corpus.papers[at]?.abstract.length ?? 0) > ENOUGH_WORDS,
  );
  const batches = Math.max(1, Math.floor(order.length / BATCH));
  const adam = new Adam(table, epochs * batches);
  const rounding = new Rounding(table.columns);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    shuffle(random, order);
    const isRounded = epoch > epochs * UNROUNDED;
    let loss = 0;
    for (let at = 0; at < batches; at += 1) {
      const chosen = order.subarray(at * BATCH, (at + 1) * BATCH);
      const batch = makeBatch(corpus, chosen, random);
      const step = gradientOf(batch, table, (papers) => {
        rounding.show(papers);
        return isRounded ? rounding.round(papers) : papers;
      });
      adam.step(step.gradient);
      loss += step.loss;
    }
    onEpoch({ epoch, epochs, loss: loss / batches });
  }
}

// --- internal ---

/** So many queries with their papers make a batch. */
const BATCH = 512;
/** The share of rounds in which papers' vectors are not yet rounded. */
const UNROUNDED = 0.5;
/** The inverse of the temperature: how much a little more of cosine counts. */
const SHARPNESS = 20;

/**
 * How the loss of a batch grows with the table.
 *
 * @param asKept papers' vectors → as a search has them; taken as if it changed nothing for slopes
 */
function gradientOf(
  { queries, papers }: Batch,
  table: Matrix,
  asKept: (vectors: Matrix) => Matrix,
): { gradient: Matrix; loss: number } {
  const query = toVectors(queries, table);
  const paper = toVectors(papers, table);
  const kept = asKept(paper.vectors);
  const { slopes, loss } = slopesOf(timesTransposed(query.vectors, kept));
  const gradient = matrix(table.rows, table.columns);
  addGradient(gradient, queries, query, timesTransposed(slopes, transpose(kept)));
  addGradient(
    gradient,
    papers,
    paper,
    timesTransposed(transpose(slopes), transpose(query.vectors)),
  );
  return { gradient, loss };
}

/** Sums of words' vectors, scaled to length 1, and the lengths before. */
interface Vectors {
  vectors: Matrix;
  lengths: Float32Array;
}

function toVectors(texts: Sparse, table: Matrix): Vectors {
  const vectors = matrix(texts.rows, table.columns);
  addProduct(vectors, texts, table);
  const lengths = Float32Array.from({ length: texts.rows }, (_, row) =>
    Math.max(normalise(rowOf(vectors, row)), 1e-6),
  );
  return { vectors, lengths };
}

/** How the loss grows with each score: of a query for the papers, and of a paper for the queries. */
function slopesOf(scores: Matrix): { slopes: Matrix; loss: number } {
  const forQuery = softmax(scores);
  const forPaper = transpose(softmax(transpose(scores)));
  const { rows } = scores;
  const slopes = matrix(rows, rows);
  let loss = 0;
  for (let row = 0; row < rows; row += 1) {
    loss -= Math.log(Math.max(forQuery.values[row * rows + row] ?? 0, 1e-12)) / rows;
    for (let at = row * rows; at < (row + 1) * rows; at += 1) {
      const chance = ((forQuery.values[at] ?? 0) + (forPaper.values[at] ?? 0)) / 2;
      const isOwn = at === row * rows + row;
      slopes.values[at] = (SHARPNESS * (isOwn ? chance - 1 : chance)) / rows;
    }
  }
  return { slopes, loss };
}

/** Each row's chances, which sum to 1. */
function softmax(scores: Matrix): Matrix {
  const out = matrix(scores.rows, scores.columns);
  for (let row = 0; row < scores.rows; row += 1) {
    const [own, to] = [rowOf(scores, row), rowOf(out, row)];
    const most = own.reduce((a, b) => Math.max(a, b), -Infinity);
    let sum = 0;
    for (let at = 0; at < own.length; at += 1)
      sum += to[at] = Math.exp(SHARPNESS * ((own[at] ?? 0) - most));
    for (let at = 0; at < own.length; at += 1) to[at] = (to[at] ?? 0) / sum;
  }
  return out;
}

/** Adds what a change of the vectors asks of the words that they are the sums of. */
function addGradient(
  gradient: Matrix,
  texts: Sparse,
  { vectors, lengths }: Vectors,
  slopes: Matrix,
): void {
  for (let row = 0; row < texts.rows; row += 1) {
    const [slope, vector] = [rowOf(slopes, row), rowOf(vectors, row)];
    // A vector has length 1: what points along it changes nothing.
    addTimes(slope, vector, -dot(slope, vector));
    const length = lengths[row] ?? 1;
    for (let at = 0; at < slope.length; at += 1) slope[at] = (slope[at] ?? 0) / length;
  }
  addTransposedProduct(gradient, texts, slopes);
}

/** Adam with a rate that rises over the first steps, then falls to a twentieth. */
class Adam {
  readonly #table: Matrix;
  readonly #steps: number;
  readonly #mean: Float32Array;
  readonly #square: Float32Array;
  #taken = 0;

  constructor(table: Matrix, steps: number) {
    this.#table = table;
    this.#steps = steps;
    this.#mean = new Float32Array(table.values.length);
    this.#square = new Float32Array(table.values.length);
  }

  step({ values: gradient }: Matrix): void {
    this.#taken += 1;
    const [mean, square, { values }] = [this.#mean, this.#square, this.#table];
    const left = 1 - this.#taken / this.#steps;
    const rate = RATE * Math.min(1, this.#taken / RISING) * Math.max(0.05, left);
    const meanPart = 1 - MEAN ** this.#taken;
    const squarePart = 1 - SQUARE ** this.#taken;
    for (let at = 0; at < values.length; at += 1) {
      const slope = gradient[at] ?? 0;
      const m = (mean[at] = MEAN * (mean[at] ?? 0) + (1 - MEAN) * slope);
      const v = (square[at] = SQUARE * (square[at] ?? 0) + (1 - SQUARE) * slope * slope);
      values[at] = (values[at] ?? 0) - (rate * (m / meanPart)) / (Math.sqrt(v / squarePart) + 1e-8);
    }
  }
}

/** The step of each number, and over how many steps it rises to that. */
const RATE = 2e-3;
const RISING = 100;
/** How much of the means of slopes and of their squares stays from step to step. */
const MEAN = 0.9;
const SQUARE = 0.999;
