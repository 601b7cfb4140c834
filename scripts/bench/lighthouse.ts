/**
 * Lighthouse as on a phone, its own default, over the largest page of every kind of a built
 * site. `serve` serves the site, behind a proxy that compresses as hosts do.
 */
import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { parseArguments } from "../../src/commands/run-command.ts";
import { listFiles } from "../../src/files/folder.ts";
import { DEFAULT_HOST, serve } from "../../src/site/serve.ts";
import { findBrowser } from "../../tests/e2e/browser.ts";
import { compressed } from "./compressed.ts";
import { findSite, print, quantile } from "./measure.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- lighthouse [options]

Options
  --site DIR     a built site (where \`npm run build\` puts it), for the base path /
  --page P       measure this page alone, such as days/2025-10-16/; repeatable
  --runs N       how often each page is measured; the median counts (3)
  --help         print this text

Prints one JSON line a page: page, path, the scores performance, accessibility, best_practices and
seo out of 100, cls (layout shift), lcp and tbt (largest paint and blocked time, ms), bytes over
the wire (gzip), script_bytes, and which audits of the last three categories failed.
`;

/** The bench: gives the exit code. */
export async function bench(args: string[]): Promise<number> {
  const options = {
    site: { type: "string" },
    page: { type: "string", multiple: true },
    runs: { type: "string", default: "3" },
  } as const;
  const { values } = parseArguments({ args, options });
  const browser = await findBrowser();
  const out = findSite(values.site);
  const pages = values.page?.map((place) => ({ page: "page", place })) ?? (await choosePages(out));
  const server = await serve({ out, base: "/", port: 0, host: DEFAULT_HOST });
  const proxy = await compressed(server.url);
  try {
    for (const { page, place } of pages) {
      const reports: Report[] = [];
      for (let run = 0; run < Number(values.runs); run += 1)
        reports.push(await measure(proxy.url + place, browser));
      print({ page, path: place, ...summarize(reports) });
    }
  } finally {
    await Promise.all([proxy.close(), server.close()]);
  }
  return 0;
}

// --- internal ---

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

const categorySchema = z.object({
  score: z.number(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});
const auditSchema = z.object({
  score: z.number().nullable(),
  numericValue: z.number().optional(),
  details: z.unknown().optional(),
});
/** What is read of Lighthouse's report. */
const reportSchema = z.object({
  categories: z.object({
    performance: categorySchema,
    accessibility: categorySchema,
    "best-practices": categorySchema,
    seo: categorySchema,
  }),
  audits: z.record(z.string(), auditSchema),
});
/** The details of the audit `resource-summary`. */
const sizesSchema = z.object({
  items: z.array(z.object({ resourceType: z.string(), transferSize: z.number() })),
});

type Report = z.output<typeof reportSchema>;

/** Runs Lighthouse as a process of its own: it keeps state, and starts a browser for each page. */
async function measure(url: string, browser: string): Promise<Report> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-lh-"));
  const file = path.join(folder, "report.json");
  try {
    await promisify(execFile)(
      process.execPath,
      [
        path.resolve("node_modules/lighthouse/cli/index.js"),
        url,
        "--quiet",
        "--output=json",
        `--output-path=${file}`,
        "--no-enable-error-reporting",
        "--chrome-flags=--headless --no-sandbox --disable-gpu",
      ],
      { env: { ...process.env, CHROME_PATH: browser } },
    );
    return reportSchema.parse(JSON.parse(await fs.readFile(file, "utf8")));
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** The figures of a report, by their names in the printed line. */
const FIGURES: Record<string, (report: Report) => number> = {
  performance: scoreOf("performance"),
  accessibility: scoreOf("accessibility"),
  best_practices: scoreOf("best-practices"),
  seo: scoreOf("seo"),
  cls: valueOf("cumulative-layout-shift", 4),
  lcp: valueOf("largest-contentful-paint"),
  tbt: valueOf("total-blocking-time"),
  bytes: bytesOf("total"),
  script_bytes: bytesOf("script"),
};

function scoreOf(name: (typeof CATEGORIES)[number]) {
  return ({ categories }: Report) => Math.round(categories[name].score * 100);
}

function valueOf(name: string, decimals = 0) {
  return ({ audits }: Report) =>
    Number(z.number().parse(audits[name]?.numericValue).toFixed(decimals));
}

function bytesOf(type: string) {
  return ({ audits }: Report) =>
    sizesSchema
      .parse(audits["resource-summary"]?.details)
      .items.find(({ resourceType }) => resourceType === type)?.transferSize ?? 0;
}

/** The median of every figure; an audit counts as failed when one run failed it. */
function summarize(reports: readonly Report[]) {
  const medians = Object.entries(FIGURES).map(([name, read]) => [
    name,
    quantile(reports.map(read), 0.5),
  ]);
  const failed = [...new Set(reports.flatMap(failedAudits))].sort();
  return { ...Object.fromEntries(medians), failed };
}

function failedAudits({ categories, audits }: Report): string[] {
  return CATEGORIES.filter((name) => name !== "performance")
    .flatMap((name) => categories[name].auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => id);
}

/** Every kind of page, by the names of their files. */
const KINDS: [page: string, file: RegExp][] = [
  ["home", /^index\.html$/],
  ["day", /^days\/[^/]+\/index\.html$/],
  ["week", /^weeks\/[^/]+\/index\.html$/],
  ["month", /^months\/[^/]+\/index\.html$/],
  ["topics", /^topics\/index\.html$/],
  ["topic", /^topics\/[^/]+\/index\.html$/],
  ["topic month", /^topics\/[^/]+\/[^/]+\/index\.html$/],
  ["paper", /^papers\/[^/]+\/index\.html$/],
  ["standing search", /^searches\/[^/]+\/index\.html$/],
  ["notes", /^notes\/index\.html$/],
  // A missing page itself is answered with 404, which Lighthouse takes for a failed visit.
  ["not found", /^404\.html$/],
  ...[
    "archive",
    "trending",
    "trends",
    "search",
    "new",
    "for-you",
    "following",
    "reading-list",
    "feeds",
    "offline",
    "about",
  ].map((name): [string, RegExp] => [name, new RegExp(`^${name}/index\\.html$`)]),
];

/** The largest page of each kind: what holds for it holds for the others. */
async function choosePages(site: string): Promise<{ page: string; place: string }[]> {
  const files = await Promise.all(
    (await listFiles(site)).map(async (file) => {
      const { size } = await fs.stat(path.join(site, file));
      return { file, size };
    }),
  );
  const bySize = files.toSorted((a, b) => b.size - a.size);
  return KINDS.flatMap(([page, pattern]) => {
    const largest = bySize.find(({ file }) => pattern.test(file));
    return largest ? [{ page, place: largest.file.replace(/index\.html$/, "") }] : [];
  });
}
