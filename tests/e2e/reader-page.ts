/** What the tests of the reader's own state have in common. */
import type { BrowserContext, Page } from "playwright-core";

/** Ids of the papers that a reader sees in the page's lists, in order. */
export function papersShown(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main [data-paper]")]
      .filter((one) => one.checkVisibility() && !one.dataset["collapsed"])
      .filter((one) => !one.hasAttribute("data-collapsed"))
      .map((one) => one.dataset["paper"] ?? ""),
  );
}

/** The id of the paper that has the focus. */
export function paperInFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () => document.activeElement?.closest<HTMLElement>("[data-paper]")?.dataset["paper"],
  );
}

/** What the browser keeps under a name, parsed. */
export function kept(page: Page, name: string): Promise<unknown> {
  return page.evaluate((key) => {
    const text = localStorage.getItem(key);
    return text === null ? undefined : JSON.parse(text);
  }, `broadsheet/${name}`);
}

/** Puts something into the browser's storage; a page of the site that is open finds it when it is loaded again. */
export async function keep(
  context: BrowserContext,
  site: string,
  entries: Record<string, unknown>,
): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  // A file of the site that runs none of its scripts.
  if (!page.url().startsWith(site)) await page.goto(`${site}favicon.svg`);
  await page.evaluate((all) => {
    for (const [name, value] of Object.entries(all))
      localStorage.setItem(`broadsheet/${name}`, JSON.stringify(value));
  }, entries);
}

/** The line above a list. */
export function lineOf(page: Page) {
  return page.locator(".list-line [role=status]");
}

/** A topic, or another way to narrow a list, by its name. */
export function chip(page: Page, name: string) {
  return page
    .getByRole("navigation", { name: "Topics of these papers" })
    .getByRole("link", { name: new RegExp(`^${name} \\d+$`) });
}

/** The storage as a browser has it that keeps nothing: whoever asks for it gets an error. */
export function blockStorage(): void {
  Object.defineProperty(window, "localStorage", {
    get() {
      throw new DOMException("blocked", "SecurityError");
    },
  });
}

/** The storage as a browser has it that has no room left. */
export function fillStorage(): void {
  Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
}

/** Adds up how far things move by themselves, from the first paint on. */
export function watchShifts(): void {
  const root = window;
  Object.defineProperty(root, "shifts", { value: [], writable: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const shifts: unknown = Reflect.get(root, "shifts");
      const value: unknown = Reflect.get(entry, "value");
      if (Array.isArray(shifts)) shifts.push(value);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** How far things have moved in the page since `watchShifts`. */
export async function shiftOf(page: Page): Promise<number> {
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  return page.evaluate(() => {
    const shifts: unknown = Reflect.get(window, "shifts");
    return Array.isArray(shifts) ? shifts.reduce((sum: number, one) => sum + Number(one), 0) : NaN;
  });
}
