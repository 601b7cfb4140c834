/** The sentences that the search shows: how many papers match, and why it failed. */
import { FormatError } from "../format/catalogue.ts";
import { isOnDisk } from "./disk-bytes.ts";
import type { SearchResults } from "./find.ts";
import { tokenize } from "./parse-query.ts";
import { PhraseError } from "./phrases.ts";
import type { EarlyResults } from "./search.ts";

/** How many papers match, and how many come after them. */
export function describeResults(
  {
    total,
    relaxed,
    filters,
    rankedBy,
  }: Pick<SearchResults, "total" | "relaxed" | "filters" | "rankedBy">,
  query: string,
): string {
  const filtered = Object.values(filters).flat().length > 0 ? " with these filters" : "";
  const papers = total === 1 ? "paper matches" : "papers match";
  const exact = `${total === 0 ? "No" : total} ${papers} ${quote(query)}${filtered}`;
  const alone =
    rankedBy === "failed"
      ? " By words alone: the files for a search by meaning could not be loaded."
      : "";
  if (relaxed === 0) return `${exact}.${alone}`;
  const others = `${relaxed}${total === 0 ? "" : " more"}`;
  if (rankedBy === "meaning")
    return `${exact}; ${others} ${relaxed === 1 ? "is" : "are"} near it by meaning.`;
  return `${exact}; ${others} ${relaxed === 1 ? "has" : "have"} some of its words.${alone}`;
}

/** What is told of results that are shown before all are here. */
export function describeEarly({ areNewest }: Pick<EarlyResults, "areNewest">): string {
  return areNewest
    ? "The newest months are here; the older ones follow."
    : "Papers with the words are here; those near by meaning follow.";
}

/** Which words no paper has. */
export function describeUnknown(words: readonly string[]): string {
  const named = words.slice(0, NAMED).map((word) => `“${word}”`);
  const left = words.length - named.length;
  const all = left > 0 ? [...named, `${left} more`] : named;
  const last = all.length > 1 ? ` or ${all.pop()}` : "";
  return `No paper has ${all.join(", ")}${last}.`;
}

/** Why a search failed, and what a reader can do. */
export function describeFailure(error: unknown): string {
  if (error instanceof PhraseError) return error.message;
  if (isOnDisk())
    return "A file of this copy is missing or damaged: unpack the zip again, all of it, and open the search from there. Your words are still in the box.";
  if (error instanceof FormatError)
    return "The site was updated while this page was open: reload this page. Your words are still in the address.";
  return "The network may be down, or the site was updated while this page was open. Your words are still in the box.";
}

/** A status that repeats a very long query, with the query cut in the middle. */
export function shorten(status: string): string {
  return status.length <= LONGEST
    ? status
    : `${status.slice(0, LONGEST / 2)} … ${status.slice(-LONGEST / 2)}`;
}

// --- internal ---

/** A query in quotes. One with phrases has quotes already: others around them would confuse. */
function quote(query: string): string {
  const parts = tokenize(query).map(({ source }) => source);
  const shown = parts.map((part) => part.replace(PHRASE, "$1“$2”"));
  return shown.every((part, at) => part === parts[at]) ? `“${query}”` : shown.join(" ");
}

/** `"a phrase"`, `-"a phrase"`, `author:"Ada Example"`. */
const PHRASE = /^(-?(?:[a-z]+:)?)"([^"]+)"$/i;

/** How many words that no paper has are named. */
const NAMED = 3;

/** In characters: three lines of a phone, and little enough to be read aloud. */
const LONGEST = 140;
