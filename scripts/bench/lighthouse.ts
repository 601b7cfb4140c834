/**
 * Lighthouse as on a phone, its own default, over the largest page of every main kind of a built
 * site. `serve` serves the site, behind a proxy that compresses as hosts do.
 */
import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { serve } from "../../src/site/serve.ts";
import { parseArguments } from "../../src/commands/run-command.ts";
import { findBrowser } from "../../tests/e2e/browser.ts";
import { compressed } from "./compressed.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- lighthouse [options]

Options
  --site DIR     a built site (dist), built for the base path /
  --page P       measure this page alone, such as days/2025-10-16/; repeatable
  --runs N       how often each page is measured; the median counts (3)
  --help         print this text

Prints one JSON line a page: page, path, the scores performance, accessibility, best_practices and
seo out of 100, cls (layout shift), lcp and tbt (largest paint and blocked time, ms), bytes over
the wire (gzip), script_bytes, and which audits of the last three categories failed.
`;

/** The bench: gives the exit code. */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArguments({
    args,
    options: {
      site: { type: "string", default: "dist" },
      page: { type: "string", multiple: true },
      runs: { type: "string", default: "3" },
    },
  });
  const browser = await findBrowser();
  const pages = values.page
    ? values.page.map((place): [string, string] => ["page", place])
    : await choosePages(values.site);
  const out = path.resolve(values.site);
  const server = await serve({ out, base: "/", port: 0, host: "127.0.0.1" });
  const proxy = await compressed(server.url);
  try {
    for (const [page, place] of pages) {
      const reports: Report[] = [];
      for (let run = 0; run < Number(values.runs); run += 1)
        reports.push(await measure(proxy.url + place, browser));
      console.log(JSON.stringify({ page, path: place, ...median(reports) }));
    }
  } finally {
    await Promise.all([proxy.close(), server.close()]);
  }
  return 0;
}

// --- internal ---

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

const score = z.object({
  score: z.number(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});
const audit = z.object({
  score: z.number().nullable(),
  numericValue: z.number().optional(),
});
const numeric = audit.extend({ numericValue: z.number() });
/** What is read of Lighthouse's report. */
const reportSchema = z.object({
  categories: z.object({
    performance: score,
    accessibility: score,
    "best-practices": score,
    seo: score,
  }),
  audits: z
    .object({
      "cumulative-layout-shift": numeric,
      "largest-contentful-paint": numeric,
      "total-blocking-time": numeric,
      "resource-summary": z.object({
        details: z.object({
          items: z.array(z.object({ resourceType: z.string(), transferSize: z.number() })),
        }),
      }),
    })
    .catchall(z.unknown()),
});

type Report = z.output<typeof reportSchema>;

/** Runs Lighthouse as a process of its own: it keeps state, and starts a browser for each page. */
async function measure(url: string, browser: string): Promise<Report> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-lh-"));
  const file = path.join(folder, "report.json");
  try {
    await runLighthouse(
      [
        url,
        "--quiet",
        "--output=json",
        `--output-path=${file}`,
        "--no-enable-error-reporting",
        "--chrome-flags=--headless --no-sandbox --disable-gpu",
      ],
      { CHROME_PATH: browser },
    );
    return reportSchema.parse(JSON.parse(await fs.readFile(file, "utf8")));
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

function runLighthouse(argv: string[], env: Record<string, string>): Promise<void> {
  const program = path.resolve("node_modules/lighthouse/cli/index.js");
  const child = spawn(process.execPath, [program, ...argv], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (complaints += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`Lighthouse ended with ${code}:\n${complaints}`)),
    );
  });
}

/** The median of every figure; an audit counts as failed when one run failed it. */
function median(reports: readonly Report[]) {
  const of = (read: (report: Report) => number) => {
    const sorted = reports.map(read).sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  };
  const scoreOf = (name: (typeof CATEGORIES)[number]) =>
    of(({ categories }) => Math.round(categories[name].score * 100));
  const bytes = (type: string) =>
    of(
      ({ audits }) =>
        audits["resource-summary"].details.items.find(({ resourceType }) => resourceType === type)
          ?.transferSize ?? 0,
    );
  const figure = (
    name: "cumulative-layout-shift" | "largest-contentful-paint" | "total-blocking-time",
    digits: number,
  ) => Number(of(({ audits }) => audits[name].numericValue).toFixed(digits));
  return {
    performance: scoreOf("performance"),
    accessibility: scoreOf("accessibility"),
    best_practices: scoreOf("best-practices"),
    seo: scoreOf("seo"),
    cls: figure("cumulative-layout-shift", 4),
    lcp: figure("largest-contentful-paint", 0),
    tbt: figure("total-blocking-time", 0),
    bytes: bytes("total"),
    script_bytes: bytes("script"),
    failed: [...new Set(reports.flatMap(failedAudits))].sort(),
  };
}

function failedAudits({ categories, audits }: Report): string[] {
  return CATEGORIES.filter((name) => name !== "performance")
    .flatMap((name) => categories[name].auditRefs)
    .filter(({ id, weight }) => {
      const { data } = audit.safeParse(audits[id]);
      return weight > 0 && data?.score != null && data.score < 1;
    })
    .map(({ id }) => id);
}

/** The largest page of each kind: what holds for it holds for the others. */
async function choosePages(site: string): Promise<[string, string][]> {
  const largest = async (folder: string) => {
    const names = await fs.readdir(path.join(site, folder)).catch(() => []);
    const sizes = await Promise.all(
      names.sort().map(async (name) => {
        const file = path.join(site, folder, name, "index.html");
        const stat = await fs.stat(file).catch(() => undefined);
        return { place: `${folder}/${name}/`, size: stat?.size ?? 0 };
      }),
    );
    return sizes.reduce((a, b) => (b.size > a.size ? b : a), {
      place: "",
      size: 0,
    }).place;
  };
  const exists = (place: string) =>
    fs.access(path.join(site, place, "index.html")).then(
      () => true,
      () => false,
    );
  const pages: [string, string][] = [
    ["home", ""],
    ["day", await largest("days")],
    ["topic", await largest("topics")],
    ["paper", await largest("papers")],
    ["search", "search/"],
    ["trends", "trends/"],
  ];
  const there = await Promise.all(pages.map(([, place]) => exists(place)));
  if (!there[0])
    throw new Error(
      `${site}: there is no built site. Run npm run build first, or name one with --site.`,
    );
  return pages.filter(([name, place], at) => there[at] && (name === "home" || place !== ""));
}
