/** The cards of new papers, from the pages of their days, in the reader's order. */
import { idOf, PAPER, readPaperElement } from "../../paper/element.ts";
import { inOrder } from "../arrange.ts";
import type { Listed } from "../list-order.ts";
import { loadPart } from "../load-part.ts";
import type { Sort } from "../state.ts";
import type { ListedDay } from "./news.ts";

export class Cards {
  readonly #addressOf: (day: string) => string;
  /** Those of each day that was asked for; what didn't come is asked for again. */
  readonly #days = new Map<string, Promise<HTMLElement[]>>();

  /** @param addressOf the address of a day's page */
  constructor(addressOf: (day: string) => string) {
    this.#addressOf = addressOf;
  }

  /**
   * The first of the new papers. By day, only the pages that are needed are loaded.
   *
   * @param days newest first
   * @throws {Error} when a page doesn't come
   */
  async first(days: readonly ListedDay[], count: number, sort: Sort): Promise<Listed[]> {
    const papers = await Promise.all(
      (isByDay(sort) ? enough(days, count) : days).map(async ({ day, ids }) => {
        const wanted = new Set(ids);
        const elements = await this.#of(day);
        return elements.filter((element) => wanted.has(idOf(element)));
      }),
    );
    const cards = papers.flat().map((element) => ({ ...readPaperElement(element), element }));
    // By day is the list's own order.
    return inOrder(cards, sort === "newest" ? "listed" : sort);
  }

  // --- internal ---

  #of(day: string): Promise<HTMLElement[]> {
    const known = this.#days.get(day);
    if (known) return known;
    const loading = load(this.#addressOf(day));
    this.#days.set(day, loading);
    loading.catch(() => this.#days.delete(day));
    return loading;
  }
}

/** Whether an order is that of the days. */
export function isByDay(sort: Sort): boolean {
  return sort === "listed" || sort === "newest";
}

// --- internal ---

async function load(page: string): Promise<HTMLElement[]> {
  return (await loadPart(page, "papers")).flatMap((node) => {
    if (!(node instanceof HTMLElement) || !node.matches(PAPER)) return [];
    // Each day has a lead; here, no paper is set larger.
    node.classList.remove("card-lead");
    return [node];
  });
}

/** The first days that have so many papers. */
function enough(days: readonly ListedDay[], count: number): ListedDay[] {
  let left = count;
  return days.filter(({ ids }) => {
    const isNeeded = left > 0;
    left -= ids.length;
    return isNeeded;
  });
}
