/**
 * The abbreviations that abstracts define: `Vision-Language Models (VLMs)`. The letters of the short
 * form have to be the first ones of as many words before it.
 *
 * @see https://psb.stanford.edu/psb-online/proceedings/psb03/schwartz.pdf (Schwartz and Hearst,
 * 2003), of whose rule this is the strictest case
 */
import { shortForms, type Abbreviation } from "../abbreviations.ts";

/** A long form that fewer papers define is one author's own. */
const LEAST_PAPERS = 5;
/** Of those that define a short form, so many have to mean the same. */
const LEAST_SHARE = 0.7;
/** Shorter ones are symbols, longer ones names. */
const SHORTEST = 2;
const LONGEST = 8;

/** Counts definitions, paper by paper. */
export class AbbreviationCounter {
  /** By short form: how many papers have each long form. */
  readonly #found = new Map<string, Map<string, number>>();

  /** Adds a paper's abstract. */
  add(abstract: string): void {
    const own = new Map<string, Abbreviation>();
    for (const { index, 1: inside = "" } of abstract.matchAll(/\(([A-Za-z]{2,9})\)/g)) {
      const before = abstract.slice(Math.max(0, index - MOST_BEFORE), index);
      const one = defined(inside, before);
      if (one) own.set(`${one.short} ${one.long}`, one);
    }
    for (const { short, long } of own.values()) {
      const counts = this.#found.get(short) ?? new Map<string, number>();
      this.#found.set(short, counts.set(long, (counts.get(long) ?? 0) + 1));
    }
  }

  /** Those that most papers mean alike, sorted. */
  done(): Abbreviation[] {
    const all = [...this.#found].flatMap(([short, counts]) => {
      const sum = [...counts.values()].reduce((total, one) => total + one, 0);
      return [...counts]
        .filter(([, count]) => count >= LEAST_PAPERS && count >= LEAST_SHARE * sum)
        .map(([long]) => ({ short, long }));
    });
    return all.sort((a, b) => (a.short < b.short ? -1 : 1));
  }
}

// --- internal ---

/** Eight words have fewer characters. */
const MOST_BEFORE = 200;

/** What an abbreviation in brackets stands for, by what is before it. */
function defined(inside: string, before: string): Abbreviation | undefined {
  const [short = ""] = shortForms(inside);
  if (short.length < SHORTEST || short.length > LONGEST) return undefined;
  const words =
    before
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.slice(-short.length) ?? [];
  const firsts = words.map((word) => word[0]).join("");
  if (firsts !== short.toLowerCase()) return undefined;
  return { short, long: words.join(" ").replace(/s$/, "") };
}
