/**
 * How fast the page "For you" of a built site takes a library in, and shows its order, in a real
 * browser. The library is made of the site's own papers.
 */
import fs from "node:fs";
import path from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { readSettings } from "../../src/site/settings.ts";
import { DEFAULT_HOST, serve } from "../../src/site/serve.ts";
import { storageKey } from "../../src/reader/storage-keys.ts";
import { openBrowser, type TestBrowser } from "../../tests/e2e/browser.ts";
import { ForYouPage } from "../../tests/e2e/for-you-page.ts";
import { compressed } from "./compressed.ts";
import { findSite, print, quantile } from "./measure.ts";

/** How many entries the library has whose order is timed. */
const LIBRARY = 500;
/** How many entries are read at most. */
const LARGE = 5_000;
/** How often each is timed; the median is printed. */
const TIMES = 5;

/** Prints a line for each size of a library that is read, and one for each way to open the page. */
export async function measurePage(site: string | undefined): Promise<void> {
  const out = findSite(site);
  const entries = entriesOf(out);
  const { base } = readSettings();
  const own = await serve({ out, base, port: 0, host: DEFAULT_HOST });
  const server = await compressed(own.url);
  const browser = await openBrowser();
  try {
    const taken = { site: server.url, browser, entries };
    await measureReading({ ...taken, count: LARGE });
    const library = await measureReading({ ...taken, count: LIBRARY });
    await measureOpening(browser, { site: server.url, base, library });
  } finally {
    await browser.close();
    await server.close();
    await own.close();
  }
}

// --- internal ---

interface Reading {
  site: string;
  browser: TestBrowser;
  /** BibTeX, an entry each. */
  entries: readonly string[];
  count: number;
}

/** What the browser has stored. */
type Stored = NonNullable<BrowserContextOptions["storageState"]>;

/** The site's papers as BibTeX, oldest first: the newest are those that are ranked. */
function entriesOf(out: string): string[] {
  const days = path.join(out, "days");
  return fs
    .readdirSync(days)
    .sort()
    .flatMap((day) => fs.readFileSync(path.join(days, day, "papers.bib"), "utf8").split(/\n(?=@)/));
}

/** Reads a library; gives what the browser then has stored. */
async function measureReading({ site, browser, entries, count }: Reading): Promise<Stored> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const forYou = new ForYouPage(page, site);
  await forYou.open("empty");
  const chosen = entries.slice(0, count);
  const text = chosen.join("\n");
  const began = performance.now();
  const said = await forYou.choose("library.bib", text);
  const ms = Math.round(performance.now() - began);
  await forYou.settled("done");
  print({ what: "read a library", entries: chosen.length, bytes: text.length, ms, said });
  const stored = await context.storageState();
  await context.close();
  return stored;
}

/** From the navigation's start to the final order. */
async function measureOpening(
  browser: TestBrowser,
  { site, base, library }: { site: string; base: string; library: Stored },
): Promise<void> {
  const open = async (page: Page) => {
    await new ForYouPage(page, site).open("done");
    return page.evaluate(timesOfPage);
  };
  const cold: Opening[] = [];
  const ranking: Opening[] = [];
  const warm: Opening[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const context = await browser.newContext({ storageState: withoutOrder(library, base) });
    await context.addInitScript(noteWhenDone);
    const page = await context.newPage();
    cold.push(await open(page));
    warm.push(await open(page));
    await page.evaluate((key) => localStorage.removeItem(key), storageKey(base, "ranked"));
    ranking.push(await open(page));
    await context.close();
  }
  const line = (what: string, times: readonly Opening[]) =>
    print({
      what,
      ms: Math.round(
        quantile(
          times.map(({ done }) => done),
          0.5,
        ),
      ),
      loaded_ms: Math.round(
        quantile(
          times.map(({ loaded }) => loaded),
          0.5,
        ),
      ),
      bytes: quantile(
        times.map(({ bytes }) => bytes),
        0.5,
      ),
    });
  line("open, nothing of the site loaded before", cold);
  line("open again, nothing changed", warm);
  line("open again, to be ranked anew", ranking);
}

/** Without the order that was kept, so that it is made anew. */
function withoutOrder(stored: Stored, base: string): Stored {
  if (typeof stored === "string") return stored;
  const origins = stored.origins.map(({ origin, localStorage }) => ({
    origin,
    localStorage: localStorage.filter(({ name }) => name !== storageKey(base, "ranked")),
  }));
  return { ...stored, origins };
}

/** Milliseconds since the navigation's start, and bytes that were asked for beyond the page's own. */
interface Opening {
  done: number;
  loaded: number;
  bytes: number;
}

/** Runs in the page before its own scripts: notes when the order is final. */
function noteWhenDone(): void {
  const look = () => {
    const page = document.querySelector<HTMLElement>("[data-for-you]");
    if (page?.dataset["state"] !== "done") return;
    performance.mark("order-is-final");
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}

/** Runs in the page. */
function timesOfPage(): Opening {
  const [done] = performance.getEntriesByName("order-is-final");
  const [page] = performance.getEntriesByType("navigation");
  const isOwn = (name: string) => /\.(?:css|woff2|svg|png)$/.test(name);
  const bytes = performance
    .getEntriesByType("resource")
    .filter(({ name }) => !isOwn(name))
    .reduce((sum, one) => sum + ("transferSize" in one ? Number(one.transferSize) : 0), 0);
  const loaded =
    page && "domContentLoadedEventEnd" in page ? Number(page.domContentLoadedEventEnd) : 0;
  return { done: done?.startTime ?? NaN, loaded, bytes };
}
