/** What a build tells of itself. */
import type { Catalogue } from "../content/catalogue.ts";
import type { Tree } from "../files/tree.ts";
import type { FolderSize } from "../files/folder.ts";
import { monthOf } from "../paper/day.ts";
import { newestPlausibleDay } from "../paper/plausible-day.ts";
import { savingsOf, type Savings } from "./host-advice.ts";
import type { Unit, UnitCount } from "./unit-maker.ts";

/** What was built. */
export interface BuildReport extends FolderSize {
  read: ContentRead;
  topics: number;
  /** How many parts there are, of days and months and the front. */
  units: UnitCount;
  /** How many pages the site has, and how many of them were taken from the cache. */
  pages: { all: number; cached: number };
  /** In seconds. Some run side by side. */
  stages: [name: string, seconds: number][];
  /** The most memory that all processes held at one time, in bytes. */
  peakMemory: number;
  /** A line each. */
  warnings: string[];
}

/** What was read. */
export interface ContentRead {
  papers: number;
  /** How many papers there are, of which a part may have been chosen. */
  of: number;
  /** The title of the chosen topic. */
  topic: string | undefined;
}

/** How many pages units have. */
export function countPages(units: readonly Unit[]): number {
  return units.flatMap(({ tree }) => tree.files).filter(({ path: file }) => file.endsWith(".html"))
    .length;
}

/** What settings could leave out of a site. @param units the front first */
export function savingsIn(
  catalogue: Catalogue,
  [, ...months]: readonly Unit[],
  trees: readonly Tree[],
): Savings {
  return savingsOf(
    {
      months: [...Map.groupBy(months, ({ name }) => name)].map(([month, own]) => ({
        month,
        files: own.flatMap(({ tree }) => tree.files),
      })),
      all: trees.flatMap(({ files }) => files),
    },
    monthOf(newestPlausibleDay(catalogue.papers) ?? ""),
  );
}
