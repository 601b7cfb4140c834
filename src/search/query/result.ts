/** What the page shows of a paper that matches: its text, what is marked in it, and why it matched. */
import { fromUrlId, pdfUrl } from "../../paper/arxiv-id.ts";
import type { PaperText } from "../format/texts.ts";
import { abbreviatedIn } from "./abbreviated.ts";
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
  /** The day on which the digest lists it. */
  day: string;
  /** The first of its authors, and whether there are more. */
  authors: string[];
  moreAuthors: boolean;
  /** Undefined where the source has none. */
  upvotes: number | undefined;
  /** Addresses; undefined where it has none. */
  code: string | undefined;
  pdf: string | undefined;
  /** Whether a curator has a note on it. */
  hasNote: boolean;
  /**
   * Words of the query that it lacks, each with what it has instead: the long or the short form, or
   * words that are near by meaning.
   */
  alike: Alike[];
  /** Why it matched, where neither title nor abstract show it: `Author: Ada Example`. */
  why: string | undefined;
}

/** A word of the query, and words of a paper that are near it. */
export interface Alike {
  word: string;
  /** As the paper has them. */
  by: string[];
}

/** A word of the query that a paper lacks, and the words that are nearest to it. */
export interface Kin {
  word: string;
  /** Terms, nearest first. */
  near: readonly string[];
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
  /** What stands for words that the paper lacks. */
  kin: readonly Kin[];
  /** All words of the query, in order, and the place of each in the matches; −1 without one. */
  asked: readonly { word: string; at: number }[];
}

/**
 * A paper's text with its matches marked.
 *
 * @param matches how the paper has the words of the query
 */
export function toResult(
  text: PaperText,
  { has, upvotes }: Pick<PaperFacts, "has" | "upvotes">,
  matches: readonly (Match | undefined)[],
  { terms, names, kin, asked }: Highlights,
): Result {
  const { id, words, ends } = text;
  const isNamed = matches.some((_, at) => meansAuthor(matches, at));
  const wanted = isNamed ? terms.union(names) : names;
  const written = words.slice(ends[1], ends[2]);
  const all = written.join(" ").split(", ").filter(Boolean);
  const authors = entriesWith(written, wanted);
  const byline = text.byline.split(" ");
  const shown = authors.filter((name) => text.byline.includes(name));
  const hidden = authors.filter((name) => !text.byline.includes(name));
  const arxiv = fromUrlId(id);
  const abbreviated = abbreviatedIn(
    words.slice(0, ends[1]),
    words.slice(ends[2], ends[3]),
    asked.map(({ word, at }) => ({ word, isKeyword: matches[at]?.keyword === true })),
  );
  return {
    id,
    day: text.day,
    authors: all.slice(0, AUTHORS),
    moreAuthors: text.moreAuthors || all.length > AUTHORS,
    upvotes,
    code: text.code,
    pdf: text.pdf ?? (arxiv && pdfUrl(arxiv)),
    byline,
    words,
    marked: placesOf(words, terms).union(new Set(abbreviated.flatMap(({ places }) => places))),
    markedInByline: shown.length > 0 ? placesOf(byline, wanted) : new Set(),
    span: [ends[0], ends[1]],
    alike: [
      ...abbreviated.map(({ word, by }) => ({ word, by: [by] })),
      ...alikeIn(text, kin),
    ].slice(0, EXPLAINED),
    hasNote: has.includes("note"),
    why: whyOf(text, terms, hidden, matches),
  };
}

// --- internal ---

/** So many authors are handed on, as the reading list keeps them. */
const AUTHORS = 20;

function placesOf(words: readonly string[], terms: ReadonlySet<string>): Set<number> {
  return new Set(
    words.flatMap((word, at) => (allTerms(word).some((term) => terms.has(term)) ? [at] : [])),
  );
}

/** So many words of the query are explained, each by so many words of the paper. */
const EXPLAINED = 3;
const EACH_BY = 2;

/** Words of title and abstract that are near words which the paper lacks. */
function alikeIn({ words, ends }: PaperText, kin: readonly Kin[]): Alike[] {
  if (kin.length === 0) return [];
  const written = new Map<string, string>();
  for (const text of words.slice(0, ends[1])) {
    const word = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    // No address.
    if (word.includes("/")) continue;
    for (const term of contentTerms(termsOf(word))) if (!written.has(term)) written.set(term, word);
  }
  return kin
    .map(({ word, near }) => {
      const own = near.flatMap((term) => written.get(term)?.toLowerCase() ?? []);
      return { word, by: [...new Set(own)].slice(0, EACH_BY) };
    })
    .filter(({ by }) => by.length > 0);
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
