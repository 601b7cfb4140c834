/** From which month on papers have pages of their own. */
import { havePages, placeOf } from "../digest/paper-paths.ts";
import { parsePath } from "../digest/urls.ts";
import { monthOf } from "../paper/day.ts";
import { byUrlId, urlId } from "../paper/id.ts";
import { newestPlausibleDay, type Dated } from "../paper/plausible-day.ts";
import type { Settings } from "./settings.ts";

/**
 * The first month whose papers have pages, by the settings and the newest day of the content, never
 * by a clock; empty where all have.
 */
export function pagesFrom(
  { archive: { paperPages } }: Pick<Settings, "archive">,
  papers: readonly Dated[],
): string {
  const newest = paperPages === "all" ? undefined : newestPlausibleDay(papers);
  if (paperPages === "all" || newest === undefined) return "";
  return monthBefore(monthOf(newest), paperPages.months - 1);
}

/** The month so many months before another. */
export function monthBefore(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - months;
  if (count < 0) return "";
  const year = String(Math.floor(count / 12)).padStart(4, "0");
  return `${year}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/**
 * Leads a path on to where a paper is: a note links to `/papers/<id>/`, whether the paper has a
 * page or not. Other paths stay.
 */
export function leadOn(papers: readonly Dated[], from: string): (path: string) => string {
  const byId = from === "" ? undefined : byUrlId(papers, (paper) => paper);
  return (path) => {
    const address = byId && parsePath(path);
    const paper = address?.kind === "paper" ? byId?.get(address.id) : undefined;
    return paper && !havePages(paper.day, from) ? placeOf(urlId(paper.id), paper.day, from) : path;
  };
}
