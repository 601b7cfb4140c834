/** Asks the search of a built site in a real browser. */
import type { Page } from "playwright-core";
import { SearchPage } from "../../tests/e2e/search-page.ts";

/** Opens a fresh page and asks the first query: the ids of the first ten in rank order. */
export async function askFirst(page: Page, site: string, query: string): Promise<string[]> {
  const search = new SearchPage(page, site);
  await search.open({ q: query });
  return (await search.settled(query)).papers.slice(0, 10);
}

/** Asks another query in the same page, and says how long it took, in milliseconds. */
export function askNext(page: Page, query: string): Promise<{ ids: string[]; ms: number }> {
  return page.evaluate(typeQuery, query);
}

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
