/** What came last from each source. An ingest keeps no record but the papers, so those are asked. */
import type { PaperFile } from "../check/check.ts";
import { daysBetween } from "../paper/day.ts";
import { lastDay } from "../paper/plausible-day.ts";
import { findSource } from "../sources/registry.ts";
import type { Source } from "../sources/source.ts";
import { countOf } from "../text/counts.ts";
import { compareTexts } from "../text/compare.ts";
import { ok, warning, type Remark } from "./finding.ts";

/** The source that needs no option. */
export const INGEST = "npm run ingest -- hf";

/**
 * A remark for each source that papers name, by its newest paper. Only a source that can be asked
 * over the network can be late: a file is read once. A paper that two sources have counts for the
 * one that brought it first.
 */
export function checkIngests(papers: readonly PaperFile[], today: string): Remark[] {
  // A day of the future can't be right, and would hide that nothing comes any more.
  const plausible = papers.filter(({ brief }) => brief.day <= lastDay(today));
  if (plausible.length === 0)
    return [warning("no paper has come from a source", `Bring some in: ${INGEST}`)];
  const sources = [...Map.groupBy(plausible, ({ source }) => source)]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([name, own]) => {
      const newest = own.reduce((day, { brief }) => (brief.day > day ? brief.day : day), "");
      return { name, papers: own.length, newest, source: findSource(name) };
    });
  const remarks = sources.map((one) => {
    const age = Math.max(0, daysBetween(one.newest, today));
    const found = `${one.name}: ${countOf(one.papers, "paper")}, the newest of ${one.newest}, ${ago(age)}`;
    if (one.source?.fetch === undefined) return ok(`${found}; it is read from files`);
    return age > LATE
      ? warning(
          found,
          `${commandFor(one.source)}; if nothing is new, look for errors in the log of the daily run`,
        )
      : ok(found);
  });
  const newest =
    sources
      .map((one) => one.newest)
      .sort(compareTexts)
      .at(-1) ?? today;
  const isByHand = sources.every(({ source }) => source?.fetch === undefined);
  if (isByHand && daysBetween(newest, today) > LATE)
    remarks.push(
      warning(
        "no source brings papers by itself, and the newest is older than a week",
        `${INGEST}, or read the next file`,
      ),
    );
  return remarks;
}

// --- internal ---

/** In days: weekends and holidays have no papers, a week has. */
const LATE = 7;

function ago(days: number): string {
  return days === 0 ? "today" : `${countOf(days, "day")} ago`;
}

function commandFor({ name, takes = [] }: Source): string {
  const category = takes.includes("category") ? " --category <category>" : "";
  return `npm run ingest -- ${name}${category}`;
}
