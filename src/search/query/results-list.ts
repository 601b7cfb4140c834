/** The list of results, which grows by a button below it. */
import { PAPERS_ADDED } from "../../digest/page-hooks.ts";
import type { PaperAddress } from "../../digest/paper-paths.ts";
import { PAPER } from "../../paper/element.ts";
import type { SearchResults } from "./find.ts";
import { renderDivider, renderResult } from "./render-result.ts";
import type { Result } from "./result.ts";

/** How many results come first, and how many more at a time. */
export const FIRST = 10;
const MORE = 20;

export class ResultsList {
  readonly #list: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #addressOf: PaperAddress;
  #results: SearchResults | undefined;

  /**
   * @param button shows more
   * @param addressOf the address of a paper
   */
  constructor(list: HTMLElement, button: HTMLButtonElement, addressOf: PaperAddress) {
    [this.#list, this.#button, this.#addressOf] = [list, button, addressOf];
  }

  /** Shows the first results, or none, in place of those before. */
  show(results?: SearchResults, first: readonly Result[] = []): void {
    this.#results = results;
    this.#list.replaceChildren();
    this.#append(first);
  }

  /** Moves the focus to the first result; false where there is none. */
  focus(): boolean {
    const first = this.#list.querySelector("a");
    first?.focus();
    return first !== null;
  }

  /**
   * Adds the next results, and moves the focus to the first of them.
   *
   * @param isCurrent whether they are still wanted once they are loaded
   * @throws {Error} when they don't come
   */
  async more(isCurrent: () => boolean): Promise<void> {
    const from = this.#shown;
    const before = this.#results;
    const results = this.#left > 0 ? before : await before?.others?.();
    const next = (await results?.load(from, from + MORE)) ?? [];
    if (before !== this.#results || !isCurrent()) return;
    this.#results = results;
    this.#append(next)[0]?.querySelector("a")?.focus();
  }

  // --- internal ---

  /** Adds results, with a line between those that have every word and those that don't. */
  #append(results: readonly Result[]): HTMLLIElement[] {
    const { total = 0, relaxed = 0, rankedBy = "words" } = this.#results ?? {};
    const from = this.#shown;
    const items = results.map((result) => renderResult(result, this.#addressOf));
    for (const [at, item] of items.entries()) {
      if (from + at === total && total > 0 && relaxed > 0)
        this.#list.append(renderDivider(relaxed, rankedBy));
      this.#list.append(item);
    }
    // For scripts that add to papers what the reader's own state has of them.
    this.#list.dispatchEvent(new Event(PAPERS_ADDED, { bubbles: true }));
    const left = this.#left;
    this.#button.hidden = left <= 0 && !this.#results?.others;
    this.#button.textContent =
      left > 0 ? `Show ${Math.min(left, MORE)} more` : "Show papers that lack some of the words";
    return items;
  }

  /** How many of the results aren't shown yet. */
  get #left(): number {
    const { total = 0, relaxed = 0 } = this.#results ?? {};
    return total + relaxed - this.#shown;
  }

  get #shown(): number {
    return this.#list.querySelectorAll(PAPER).length;
  }
}
