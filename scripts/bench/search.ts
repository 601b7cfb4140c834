/**
 * How well, how fast and with how many bytes a built site answers known-item queries, in a real
 * browser; and the same for plain Pagefind over the same index. Prints one JSON line each.
 * Figures compare within one run, on one machine.
 */
import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { Browser, Page, Response } from "playwright-core";
import { z } from "zod";
import { readEnvironment } from "../../src/build/environment.ts";
import { serve, type Server } from "../../src/build/serve.ts";
import { readWords } from "../../src/terminal/command.ts";
import { openBrowser } from "../../tests/e2e/browser.ts";
import { SearchPage } from "../../tests/e2e/search-page.ts";

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

const querySchema = z.object({
  paper_id: z.string(),
  title: z.string(),
  sentence: z.string(),
  keywords: z.array(z.string()),
});
type Query = z.output<typeof querySchema>;

const KINDS: Record<string, (query: Query) => string> = {
  keywords: ({ keywords }) => keywords.join(" "),
  sentence: ({ sentence }) => sentence,
  typo: ({ keywords }) => withTypo(keywords.join(" ")),
  title: ({ title }) => garbled(title),
};

/** What is used of Pagefind. @see https://pagefind.app/docs/api/ */
interface PlainPagefind {
  search: (query: string) => Promise<{
    results: { data: () => Promise<{ meta: Record<string, string> }> }[];
  }>;
}

declare global {
  /** In the page of the browser: an instance keeps what it has loaded. */
  var benchPagefind: PlainPagefind | undefined;
}

/** A way to search: the ids of the first ten in rank order. */
interface Engine {
  name: string;
  /** Opens a fresh page and asks the first query. */
  first: (page: Page, site: string, query: string) => Promise<string[]>;
  /** Asks another in the same page, and says how long it took, in milliseconds. */
  next: (page: Page, query: string) => Promise<{ ids: string[]; ms: number }>;
}

const OURS: Engine = {
  name: "broadsheet",
  first: async (page, site, query) => {
    const search = new SearchPage(page, site);
    await search.open({ q: query });
    return (await search.settled(query)).papers.slice(0, 10);
  },
  next: (page, query) => page.evaluate(typeQuery, query),
};
const PAGEFIND: Engine = {
  name: "pagefind",
  first: async (page, site, query) => {
    await page.goto(`${site}search/`);
    return (await page.evaluate(askPagefind, query)).ids;
  },
  next: (page, query) => page.evaluate(askPagefind, query),
};

/** The bench: gives the exit code, 1 when there is no site to ask. */
export async function bench(args: string[]): Promise<number> {
  const { values } = readWords({
    args,
    options: {
      site: { type: "string" },
      queries: { type: "string" },
      limit: { type: "string", default: "100" },
    },
  });
  const { out, site } = readEnvironment();
  const folder = path.resolve(values.site ?? out);
  if (!fs.existsSync(path.join(folder, "pagefind", "search.json"))) {
    process.stderr.write(
      `${folder} is no built site: run npm run build first, or name one with --site.\n`,
    );
    return 1;
  }
  const queries = readQueries(folder, values.queries).slice(
    0,
    Number(values.limit),
  );
  const server = await serve({
    out: folder,
    base: site.base,
    port: 0,
    host: "127.0.0.1",
  });
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
  browser: Browser,
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
    if (pathname.includes("/pagefind/"))
      loads.push(response.body().then(({ length }) => length));
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
      firstQuery = {
        requests: sizes.length,
        bytes: sizes.reduce((sum, size) => sum + size, 0),
      };
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
  times.sort((a, b) => a - b);
  const share = (count: number) =>
    Number((count / Math.max(1, asked.length)).toFixed(3));
  const time = (part: number) =>
    Math.round(times[Math.floor(times.length * part)] ?? 0);
  console.log(
    JSON.stringify({
      kind,
      engine: engine.name,
      queries: asked.length,
      first: share(inFirst),
      in_ten: share(inTen),
      none,
      median_ms: time(0.5),
      p95_ms: time(0.95),
      first_query: firstQuery,
    }),
  );
}

/** Runs in the page: types a query, presses Enter, and waits until its results are shown. */
function typeQuery(query: string): Promise<{ ids: string[]; ms: number }> {
  const root = document.querySelector<HTMLElement>("[data-search]");
  const input = root?.querySelector<HTMLInputElement>("input[type=search]");
  const start = performance.now();
  return new Promise((resolve) => {
    if (!root || !input) return resolve({ ids: [], ms: 0 });
    const look = () => {
      const { state = "", query: shown } = root.dataset;
      if (shown !== query.trim() || !/^(?:done|empty|error)$/.test(state))
        return;
      observer.disconnect();
      const papers = [...root.querySelectorAll<HTMLElement>("[data-paper]")];
      resolve({
        ids: papers.slice(0, 10).map((one) => one.dataset["paper"] ?? ""),
        ms: performance.now() - start,
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { attributes: true });
    input.value = query;
    input.form?.requestSubmit();
    look();
  });
}

/** Runs in the page: asks Pagefind as its documentation says, for the first ten with their texts. */
async function askPagefind(
  query: string,
): Promise<{ ids: string[]; ms: number }> {
  const start = performance.now();
  const root = document.querySelector<HTMLElement>("[data-search]");
  const basePath = root?.dataset["folder"] ?? "";
  if (!globalThis.benchPagefind) {
    const module: {
      createInstance: (options: object) => PlainPagefind;
    } = await import(`${basePath}pagefind.js`);
    // The site has no worker of Pagefind's.
    globalThis.benchPagefind = module.createInstance({
      basePath,
      noWorker: true,
    });
  }
  const { results } = await globalThis.benchPagefind.search(query);
  const texts = await Promise.all(
    results.slice(0, 10).map((result) => result.data()),
  );
  return {
    ids: texts.map(({ meta }) => meta["id"] ?? ""),
    ms: performance.now() - start,
  };
}

/** Queries for papers that the site has. */
function readQueries(folder: string, file: string | undefined): Query[] {
  const lines =
    file === undefined
      ? ownQueries(folder)
      : fs
          .readFileSync(file, "utf8")
          .trim()
          .split("\n")
          .map((line) => querySchema.parse(JSON.parse(line)));
  return lines.filter(({ paper_id: id }) =>
    fs.existsSync(path.join(folder, "papers", id)),
  );
}

const fragmentSchema = z.object({
  content: z.string(),
  meta: z.object({ id: z.string(), title: z.string(), span: z.string() }),
});

/** Of each paper's text: its longest sentence, and three of its longest words. */
function ownQueries(folder: string): Query[] {
  const fragments = path.join(folder, "pagefind", "fragment");
  return fs
    .readdirSync(fragments)
    .sort()
    .flatMap((name) => {
      const packed = fs.readFileSync(path.join(fragments, name));
      const text = gunzipSync(packed).toString("utf8");
      const { content, meta } = fragmentSchema.parse(
        JSON.parse(text.slice(text.indexOf("{"))),
      );
      const [start = 0, end = 0] = meta.span.split("-").map(Number);
      const abstract = content.split(/\s+/).slice(start, end).join(" ");
      const sentences = abstract.split(/(?<=[.!?]) /).toSorted(byLength);
      const words = [...new Set(abstract.match(/\b[a-z]{5,}\b/g) ?? [])];
      const keywords = words.toSorted(byLength).slice(0, 3);
      const [sentence = ""] = sentences;
      const query = {
        paper_id: meta.id,
        title: meta.title,
        sentence,
        keywords,
      };
      return keywords.length === 3 ? [query] : [];
    });
}

function byLength(one: string, other: string): number {
  return other.length - one.length || (one < other ? -1 : 1);
}

/** Swaps two inner letters of the longest word. */
function withTypo(text: string): string {
  const [longest = ""] = text
    .split(" ")
    .filter((word) => /^[a-z]{5,}$/i.test(word))
    .toSorted(byLength);
  const slip = longest.replace(/^(..)(.)(.)/, "$1$3$2");
  return longest === "" ? text : text.replace(longest, slip);
}

/** Leaves the third word out, and swaps the first two. */
function garbled(title: string): string {
  const [one = "", two = "", , ...rest] = title.split(" ");
  return rest.length < 2 ? title : [two, one, ...rest].join(" ");
}
