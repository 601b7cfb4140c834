/**
 * An installed Chromium. The one that the other tests drive is made without the cache of pages that
 * people's browsers have.
 */
import { chromium } from "playwright-core";
import { watchedPage } from "../e2e/browser.ts";
import type { Tab } from "./tab.ts";

/** What to say where there is none. */
export const HOW_TO_GET = "needs an installed Chromium or Chrome: apt-get install chromium";

/** Starts it, with its cache of pages, and without service workers. @param program its file */
export async function startChromium(program: string): Promise<Tab> {
  const browser = await chromium.launch({
    executablePath: program,
    args: ["--no-sandbox", "--disable-gpu"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const context = await browser.newContext({ serviceWorkers: "block" });
  const { page, complaints } = await watchedPage(context);
  return {
    complaints,
    goto: async (url) => void (await page.goto(url)),
    // Playwright waits in vain for a page of the cache to load.
    back: () => page.evaluate("history.back()"),
    evaluate: (expression) => page.evaluate<string>(`Promise.resolve(${expression}).then(String)`),
    close: () => browser.close(),
  };
}
