/** What the page shows of a paper that matches: its text, what is marked in it, and why it matched. */
import type { PaperText } from "../format/texts.ts";
import type { PaperFacts } from "./archive.ts";
import { meansAuthor, type Match } from "./score.ts";
import { allTerms, contentTerms, termsOf } from "../../text/terms.ts";

/** What the page shows of a paper. */
export interface Result {
  /** The id as in URLs. */
  id: string;
  /** Who wrote it and when it was listed, word by word. */
  byline: string[];
  /** All words that its record holds, in order. */
  words: string[];
  /** Places of matching words in `words`. */
  marked: Set<number>;
  /** Places of matching words in `byline`. */
  markedInByline: Set<number>;
  /** Where the abstract starts and ends among the words; the title is before it. */
  span: [start: number, end: number];
  /** Whether a curator has a note on it. */
  hasNote: boolean;
  /** Why it matched, where neither title nor abstract show it: `Author: Ada Example`. */
  why: string | undefined;
}

/** Whether a text has all of the words, whatever their endings. */
export function hasWords({ words }: PaperText, wanted: readonly (readonly string[])[]): boolean {
  const own = new Set(words.flatMap((word) => contentTerms(termsOf(word))));
  return wanted.every((terms) => terms.every((term) => own.has(term)));
}

/** What to mark in a paper's text. */
export interface Highlights {
  /** Terms that count as a word of the query. */
  terms: ReadonlySet<string>;
  /** Terms of the names that `author:` asks for. */
  names: ReadonlySet<string>;
}

/**
 * A paper's text with its matches marked.
 *
 * @param matches how the paper has the words of the query
 */
export function toResult(
  text: PaperText,
  { has }: Pick<PaperFacts, "has">,
  { terms, names }: Highlights,
  matches: readonly (Match | undefined)[],
): Result {
  const { id, words, ends } = text;
  const isNamed = matches.some((_, at) => meansAuthor(matches, at));
  const wanted = isNamed ? terms.union(names) : names;
  const authors = entriesWith(words.slice(ends[1], ends[2]), wanted);
  const byline = text.byline.split(" ");
  const shown = authors.filter((name) => text.byline.includes(name));
  const hidden = authors.filter((name) => !text.byline.includes(name));
  return {
    id,
    byline,
    words,
    marked: placesOf(words, terms),
    markedInByline: shown.length > 0 ? placesOf(byline, wanted) : new Set(),
    span: [ends[0], ends[1]],
    hasNote: has.includes("note"),
    why: whyOf(text, terms, hidden, matches),
  };
}

// --- internal ---

function placesOf(words: readonly string[], terms: ReadonlySet<string>): Set<number> {
  return new Set(
    words.flatMap((word, at) => (allTerms(word).some((term) => terms.has(term)) ? [at] : [])),
  );
}

/** How many authors or keywords are named as a reason. */
const NAMED = 3;

/** Reasons that title, abstract and byline don't show. */
function whyOf(
  { words, ends }: PaperText,
  terms: ReadonlySet<string>,
  authors: readonly string[],
  matches: readonly (Match | undefined)[],
): string | undefined {
  const unseen = matches.filter((match) => match && match.title === 0 && match.places.length === 0);
  const keywords = unseen.some((match) => match?.keyword)
    ? entriesWith(words.slice(ends[2], ends[3]), terms)
    : [];
  const reasons = [
    name("Author", authors),
    name("Keyword", keywords),
    unseen.some((match) => match?.note) ? "In a curator’s note" : undefined,
  ].filter((reason) => reason !== undefined);
  return reasons.length > 0 ? reasons.join(" · ") : undefined;
}

function name(label: string, names: readonly string[]): string | undefined {
  return names.length > 0 ? `${label}: ${names.slice(0, NAMED).join(", ")}` : undefined;
}

/** Entries of a comma-separated list that have the most of the terms, and at least one. */
function entriesWith(words: readonly string[], terms: ReadonlySet<string>): string[] {
  const entries = words.join(" ").split(", ");
  const counts = entries.map((entry) => {
    const own = new Set(entry.split(" ").flatMap(allTerms));
    return own.intersection(terms).size;
  });
  const most = Math.max(1, ...counts);
  return entries.filter((_, at) => counts[at] === most);
}
