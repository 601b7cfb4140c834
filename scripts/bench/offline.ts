/**
 * Measures offline use: the portable copy of a built site, its searches from a disk in a real
 * browser, and the bundles of the offline download. Prints one JSON line each. Compare figures of
 * one run on one machine only.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { measureFolder } from "../../src/files/folder.ts";
import { INDEX } from "../../src/search/format/names.ts";
import { makePortable } from "../../src/offline/portable/portable.ts";
import { parseArguments } from "../../src/commands/run-command.ts";
import { openBrowser, type TestBrowser } from "../../tests/e2e/browser.ts";
import { QUERIES } from "../../tests/e2e/queries.ts";
import { findSite, print, quantile, secondsSince } from "./measure.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- offline [options]

Options
  --site DIR  a built site (where \`npm run build\` puts it)
  --limit N   how many searches (30)
  --help      print this text

Prints one JSON line each: the copy's size beside the site's, files and milliseconds of a first
and of a repeated search from a disk, and the size of the bundles.
`;

/** The bench's exit code. */
export async function bench(args: string[]): Promise<number> {
  const options = { site: { type: "string" }, limit: { type: "string", default: "30" } } as const;
  const { values } = parseArguments({ args, options });
  const site = findSite(values.site);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-bench-"));
  try {
    const to = path.join(folder, "copy");
    const began = performance.now();
    const report = await makePortable({ site, to, zip: path.join(folder, "copy.zip") });
    print({ what: "portable copy", ...report, seconds: secondsSince(began) });
    const sizeOf = async (part: string) => (await measureFolder(part)).bytes;
    const hosted = await sizeOf(path.join(site, INDEX));
    const local = await sizeOf(path.join(to, INDEX));
    const ratio = Number((local / hosted).toFixed(3));
    print({ what: "index on a disk", hosted, local, ratio });
    await searches(to, Number(values.limit));
    const bytes = await sizeOf(path.join(site, "bundles"));
    print({ what: "bundles", bytes, site: await sizeOf(site) });
    return 0;
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

// --- internal ---

async function searches(copy: string, limit: number): Promise<void> {
  const browser = await openBrowser();
  try {
    const runs = [];
    for (const { q = "" } of QUERIES.slice(0, limit))
      runs.push(await searchFresh(browser, copy, q));
    const median = (numbers: number[]) => Math.round(quantile(numbers, 0.5));
    print({
      what: "search from a disk",
      searches: runs.length,
      files_most: Math.max(...runs.map(({ files }) => files)),
      first_ms_median: median(runs.map(({ first }) => first)),
      again_ms_median: median(runs.map(({ again }) => again)),
    });
  } finally {
    await browser.close();
  }
}

/** In a browser with an empty cache. */
async function searchFresh(browser: TestBrowser, copy: string, query: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  let files = 0;
  page.on("request", (request) => {
    if (request.url().includes(`/${INDEX}/`)) files += 1;
  });
  await page.goto(pathToFileURL(path.join(copy, "search/index.html")).href);
  const first = await timed(page, query);
  const again = await timed(page, query);
  await context.close();
  return { first, again, files };
}

/** Milliseconds from Enter to the results. */
function timed(page: Page, query: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const search = document.querySelector<HTMLElement>("[data-search]");
        const input = search?.querySelector("input");
        if (!search || !input) throw new Error("no search");
        input.value = text;
        const began = performance.now();
        let hasBegun = false;
        new MutationObserver(() => {
          if (search.dataset["state"] === "loading") hasBegun = true;
          else if (hasBegun) resolve(performance.now() - began);
        }).observe(search, { attributeFilter: ["data-state"] });
        input.form?.requestSubmit();
      }),
    query,
  );
}
