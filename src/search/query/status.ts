/** The sentences that the search shows: how many papers match, and why it failed. */
import { FormatError } from "../format/catalogue.ts";
import { isOnDisk } from "./disk-bytes.ts";
import type { SearchResults } from "./find.ts";
import { PhraseError } from "./phrases.ts";

/** How many papers match, and how many have some of the words. */
export function describeResults(
  { total, relaxed, filters }: Pick<SearchResults, "total" | "relaxed" | "filters">,
  query: string,
): string {
  const filtered = Object.values(filters).flat().length > 0 ? " with these filters" : "";
  const papers = total === 1 ? "paper matches" : "papers match";
  const exact = `${total === 0 ? "No" : total} ${papers} “${query}”${filtered}`;
  if (relaxed === 0) return `${exact}.`;
  const others = `${relaxed}${total === 0 ? "" : " more"}`;
  return `${exact}; ${others} ${relaxed === 1 ? "has" : "have"} some of its words.`;
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

/** In characters: enough for a sentence in the box, and little enough to be read aloud. */
const LONGEST = 400;
