/** Writes the bundles of a built site, which make up the offline download. */
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { parsePath } from "../../digest/urls.ts";
import { listFiles } from "../../files/folder.ts";
import { papersIn } from "../../paper/element.ts";
import { dateInWords } from "../../paper/date.ts";
import { mondayOf, monthOf, shiftDay } from "../../paper/day.ts";
import { keepsItsName } from "../../search/format/names.ts";
import { BUNDLE_EXTENSION, BUNDLES, LIST } from "../app-files.ts";
import { kindOf, newestDay } from "../site-files.ts";
import type { BundleList, SizedFile } from "./bundle-format.ts";
import { packBundle, type BuiltFile } from "./pack-bundle.ts";

/**
 * Writes the bundles into a built site: one a month of papers, which stays as it is when a later
 * month grows, one with the pages that every new day changes, one with the files of the search
 * index that keep their names, and one with styles, scripts and fonts. The other files of the index
 * are listed: the download takes them from their own places. The same site gives the same bundles.
 *
 * @param site the built site
 */
export async function writeBundles(site: string): Promise<void> {
  const all = await listFiles(site);
  const files = all.filter((file) => kindOf(file) !== "left out");
  const [ownPlace, bundled] = [files.filter(isTakenAsItIs), files.filter((f) => !isTakenAsItIs(f))];
  const months = await monthsOfPapers(site, files);
  const groups = Map.groupBy(bundled, (file) => groupOf(file, months));
  const folder = path.join(site, BUNDLES);
  await fs.rm(folder, { recursive: true, force: true });
  await fs.mkdir(folder, { recursive: true });
  const bundles: SizedFile[] = [];
  for (const [group, own] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bundle = await packBundle(await readAll(site, own));
    const file = `${group}.${hashOf(bundle)}.${BUNDLE_EXTENSION}`;
    await fs.writeFile(path.join(folder, file), bundle);
    bundles.push({ file, bytes: bundle.length });
  }
  const sized = await Promise.all(
    ownPlace.map(async (file) => ({ file, bytes: (await fs.stat(path.join(site, file))).size })),
  );
  const day = newestDay(all);
  const list: BundleList = {
    version: hashOf(JSON.stringify([bundles, sized])),
    upTo: day && dateInWords(day),
    bundles,
    files: sized,
  };
  await fs.writeFile(path.join(folder, LIST), JSON.stringify(list));
}

// --- internal ---

/** Named after its contents and packed: a copy in a bundle would double what the site weighs. */
function isTakenAsItIs(file: string): boolean {
  return kindOf(file) === "index" && !keepsItsName(file);
}

async function readAll(site: string, files: readonly string[]): Promise<BuiltFile[]> {
  const read: BuiltFile[] = [];
  for (const file of files) read.push({ file, content: await fs.readFile(path.join(site, file)) });
  return read;
}

/** By a paper's id as in URLs: the month in which it was listed, from the pages of the days. */
async function monthsOfPapers(site: string, files: readonly string[]) {
  const months = new Map<string, string>();
  for (const file of files) {
    const address = parsePath(`/${file}`);
    if (address?.kind !== "day") continue;
    const html = await fs.readFile(path.join(site, file), "utf8");
    for (const id of papersIn(html)) months.set(id, monthOf(address.id));
  }
  return months;
}

/** The bundle that a file goes into: a month, or what it is. */
function groupOf(file: string, months: ReadonlyMap<string, string>): string {
  const kind = kindOf(file);
  if (kind === "index") return "index";
  if (kind !== "page") return "files";
  const address = parsePath(`/${file}`);
  switch (address?.kind) {
    case "day":
      return monthOf(address.id);
    case "week":
      return monthOfWeek(address.id);
    case "month":
      return address.id;
    case "topicMonth":
      return address.month;
    case "paper":
      return months.get(address.id) ?? "pages";
    default:
      return "pages";
  }
}

/** The month of a week's Thursday, to which an ISO week belongs. The 4th of January is in week 1. */
function monthOfWeek(isoWeek: string): string {
  const [year, week = 1] = isoWeek.split("-W").map(Number);
  return monthOf(shiftDay(mondayOf(`${year}-01-04`), (week - 1) * 7 + 3));
}

function hashOf(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 10);
}
