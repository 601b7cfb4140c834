/**
 * Where a paper is: on a page of its own, or whole on the page of the day that lists it, where its
 * month is older than those that `archive.paperPages` in the settings gives pages. Builds and
 * scripts ask here, and nothing else tells the two apart.
 */
import { hook, readHook } from "./page-hooks.ts";
import { dayPath, fillStar, paperPath, STAR } from "./urls.ts";

/** Stands for a month after all others: no paper has a page. */
export const NEVER = "9999-13";

/**
 * Whether the papers of a day or a month have pages of their own.
 *
 * @param from the first month that has, `'2024-11'`; empty where all have
 */
export function havePages(day: string, from: string): boolean {
  return day.slice(0, from.length) >= from;
}

/** Where a paper is, below the base path. @param slug its id as in URLs @param from as for `havePages` */
export function placeOf(slug: string, day: string, from: string): string {
  return havePages(day, from) ? paperPath(slug) : atAnchor(dayPath(day), slug);
}

/** A place in a page. @param page its path, which may have a place already */
export function atAnchor(page: string, anchor: string): string {
  return `${page.replace(/#.*/, "")}#${anchor}`;
}

/**
 * The same rule in the least words for papers of some months: it changes when one of these months
 * loses its pages, and with no other month.
 */
export function ruleFor(months: Iterable<string>, from: string): string {
  const all = [...months].sort();
  if (all.every((month) => havePages(month, from))) return "";
  return all.find((month) => havePages(month, from)) ?? NEVER;
}

/** A paper's address, by its id as in URLs and its day, which old records of a reader may lack. */
export type PaperAddress = (id: string, day: string | undefined) => string;

/**
 * Attributes by which a page's scripts know where papers are: patterns with stars, which a copy for
 * a disk rewrites.
 *
 * @param href a path below the base path → an address
 */
export function paperHooks(href: (path: string) => string, from: string): Record<string, string> {
  return {
    ...hook("papers", href(paperPath(STAR))),
    ...(from !== "" && { ...hook("pages-from", from), ...hook("days", href(dayPath(STAR))) }),
  };
}

/**
 * Reads what `paperHooks` wrote. Where a paper's day isn't known, its address is that of a page: a
 * hosted site leads on from there.
 */
export function readPaperAddress(element: Pick<Element, "getAttribute">): PaperAddress {
  const papers = readHook(element, "papers") ?? "";
  const days = readHook(element, "days");
  const from = readHook(element, "pages-from") ?? "";
  return (id, day) =>
    days === undefined || day === undefined || havePages(day, from)
      ? fillStar(papers, id)
      : atAnchor(fillStar(days, day), id);
}
