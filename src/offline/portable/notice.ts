/** The notices in a portable copy: what it holds, and how to unpack it. */
import { dateInWords } from "../../paper/date.ts";
import type { Home } from "../site-files.ts";
import { escape } from "./attributes.ts";

/** What a smaller copy was narrowed to. */
export interface Narrowed {
  /** Papers listed before this day are left out. */
  since?: string | undefined;
  /** Papers of other topics are left out: the topic's title. */
  topic?: string | undefined;
  /** How many papers it holds, and of how many. */
  kept: number;
  of: number;
}

/** For the end of every page's footer: what the copy holds, and where the hosted digest is. */
export function footerNotice(
  { base, origin }: Home,
  day: string | undefined,
  narrowed?: Narrowed,
): string {
  const holds = narrowed ? `${narrowed.kept} of ${narrowed.of} papers` : "papers";
  const upTo = day ? ` up to <time datetime="${day}">${dateInWords(day)}</time>` : "";
  const address = origin && escape(origin + base);
  const updates = address ? ` It updates at <a href="${address}">${address}</a>.` : "";
  return `<p class="copy-notice">This copy holds ${holds}${upTo}.${leavesOut(narrowed)}${updates}</p>`;
}

/** Shown where the styles are missing, because the page was opened inside of the zip. */
export const UNPACK_HINT =
  '<p class="unpack-hint">If this page has no layout, it was opened inside of the zip file, or some of its files are missing: unpack the whole zip first, then open index.html in the unpacked folder.</p>';

/** What a narrowed copy leaves out, as a sentence with a space before it; empty for a whole copy. */
export function leavesOut(narrowed: Narrowed | undefined): string {
  if (!narrowed) return "";
  const { since, topic } = narrowed;
  const parts = [
    since && `papers listed before ${dateInWords(since)}`,
    topic && `papers that are not of the topic “${escape(topic)}”`,
  ].filter(Boolean);
  return ` It leaves out ${parts.join(", and ")}.`;
}
