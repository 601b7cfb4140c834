/** The words of a query as the index knows them. */
import { termsOf, type WordTerms } from "../../text/terms.ts";

/** A word of the query. A paper has it when it has all of its parts, or the whole. */
export interface QueryWord extends Pick<WordTerms, "parts" | "whole" | "surface"> {
  /** As typed. */
  word: string;
}

/** The words of a query that are looked up, each once; stop words only where there is nothing else. */
export function queryWords(typed: readonly string[]): QueryWord[] {
  const all = typed.slice(0, MOST_WORDS * 4).map((word) => ({ word, ...termsOf(word) }));
  const own = all.filter(({ parts }) => parts.length > 0);
  const some =
    own.length > 0
      ? own
      : all
          .map(({ word, common }) => ({ word, parts: common, whole: undefined, surface: common }))
          .filter(({ parts }) => parts.length > 0);
  const seen = new Set<string>();
  return some
    .filter(({ parts }) => {
      const key = parts.join(" ");
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST_WORDS);
}

// --- internal ---

/** How many words of a query are looked at. */
const MOST_WORDS = 64;
