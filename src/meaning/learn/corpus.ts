/** Papers' texts → numbers of words: what a table is learned from. */
import type { Abbreviation } from "../abbreviations.ts";
import { textTerms } from "../vectors.ts";
import { AbbreviationCounter } from "./abbreviations.ts";

/** Papers as numbers of words, and what is known of each word. Words that are left out are dropped. */
export interface Corpus {
  /** The words by their numbers: those that most papers have, the commonest first. */
  words: string[];
  /** How often each stands in all texts together. */
  counts: Float64Array;
  papers: CorpusPaper[];
  /** What its papers abbreviate. */
  abbreviations: Abbreviation[];
}

/** A paper's text, word by word. */
export interface CorpusPaper {
  title: Int32Array;
  abstract: Int32Array;
}

/** Collects papers one by one, so that their texts needn't be kept. */
export class CorpusBuilder {
  readonly #numbers = new Map<string, number>();
  /** By number: how many papers have the word. */
  readonly #papersWith: number[] = [];
  readonly #papers: CorpusPaper[] = [];
  readonly #ids = new Set<string>();
  readonly #abbreviations = new AbbreviationCounter();

  get size(): number {
    return this.#papers.length;
  }

  /** Adds a paper, once. Math stands between dollar signs, as in a paper's file. */
  add(paper: { id: string; title: string; abstract: string }): void {
    if (this.#ids.has(paper.id)) return;
    this.#ids.add(paper.id);
    const [title, abstract] = [this.#numbersOf(paper.title), this.#numbersOf(paper.abstract)];
    for (const word of new Set([...title, ...abstract]))
      this.#papersWith[word] = (this.#papersWith[word] ?? 0) + 1;
    this.#papers.push({ title, abstract });
    this.#abbreviations.add(paper.abstract);
  }

  /**
   * The papers with the words that most of them have.
   *
   * @param limits.words at most so many words
   * @param limits.least a word of fewer papers is left out
   */
  build({ words: most, least }: { words: number; least: number }): Corpus {
    const count = (number: number) => this.#papersWith[number] ?? 0;
    const kept = [...this.#numbers]
      .filter(([, number]) => count(number) >= least)
      .sort((a, b) => count(b[1]) - count(a[1]) || (a[0] < b[0] ? -1 : 1))
      .slice(0, most);
    const place = new Int32Array(this.#numbers.size).fill(-1);
    for (const [at, [, number]] of kept.entries()) place[number] = at;
    const rename = (text: Int32Array) =>
      text.map((number) => place[number] ?? -1).filter((number) => number >= 0);
    const papers = this.#papers.map(({ title, abstract }) => ({
      title: rename(title),
      abstract: rename(abstract),
    }));
    const counts = new Float64Array(kept.length);
    for (const { title, abstract } of papers)
      for (const text of [title, abstract])
        for (const word of text) counts[word] = (counts[word] ?? 0) + 1;
    const words = kept.map(([word]) => word);
    return { words, counts, papers, abbreviations: this.#abbreviations.done() };
  }

  #numbersOf(text: string): Int32Array {
    return Int32Array.from(textTerms(text), (word) => {
      const known = this.#numbers.get(word);
      if (known !== undefined) return known;
      this.#numbers.set(word, this.#numbers.size);
      return this.#numbers.size - 1;
    });
  }
}
