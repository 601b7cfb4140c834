/** What the page says of an order. */
import type { Library } from "../../for-you/library/kept.ts";
import type { Ranked } from "../../for-you/newest.ts";
import type { Marks } from "../../for-you/profile.ts";
import { toShown, type ShownPaper } from "../../for-you/shown.ts";
import { countOf } from "../../text/counts.ts";

export const OUTDATED =
  "Your library was kept by another version of this site, and can’t be read: please choose it again.";

/** Whether there is nothing to rank by. */
export function isNothing({ entries }: Library, { more, less }: Marks): boolean {
  return entries.length + more.length + less.length === 0;
}

/** What is shown of a run of ranked papers. */
export function shownOf(
  { papers, liked, reasonOf }: Ranked,
  from: number,
  to: number,
): ShownPaper[] {
  return papers.slice(from, to).map((paper) => toShown(paper, reasonOf(paper), liked));
}

/** `Ranked by 54 entries of your library and 2 papers you marked. Change it`. */
export function madeOf(
  { entries }: Library,
  { more, less, without }: Marks,
  follows: number,
): string {
  const marked = more.length + less.length;
  const parts = [
    entries.length > 0 ? `${countOf(entries.length, "entry")} of your library` : "",
    marked > 0 ? `${countOf(marked, "paper")} you marked` : "",
    follows > 0 ? "what you follow" : "",
  ].filter(Boolean);
  const words = without.length > 0 ? "; some words don’t count" : "";
  return `Ranked by ${parts.join(" and ")}${words}. Change it`;
}
