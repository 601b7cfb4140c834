/**
 * How well, how fast and with how many bytes a built site answers known-item queries, in a real
 * browser; and the same for plain Pagefind over the same index. Prints one JSON line each.
 * Figures compare within one run, on one machine.
 */
import type { Response } from "playwright-core";
import { INDEX } from "../../src/search/format/names.ts";
import { readSettings } from "../../src/site/settings.ts";
import { DEFAULT_HOST, serve, type Server } from "../../src/site/serve.ts";
import { parseArguments } from "../../src/commands/run-command.ts";
import { openBrowser, type TestBrowser } from "../../tests/e2e/browser.ts";
import { findSite, print, quantile } from "./measure.ts";
import { OURS, PAGEFIND, type Engine } from "./search-engines.ts";
import { KINDS, readQueries, type Query } from "./search-queries.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- search [options]

Options
  --site DIR      a built site (where \`npm run build\` puts it)
  --queries FILE  JSON lines of {paper_id, title, sentence, keywords}; made of the papers' own
                  words where it is left out
  --limit N       how many papers to ask for (100)
  --help          print this text

Prints one JSON line a kind of query and engine, ours and plain Pagefind: the share of papers in
the first place and in the first ten, how many queries found nothing, the median and the 95th
percentile in milliseconds, and what a first query transfers, pages, styles and scripts apart.
`;

/** The bench: gives the exit code. */
export async function bench(args: string[]): Promise<number> {
  const options = {
    site: { type: "string" },
    queries: { type: "string" },
    limit: { type: "string", default: "100" },
  } as const;
  const { values } = parseArguments({ args, options });
  const folder = findSite(values.site);
  const queries = readQueries(folder, values.queries).slice(0, Number(values.limit));
  const { base } = readSettings();
  const server = await serve({ out: folder, base, port: 0, host: DEFAULT_HOST });
  const browser = await openBrowser();
  try {
    for (const [kind, text] of Object.entries(KINDS))
      for (const engine of [OURS, PAGEFIND])
        await measure(browser, server, engine, kind, queries, text);
  } finally {
    await browser.close();
    await server.close();
  }
  return 0;
}

// --- internal ---

async function measure(
  browser: TestBrowser,
  server: Server,
  engine: Engine,
  kind: string,
  queries: readonly Query[],
  text: (query: Query) => string,
): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const loads: Promise<number>[] = [];
  const weigh = (response: Response) => {
    const { pathname } = new URL(response.url());
    if (pathname.includes(`/${INDEX}/`)) loads.push(response.body().then(({ length }) => length));
  };
  page.on("response", weigh);
  let [inFirst, inTen, none] = [0, 0, 0];
  let firstQuery = { requests: 0, bytes: 0 };
  const times: number[] = [];
  const asked = queries.filter((query) => text(query).length > 3);
  for (const [at, query] of asked.entries()) {
    let ids: string[];
    if (at === 0) {
      ids = await engine.first(page, server.url, text(query));
      page.off("response", weigh);
      const sizes = await Promise.all(loads);
      firstQuery = { requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
    } else {
      const answer = await engine.next(page, text(query));
      ids = answer.ids;
      times.push(answer.ms);
    }
    if (ids.length === 0) none += 1;
    if (ids[0] === query.paper_id) inFirst += 1;
    if (ids.includes(query.paper_id)) inTen += 1;
  }
  await context.close();
  const share = (count: number) => Number((count / Math.max(1, asked.length)).toFixed(3));
  print({
    kind,
    engine: engine.name,
    queries: asked.length,
    first: share(inFirst),
    in_ten: share(inTen),
    none,
    median_ms: Math.round(quantile(times, 0.5)),
    p95_ms: Math.round(quantile(times, 0.95)),
    first_query: firstQuery,
  });
}
