/** The page "For you", as a reader uses it. */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";

export class ForYouPage {
  readonly #page: Page;
  readonly #site: string;

  /** @param site the site's address, with a slash at the end */
  constructor(page: Page, site: string) {
    [this.#page, this.#site] = [page, site];
  }

  /** Opens the page, and waits until it is in a state. */
  async open(state: "empty" | "done", file = ""): Promise<void> {
    await this.#page.goto(`${this.#site}for-you/${file}`);
    await this.settled(state);
  }

  settled(state: "empty" | "done" | "error"): Promise<void> {
    return this.#page.locator(`[data-for-you][data-state=${state}]`).waitFor();
  }

  /** Chooses a file as the library, and gives what the page says of it. */
  async choose(name: string, content: string | Buffer): Promise<string> {
    await this.#page.evaluate(() => {
      const line = document.querySelector("[data-for-you] [data-status]");
      if (line) line.textContent = "";
    });
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-library-"));
    const file = path.join(folder, name);
    await fs.writeFile(file, content);
    await this.#page.locator("input[type=file]").setInputFiles(file);
    await this.#page
      .locator("[data-for-you]:not([data-state=loading]) [data-status]:not(:empty)")
      .waitFor({ state: "attached", timeout: 20_000 });
    await fs.rm(folder, { recursive: true });
    return this.status();
  }

  /** What the page says of what was done last. */
  status(): Promise<string> {
    return this.#page.locator("[data-for-you] [data-status]").innerText();
  }

  /** The ids of the papers, in the order of the page. */
  papers(): Promise<string[]> {
    return this.#page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-for-you] [data-paper]")].map(
        (one) => one.dataset["paper"] ?? "",
      ),
    );
  }

  /** Waits until the page shows these papers, or such. */
  async shows(wanted: readonly string[] | ((ids: string[]) => boolean)): Promise<void> {
    const isSo = (ids: string[]) =>
      typeof wanted === "function" ? wanted(ids) : ids.join() === wanted.join();
    for (let tries = 0; tries < 100; tries += 1) {
      await this.settled("done");
      if (isSo(await this.papers())) return;
      await this.#page.waitForTimeout(50);
    }
    throw new Error(`the page shows ${(await this.papers()).join()}`);
  }

  /** Opens the part that says what the order is made of. */
  async showAbout(): Promise<void> {
    const about = this.#page.locator("[data-about]");
    if ((await about.getAttribute("open")) === null) await about.locator("> summary").click();
  }
}
