/** A paper as the ranking sees it: how often it has each word, and who wrote it. */
import type { PaperText } from "../search/format/texts.ts";
import { fold, contentTerms, termsOf } from "../text/terms.ts";

export interface Sketch {
  /** The terms of title and abstract, as the search splits them, with their counts. */
  terms: ReadonlyMap<string, number>;
  /** As `authorKey` gives them. */
  authors: readonly string[];
}

/** How often a word of the title counts. */
const TITLE = 2;

/** The sketch of a paper of the archive, of its text in the index. */
export function sketchOfText({ words, ends }: PaperText): Sketch {
  const [title, abstract, authors] = ends;
  const names = words.slice(abstract, authors).join(" ").split(", ");
  return sketchOf(words.slice(0, title), words.slice(title, abstract), names);
}

/** The sketch of an entry of a library. Texts are in plain characters, one blank between words. */
export function sketchOfEntry(title: string, abstract: string, authors: readonly string[]): Sketch {
  return sketchOf(title.split(" "), abstract.split(" "), authors);
}

/**
 * An author's name by which two papers are found to share one: folded, the given name first. The
 * empty text for a name that may be of many people: a single word, or initials with a surname.
 */
export function authorKey(name: string): string {
  const [family = "", given] = name.split(/,\s*/u, 2);
  const words = fold(given === undefined ? name : `${given} ${family}`).match(/[\p{L}\p{N}]+/gu);
  const hasName = words?.slice(0, -1).some((word) => word.length > 1) ?? false;
  return words && words.length > 1 && hasName ? words.join(" ") : "";
}

// --- internal ---

function sketchOf(
  title: readonly string[],
  abstract: readonly string[],
  authors: readonly string[],
): Sketch {
  const terms = new Map<string, number>();
  const add = (words: readonly string[], times: number) => {
    for (const word of words)
      for (const term of contentTerms(termsOf(word)))
        terms.set(term, (terms.get(term) ?? 0) + times);
  };
  add(title, TITLE);
  add(abstract, 1);
  return { terms, authors: [...new Set(authors.map(authorKey).filter(Boolean))] };
}
