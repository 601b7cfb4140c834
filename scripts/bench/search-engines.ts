/** Two ways to search a built site in a real browser. */
import type { Page } from "playwright-core";
import { SearchPage } from "../../tests/e2e/search-page.ts";

/** What is used of Pagefind. @see https://pagefind.app/docs/api/ */
interface PlainPagefind {
  search: (
    query: string,
  ) => Promise<{ results: { data: () => Promise<{ meta: Record<string, string> }> }[] }>;
}

declare global {
  /** In the page of the browser: an instance keeps what it has loaded. */
  var benchPagefind: PlainPagefind | undefined;
}

/** A way to search: the ids of the first ten in rank order. */
export interface Engine {
  name: string;
  /** Opens a fresh page and asks the first query. */
  first: (page: Page, site: string, query: string) => Promise<string[]>;
  /** Asks another in the same page, and says how long it took, in milliseconds. */
  next: (page: Page, query: string) => Promise<{ ids: string[]; ms: number }>;
}

/** This site's own search page. */
export const OURS: Engine = {
  name: "broadsheet",
  first: async (page, site, query) => {
    const search = new SearchPage(page, site);
    await search.open({ q: query });
    return (await search.settled(query)).papers.slice(0, 10);
  },
  next: (page, query) => page.evaluate(typeQuery, query),
};

/** Plain Pagefind over the same index, as its documentation uses it. */
export const PAGEFIND: Engine = {
  name: "pagefind",
  first: async (page, site, query) => {
    await page.goto(`${site}search/`);
    return (await page.evaluate(askPagefind, query)).ids;
  },
  next: (page, query) => page.evaluate(askPagefind, query),
};

// --- internal ---

/** Runs in the page: types a query, presses Enter, and waits until its results are shown. */
function typeQuery(query: string): Promise<{ ids: string[]; ms: number }> {
  const root = document.querySelector<HTMLElement>("[data-search]");
  const input = root?.querySelector<HTMLInputElement>("input[type=search]");
  const start = performance.now();
  return new Promise((resolve) => {
    if (!root || !input) return resolve({ ids: [], ms: 0 });
    const look = () => {
      const { state = "", query: shown } = root.dataset;
      if (shown !== query.trim() || !/^(?:done|empty|error)$/.test(state)) return;
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
async function askPagefind(query: string): Promise<{ ids: string[]; ms: number }> {
  const start = performance.now();
  const root = document.querySelector<HTMLElement>("[data-search]");
  const basePath = root?.dataset["folder"] ?? "";
  if (!globalThis.benchPagefind) {
    const module: { createInstance: (options: object) => PlainPagefind } = await import(
      `${basePath}pagefind.js`
    );
    // The site has no worker of Pagefind's.
    globalThis.benchPagefind = module.createInstance({ basePath, noWorker: true });
  }
  const { results } = await globalThis.benchPagefind.search(query);
  const texts = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return { ids: texts.map(({ meta }) => meta["id"] ?? ""), ms: performance.now() - start };
}
