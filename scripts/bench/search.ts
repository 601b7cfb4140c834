/**
 * How well, how fast and with how many bytes a built site answers known-item queries, in a real
 * browser. Prints one JSON line a kind of query.
 * Figures compare within one run, on one machine.
 */
import fs from "node:fs";
import path from "node:path";
import { INDEX, isOfMeaning } from "../../src/search/format/names.ts";
import { readSettings } from "../../src/site/settings.ts";
import { DEFAULT_HOST, serve, type Server } from "../../src/site/serve.ts";
import { parseArguments, UsageError } from "../../src/commands/run-command.ts";
import { openBrowser, type TestBrowser } from "../../tests/e2e/browser.ts";
import { findSite, print, quantile, shareOf } from "./measure.ts";
import { measureContent } from "./search-content.ts";
import { askFirst, askNext } from "./search-in-page.ts";
import { byKind, ownQueries, readQueries, type KnownItem, type Query } from "./search-queries.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- search [options]

Options
  --site DIR      a built site (where \`npm run build\` puts it)
  --content DIR   in place of a site: index this folder's papers and ask the index without a
                  browser, which is faster, and shows the order of 50 results
  --table FILE    with --content: rank by this table of words, too
  --judged        with --content of hf-daily: nDCG@10 of a list that was judged by reading
  --queries FILE  JSON lines of paper_id and some of title, sentence, keywords, lay and short; may
                  be given several times; made of the papers' own words where it is left out
  --half H        even or odd: every other query, to choose with one half and report the other
  --limit N       how many papers to ask for (all with --content, else 100)
  --help          print this text

Prints one JSON line a kind of query. Of a site: the share of papers in the first place and in the
first ten, how many queries found nothing, the median and the 95th percentile in milliseconds, and
what first queries load of the index, and not the page with its scripts: of nine, the median and the
most, how much of it is for a search by meaning, and the mean of each kind of file. Of content: the share in the first place, the first ten and the first fifty,
the mean of 1/rank within fifty, and how many queries found nothing; the same at every run.
`;

/** The bench: gives the exit code. */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArguments({ args, options: OPTIONS });
  const asked = values.queries ? readQueries(values.queries) : undefined;
  const keep = (queries: readonly Query[], most: number) =>
    halfOf(queries, values.half).slice(0, Number(values.limit ?? most));
  if (values.content !== undefined) {
    if (!asked && !values.judged) throw new UsageError("--content needs --queries or --judged");
    await measureContent(values.content, keep(asked ?? [], Infinity), values);
    return 0;
  }
  const folder = findSite(values.site);
  const inSite = ({ paper_id: id }: Query) => fs.existsSync(path.join(folder, "papers", id));
  await measureSite(folder, keep((asked ?? ownQueries(folder)).filter(inSite), 100));
  return 0;
}

// --- internal ---

const OPTIONS = {
  site: { type: "string" },
  content: { type: "string" },
  table: { type: "string" },
  judged: { type: "boolean" },
  queries: { type: "string", multiple: true },
  half: { type: "string" },
  limit: { type: "string" },
} as const;

/** Every other query; all where no half is named. */
function halfOf(queries: readonly Query[], half: string | undefined): readonly Query[] {
  if (half === undefined) return queries;
  if (half !== "even" && half !== "odd") throw new UsageError("--half is even or odd");
  return queries.filter((_, at) => at % 2 === (half === "even" ? 0 : 1));
}

async function measureSite(folder: string, queries: readonly Query[]): Promise<void> {
  const { base } = readSettings();
  const server = await serve({ out: folder, base, port: 0, host: DEFAULT_HOST });
  const browser = await openBrowser();
  try {
    for (const [kind, asked] of Object.entries(byKind(queries)))
      await measure(browser, server, kind, asked);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measure(
  browser: TestBrowser,
  server: Server,
  kind: string,
  asked: readonly KnownItem[],
): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  let [inFirst, inTen, none] = [0, 0, 0];
  const times: number[] = [];
  for (const [at, { paper, text }] of asked.entries()) {
    const answer = at > 0 ? await askNext(page, text) : undefined;
    const ids = answer?.ids ?? (await askFirst(page, server.url, text));
    if (answer) times.push(answer.ms);
    if (ids.length === 0) none += 1;
    if (ids[0] === paper) inFirst += 1;
    if (ids.includes(paper)) inTen += 1;
  }
  await context.close();
  const share = (count: number) => shareOf(count, asked.length);
  print({
    kind,
    queries: asked.length,
    first: share(inFirst),
    in_ten: share(inTen),
    none,
    median_ms: Math.round(quantile(times, 0.5)),
    p95_ms: Math.round(quantile(times, 0.95)),
    first_query: await weighFirst(browser, server, asked),
  });
}

/** How many queries are asked as the first one of a browser, to see what it loads. */
const FIRST_QUERIES = 9;

/** What first queries load of the index, and of that for a search by meaning: median and most. */
async function weighFirst(browser: TestBrowser, server: Server, asked: readonly KnownItem[]) {
  const step = Math.ceil(asked.length / FIRST_QUERIES);
  const loads: Load[][] = [];
  for (const { text } of asked.filter((_, at) => at % step === 0))
    loads.push(await loadsOf(browser, server, text));
  const summary = (of: (load: Load) => number) => {
    const sums = loads.map((one) => one.reduce((sum, load) => sum + of(load), 0));
    return { median: quantile(sums, 0.5), most: Math.max(...sums) };
  };
  return {
    requests: summary(() => 1),
    bytes: summary(({ bytes }) => bytes),
    meaning_bytes: summary(({ path, bytes }) => (isOfMeaning(path) ? bytes : 0)),
    kinds: meansByKind(loads.flat(), loads.length),
  };
}

/** By the first part of the path: how many files and bytes one of so many queries loads. */
function meansByKind(loads: readonly Load[], queries: number) {
  const kinds = Map.groupBy(loads, ({ path }) => path.split("/")[0] ?? "");
  const mean = (sum: number, digits: number) => Number((sum / queries).toFixed(digits));
  return Object.fromEntries(
    [...kinds].map(([kind, own]) => [
      kind,
      {
        requests: mean(own.length, 1),
        bytes: mean(
          own.reduce((sum, { bytes }) => sum + bytes, 0),
          0,
        ),
      },
    ]),
  );
}

/** A file of the index that a page has loaded. */
interface Load {
  /** Below the index's folder. */
  path: string;
  bytes: number;
}

async function loadsOf(browser: TestBrowser, server: Server, query: string): Promise<Load[]> {
  const page = await browser.newPage();
  const loads: Promise<Load>[] = [];
  page.on("response", (response) => {
    const [, path] = new URL(response.url()).pathname.split(`/${INDEX}/`);
    if (path !== undefined)
      loads.push(response.body().then(({ length }) => ({ path, bytes: length })));
  });
  await askFirst(page, server.url, query);
  const loaded = await Promise.all(loads);
  await page.close();
  return loaded;
}
