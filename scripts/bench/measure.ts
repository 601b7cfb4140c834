/** What the benches share. */
import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../../src/files/errors.ts";
import { readSettings } from "../../src/site/settings.ts";

/** Prints a measurement as one line of JSON. */
export function print(line: object): void {
  console.log(JSON.stringify(line));
}

/** Seconds since a time of `performance.now()`, with so many decimals. */
export function secondsSince(began: number, decimals = 1): number {
  return Number(((performance.now() - began) / 1000).toFixed(decimals));
}

/** The number below which a part of the numbers is, such as 0.5 for the median; 0 of none. */
export function quantile(numbers: readonly number[], part: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * part)] ?? 0;
}

/** A part of a whole, to three decimals; 0 of nothing. */
export function shareOf(part: number, whole: number): number {
  return Number((part / Math.max(1, whole)).toFixed(3));
}

/**
 * The folder of a built site.
 *
 * @param site `--site`; without it, where `npm run build` puts the site
 * @throws {ExpectedError} when no site is there
 */
export function findSite(site = readSettings().out): string {
  const folder = path.resolve(site);
  if (fs.existsSync(path.join(folder, "index.html"))) return folder;
  throw new ExpectedError(
    `${folder} is no built site: run npm run build first, or name one with --site.`,
  );
}
