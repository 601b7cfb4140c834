/** The order of a list's cards: its own, one that the reader has chosen, or "For you", which is loaded. */
import { at } from "../digest/page-hooks.ts";
import { SORT_PARAMETER } from "../digest/urls.ts";
import type { ElementReading } from "../paper/element.ts";
import { inOrder } from "./arrange.ts";
import { sayMissing, store } from "./browser.ts";
import { SETTINGS } from "./state.ts";
import type { Stored } from "./storage-keys.ts";

/** A paper of a list, with its element. */
export interface Listed extends ElementReading {
  element: HTMLElement;
}

export class ListOrder {
  readonly #list: HTMLElement;
  readonly #papers: readonly Listed[];
  /** Those that can be sorted; the order "For you" has rows, too. */
  readonly #cards: readonly Listed[];
  readonly #onOrder: () => void;
  /** Takes cards and rows apart that stand in one order. */
  #apart = () => {};

  /** @param onOrder is called when the list is in an order that was loaded */
  constructor(list: HTMLElement, papers: readonly Listed[], onOrder: () => void) {
    this.#list = list;
    this.#papers = papers;
    this.#cards = papers.filter(({ element }) => element.matches(".cards > *"));
    this.#onOrder = onOrder;
  }

  /** Brings the cards into the order that holds now. */
  sort(): void {
    const isChosen = isForYou();
    if (isChosen || TASTES.some((name) => store.has({ name })))
      this.#offerForYou(isChosen).catch(() => {
        if (isChosen) sayMissing();
      });
    if (isChosen) return;
    const { sort } = store.read(SETTINGS);
    this.#apart();
    const offered = this.#list.querySelector(`input[name=sort][value=${sort}]`);
    this.#place(inOrder(this.#cards, offered ? sort : "listed"));
  }

  /** Sets the first visible card larger, where the list has a lead. */
  lead(): void {
    if (!this.#list.matches(at("lead", "true"))) return;
    const cards = [...this.#list.querySelectorAll(".cards > *")];
    const first = cards.find((card) => !card.hasAttribute("hidden"));
    for (const card of cards) card.classList.toggle("card-lead", card === first);
  }

  // --- internal ---

  /** Offers the order "For you", and brings the list into it. */
  async #offerForYou(isChosen: boolean): Promise<void> {
    const { offerForYou, placesForYou } = await import("./for-you/on-list.ts");
    offerForYou(this.#list, isChosen);
    const place = isChosen && (await placesForYou(this.#list, this.#papers));
    if (!place || !isForYou()) return;
    this.#apart();
    this.#apart = place(this.#onOrder);
  }

  #place(cards: readonly Listed[]): void {
    const parent = cards[0]?.element.parentElement;
    const isSame = cards.every(({ element }, index) => parent?.children[index] === element);
    if (!isSame) parent?.append(...cards.map(({ element }) => element));
  }
}

/** Whether a list's order depends on a field of the reader's state, beside the settings. */
export function isTaste(name: Stored): boolean {
  return TASTES.some((one) => one === name);
}

// --- internal ---

/** What the order "For you" is made of. */
const TASTES = ["library", "taste"] as const;

/** Whether the address, or the reader's setting, asks for the order "For you". */
function isForYou(): boolean {
  const { sort } = store.read(SETTINGS);
  return [sort, new URLSearchParams(location.search).get(SORT_PARAMETER)].includes("for-you");
}
