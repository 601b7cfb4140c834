/** Writes the bundles of a built site, which make up the offline download. */
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { parsePath } from "../../digest/urls.ts";
import { listFiles } from "../../files/folder.ts";
import { gzip } from "../../files/gzip.ts";
import { firstDayIn } from "../../paper/element.ts";
import { dateInWords } from "../../paper/date.ts";
import { mondayOf, monthOf, shiftDay } from "../../paper/day.ts";
import { INDEX, isPacked, partIn } from "../../search/format/names.ts";
import { BUNDLE_EXTENSION, BUNDLES, LIST } from "../app-files.ts";
import { COMPRESSED, kindOf, newestDay } from "../site-files.ts";
import { writeBundle, type BundleList } from "./bundle-format.ts";

/**
 * Writes the bundles into a built site: one a month of papers, which stays as it is when a later
 * month grows, one with the pages that every new day changes, one with the search index, one with
 * the texts of each part of it and one with each index of phrases, which stay as the months do, and
 * one with styles, scripts and fonts. The same site gives the same bundles.
 *
 * @param site the built site
 */
export async function writeBundles(site: string): Promise<void> {
  const files = await listFiles(site);
  const contents = new Map<string, NonSharedBuffer>();
  for (const file of files)
    if (kindOf(file) !== "left out") contents.set(file, await fs.readFile(path.join(site, file)));
  const months = monthsOfPapers(contents);
  const groups = Map.groupBy(contents, ([file]) => groupOf(file, months));
  const folder = path.join(site, BUNDLES);
  await fs.rm(folder, { recursive: true, force: true });
  await fs.mkdir(folder, { recursive: true });
  const bundles: BundleList["bundles"] = [];
  for (const [group, own] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bundle = await writeBundle(await Promise.all(own.map(pack)));
    const file = `${group}.${hashOf(bundle)}.${BUNDLE_EXTENSION}`;
    await fs.writeFile(path.join(folder, file), bundle);
    bundles.push({ file, bytes: bundle.length });
  }
  const day = newestDay(files);
  const list: BundleList = {
    version: hashOf(JSON.stringify(bundles)),
    upTo: day && dateInWords(day),
    bundles,
  };
  await fs.writeFile(path.join(folder, LIST), JSON.stringify(list));
}

// --- internal ---

/** By the id of a paper that has a page: the month in which it was listed. */
function monthsOfPapers(contents: ReadonlyMap<string, Buffer>) {
  const months = new Map<string, string>();
  for (const [file, content] of contents) {
    const address = parsePath(`/${file}`);
    if (address?.kind !== "paper") continue;
    const day = firstDayIn(content.toString("utf8"));
    if (day) months.set(address.id, monthOf(day));
  }
  return months;
}

/** The bundle that a file goes into: a month, or what it is. */
function groupOf(file: string, months: ReadonlyMap<string, string>): string {
  const kind = kindOf(file);
  if (kind === "index") return partIn(file.slice(INDEX.length + 1)) ?? "index";
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

async function pack([file, content]: [file: string, content: NonSharedBuffer]) {
  const packed = !isPacked(file) && !COMPRESSED.test(file);
  const bytes = packed ? await gzip(content, 6) : content;
  return { path: file.replace(/(^|\/)index\.html$/, "$1"), packed, bytes };
}

function hashOf(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 10);
}
