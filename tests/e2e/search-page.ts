/** The search page as the tests use it: by the hooks that the design promises. */
import type { Page } from "playwright-core";

/** What the page shows when a search has settled. */
export interface Shown {
  state: string;
  query: string;
  /** Ids of the results, in order. */
  papers: string[];
  /** What the page says about them. */
  status: string;
}

/** States that don't change by themselves. */
export type Settled = "idle" | "done" | "empty" | "error";

/** The address of a page below a site's; a copy on a disk needs the name of the file. */
export function addressOf(site: string, path: string, query = ""): string {
  const [, folder = "", rest = ""] = /^([^?#]*)(.*)$/.exec(path) ?? [];
  const isFile = site.startsWith("file:") && /(?:^|\/)$/.test(folder);
  return `${site}${folder}${isFile ? "index.html" : ""}${rest}${query}`;
}
/** Filters by their legends. */
export type Filter = "Topic" | "Year" | "Only with";

export class SearchPage {
  readonly page: Page;
  /** The address of the site's front page. */
  readonly site: string;

  constructor(page: Page, site: string) {
    this.page = page;
    this.site = site;
  }

  /** Opens the search page, with `?q=…` and the like. */
  async open(parameters: Record<string, string> = {}): Promise<void> {
    const search = new URLSearchParams(parameters).toString();
    await this.page.goto(addressOf(this.site, "search/", search && `?${search}`));
  }

  /** Opens the search page with a query, and other parameters, and waits as `settled` does. */
  async ask(
    query: string,
    parameters: Record<string, string> = {},
    states?: readonly Settled[],
  ): Promise<Shown> {
    await this.open({ q: query, ...parameters });
    return this.settled(query, states);
  }

  get input() {
    return this.page.locator("[data-search] input[type=search]");
  }

  get results() {
    return this.page.locator("[data-search] [data-paper]");
  }

  get retry() {
    return this.page.getByRole("button", { name: "Try again" });
  }

  get more() {
    return this.page.getByRole("button", { name: /^Show \d+ more$/ });
  }

  /** Waits until the page shows the results of a query, or says that there are none. */
  async settled(query: string, states: readonly Settled[] = ["done", "empty"]): Promise<Shown> {
    await this.page.waitForFunction(
      ([wanted, settled]) => {
        const data = document.querySelector<HTMLElement>("[data-search]")?.dataset;
        return data?.["query"] === wanted && settled.some((one) => one === data["state"]);
      },
      [query.trim(), states] as const,
    );
    return this.shown();
  }

  /** Types a query in place of the one before, presses Enter, and waits for the results. */
  async search(query: string): Promise<Shown> {
    await this.input.fill(query);
    await this.input.press("Enter");
    return this.settled(query);
  }

  /** The list of suggestions below the box. */
  get suggestions() {
    return this.page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  }

  /** What was searched for in place of what was typed, or may have been meant; empty for nothing. */
  correction(): Promise<string> {
    return this.page.locator("[data-correction]").innerText();
  }

  /** What the page shows now. */
  shown(): Promise<Shown> {
    return this.page.evaluate(() => {
      const search = document.querySelector<HTMLElement>("[data-search]");
      const papers = search?.querySelectorAll<HTMLElement>("[data-paper]");
      return {
        state: search?.dataset["state"] ?? "",
        query: search?.dataset["query"] ?? "",
        papers: [...(papers ?? [])].map((one) => one.dataset["paper"] ?? ""),
        status: search?.querySelector("[role=status]")?.textContent?.trim() ?? "",
      };
    });
  }

  /** The choices of a filter with the counts that they promise, without "All". */
  async choices(filter: Filter): Promise<Map<string, number>> {
    const labels = await this.page
      .getByRole("group", { name: filter })
      .locator("label")
      .allInnerTexts();
    return new Map(
      labels.flatMap((label) => {
        const [, name, count] = /^(.*\S)\s+(\d+)$/s.exec(label) ?? [];
        return name === undefined ? [] : [[name, Number(count)] as const];
      }),
    );
  }

  /** Chooses in a filter, as a reader does: by its label. */
  async choose(filter: Filter, name: string): Promise<void> {
    await this.page
      .getByRole("group", { name: filter })
      .locator("label")
      .filter({ hasText: new RegExp(`^${name}\\s*\\d*$`) })
      .click();
  }
}

/** `"91 papers match …"` → 91. */
export function countIn(status: string): number {
  const number = /^(\d+|No) /.exec(status)?.[1];
  return number === "No" ? 0 : Number(number);
}
