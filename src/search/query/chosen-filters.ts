/** The filters that are chosen, each as a button that takes it away. */
import { make } from "../../reader/make.ts";
import { FILTERS, type FilterName, type FilterOptions, type Filters } from "./filters.ts";

export class ChosenFilters {
  readonly #list: HTMLElement;
  readonly #remove: (filter: FilterName, value: string) => void;
  readonly #goOn: () => void;

  /**
   * @param remove takes a value of a filter away
   * @param goOn moves the focus on, once the last one that had it is gone
   */
  constructor(
    list: HTMLElement,
    remove: (filter: FilterName, value: string) => void,
    goOn: () => void,
  ) {
    [this.#list, this.#remove, this.#goOn] = [list, remove, goOn];
  }

  /** Shows what is chosen, by the labels of the options once these are known. */
  show(filters: Filters, options?: FilterOptions): void {
    const hadFocus = this.#list.contains(document.activeElement);
    const chips = FILTERS.flatMap((filter) =>
      filters[filter].map((value) => {
        const label = options?.[filter].find((one) => one.value === value)?.label ?? value;
        return make("li", [this.#chip(filter, value, label)]);
      }),
    );
    this.#list.replaceChildren(...chips);
    this.#list.hidden = chips.length === 0;
    if (!hadFocus) return;
    const next = this.#list.querySelector("button");
    if (next) next.focus();
    else this.#goOn();
  }

  // --- internal ---

  #chip(filter: FilterName, value: string, label: string): HTMLButtonElement {
    const sign = make("span", "×", { ariaHidden: "true" });
    const chip = make("button", [label, " ", sign], { type: "button", className: "action" });
    chip.setAttribute("aria-label", `Remove: ${label}`);
    chip.addEventListener("click", () => this.#remove(filter, value));
    return chip;
  }
}
