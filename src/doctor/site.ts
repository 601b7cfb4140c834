/** The built site: its size against what hosts take, and whether it has every paper. */
import fs from "node:fs";
import path from "node:path";
import type { CheckedContent } from "../check/check.ts";
import { havePages } from "../digest/paper-paths.ts";
import { paperPath } from "../digest/urls.ts";
import { measureFiles, sizeOfFiles, type FileOfSize } from "../files/folder.ts";
import { showPath } from "../files/path.ts";
import { monthOf } from "../paper/day.ts";
import { urlId } from "../paper/id.ts";
import { newestPlausibleDay } from "../paper/plausible-day.ts";
import { savingsOf } from "../site/host-advice.ts";
import { HOST_NAMES, hostLimits, type Limit } from "../site/hosts.ts";
import { pagesFrom } from "../site/pages-from.ts";
import type { Settings } from "../site/settings.ts";
import { compareTexts } from "../text/compare.ts";
import { countOf } from "../text/counts.ts";
import { sizeOf } from "../text/sizes.ts";
import { error, ok, warning, type Remark } from "./finding.ts";

/** What is known beside the folder; what can't be read is undefined. */
export interface Known {
  settings: Settings | undefined;
  content: CheckedContent | undefined;
}

/** What became of the site. */
export interface CheckedSite {
  remarks: Remark[];
  /** Of all its files; 0 where there is none. */
  bytes: number;
}

/** Looks at the site in a folder. */
export async function checkSite(out: string, { settings, content }: Known): Promise<CheckedSite> {
  const place = showPath(out);
  if (!fs.statSync(path.join(out, "index.html"), { throwIfNoEntry: false })?.isFile())
    return {
      remarks: [warning(`there is no site in ${place}`, "npm run build makes it")],
      bytes: 0,
    };
  const files = await measureFiles(out);
  const size = sizeOfFiles(files);
  const { largest, bytes } = size;
  const papers = settings && content ? listPages(settings, content, files) : undefined;
  const savings = savingsOf({ months: papers?.months ?? [], all: files }, papers?.newest ?? "");
  const host = settings?.host ?? "other";
  const limits = (host === "other" ? HOST_NAMES : [host]).flatMap((name) =>
    hostLimits(name, size, savings),
  );
  return {
    remarks: [
      ok(
        `${place}: ${countOf(size.files, "file")}, ${sizeOf(bytes)}; the largest is ${largest.file} (${sizeOf(largest.bytes)})`,
      ),
      ...limits.map((limit) => (host === "other" ? describeOther(limit) : describe(limit))),
      ...(papers ? [describePages(papers)] : []),
    ],
    bytes,
  };
}

// --- internal ---

interface Pages {
  /** The pages of papers, by month, oldest first. */
  months: { month: string; files: FileOfSize[] }[];
  /** How many papers should have a page, and how many have none. */
  expected: number;
  missing: number;
  /** The newest month. */
  newest: string;
}

function listPages(
  settings: Settings,
  { papers }: CheckedContent,
  files: readonly FileOfSize[],
): Pages {
  const briefs = papers.filter(({ removal }) => removal === undefined).map(({ brief }) => brief);
  const from = pagesFrom(settings, briefs);
  const there = new Map(files.map((file) => [file.path, file]));
  const expected = briefs
    .filter(({ day }) => havePages(day, from))
    .map(({ id, day }) => {
      const file = there.get(`${paperPath(urlId(id)).slice(1)}index.html`);
      return { month: monthOf(day), file };
    });
  const months = [...Map.groupBy(expected, ({ month }) => month)]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([month, own]) => ({ month, files: own.flatMap(({ file }) => file ?? []) }));
  return {
    months,
    expected: expected.length,
    missing: expected.filter(({ file }) => file === undefined).length,
    newest: monthOf(newestPlausibleDay(briefs) ?? ""),
  };
}

/** A limit of the host that the settings name. */
function describe({ state, text, advice }: Limit): Remark {
  if (state === "within") return ok(text);
  const todo = advice || "Split the archive, or choose a host that takes more";
  return state === "over" ? error(text, todo) : warning(text, todo);
}

/** A limit of a host that may be another one: nothing is wrong with a site that it doesn't take. */
function describeOther({ state, text, advice }: Limit): Remark {
  return ok(text, state === "within" ? undefined : advice || undefined);
}

function describePages({ expected, missing }: Pages): Remark {
  if (missing === 0) return ok(`it has a page for each of ${countOf(expected, "paper")}`);
  return warning(
    `${missing} of ${countOf(expected, "paper")} ${missing === 1 ? "has" : "have"} no page in it: the content is newer, or files of the site are gone`,
    "npm run build brings the site up to date",
  );
}
