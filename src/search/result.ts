/** A paper that matches, with its text: what is marked in it, and why it matched. */
import type { Bytes } from "./bytes.ts";
import type { Match } from "./score.ts";
import { termsOf } from "./text.ts";

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
  /** Why it matched, where neither title nor abstract show it: `Author: Ada Example`. */
  why: string | undefined;
}

/** A paper's record, as Pagefind keeps it in a fragment. */
export interface Text {
  id: string;
  byline: string;
  words: string[];
  /** Where title, abstract, authors and keywords end among the words. */
  ends: [title: number, abstract: number, authors: number, keywords: number];
}

/**
 * Reads a fragment.
 *
 * @throws {Error} when it doesn't come or isn't what it should be
 */
export async function readText(bytes: Bytes, fragment: string): Promise<Text> {
  const text = new TextDecoder().decode(await bytes.contents(fragment));
  // Pagefind writes a mark of its own before the record.
  const { content, meta }: Fragment = JSON.parse(text.slice(text.indexOf("{")));
  const [title = 0, abstract = 0, authors = 0, keywords = 0] = (
    meta["span"] ?? ""
  )
    .split("-")
    .map(Number);
  return {
    id: meta["id"] ?? "",
    byline: meta["byline"] ?? "",
    words: content.split(/\s+/u),
    ends: [title, abstract, authors, keywords],
  };
}

/** Whether a text has all of the words, whatever their endings. */
export function hasWords(
  { words }: Text,
  wanted: readonly (readonly string[])[],
): boolean {
  const own = new Set(
    words.flatMap((word) => {
      const { parts, whole } = termsOf(word);
      return whole === undefined ? parts : [...parts, whole];
    }),
  );
  return wanted.every((terms) => terms.every((term) => own.has(term)));
}

/**
 * A paper's text with its matches marked.
 *
 * @param terms what counts as a word of the query
 * @param matches how the paper has the words of the query
 */
export function toResult(
  text: Text,
  terms: ReadonlySet<string>,
  matches: readonly (Match | undefined)[],
): Result {
  const { id, words, ends } = text;
  const marked = placesOf(words, terms);
  const byline = text.byline.split(" ");
  return {
    id,
    byline,
    words,
    marked,
    markedInByline: placesOf(byline, terms),
    span: [ends[0], ends[1]],
    why: reasonFor(text, marked, matches),
  };
}

// --- internal ---

interface Fragment {
  content: string;
  meta: Record<string, string>;
}

function placesOf(
  words: readonly string[],
  terms: ReadonlySet<string>,
): Set<number> {
  const places = words.flatMap((word, at) => {
    const { parts, common, whole } = termsOf(word);
    const has = [...parts, ...common, ...(whole === undefined ? [] : [whole])];
    return has.some((term) => terms.has(term)) ? [at] : [];
  });
  return new Set(places);
}

/** Title and abstract speak for themselves; what else matched is named. */
function reasonFor(
  { words, ends }: Text,
  marked: ReadonlySet<number>,
  matches: readonly (Match | undefined)[],
): string | undefined {
  const hidden = matches.filter(
    (match) => match && match.title === 0 && match.places.length === 0,
  );
  const [, abstract, authors, keywords] = ends;
  const reasons = [
    naming(
      "Author",
      hidden.some((one) => one && one.authors.length > 0),
      abstract,
      authors,
    ),
    naming(
      "Keyword",
      hidden.some((one) => one?.keyword),
      authors,
      keywords,
    ),
    hidden.some((one) => one?.note) ? "In a curator’s note" : undefined,
  ].filter((reason) => reason !== undefined);
  return reasons.length > 0 ? reasons.join(" · ") : undefined;

  function naming(
    label: string,
    isOne: boolean,
    start: number,
    end: number,
  ): string | undefined {
    if (!isOne) return undefined;
    const names = marksIn(words, marked, start, end);
    return names.length > 0
      ? `${label}: ${names.slice(0, 3).join(", ")}`
      : undefined;
  }
}

/** Entries of a comma-separated stretch that have a marked word. */
function marksIn(
  words: readonly string[],
  marked: ReadonlySet<number>,
  start: number,
  end: number,
): string[] {
  const found: string[] = [];
  let entry: string[] = [];
  let isMarked = false;
  for (let at = start; at < end; at += 1) {
    const word = words[at] ?? "";
    entry.push(word.replace(/,$/, ""));
    isMarked ||= marked.has(at);
    if (!word.endsWith(",") && at < end - 1) continue;
    if (isMarked) found.push(entry.join(" "));
    [entry, isMarked] = [[], false];
  }
  return found;
}
