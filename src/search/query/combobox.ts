/**
 * Suggestions below the search box: a combobox with a list, by the pattern of the ARIA
 * authoring practices. Focus stays in the box; arrows move through the list.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
import { make } from "../../reader/make.ts";
import type { Suggestion } from "./suggest.ts";

/** How long after the last letter suggestions are asked for, in milliseconds. */
const PAUSE = 120;
const KINDS = { topic: "Topic", author: "Author", paper: "Paper" } as const;

export class Combobox {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #suggest: (typed: string) => Promise<Suggestion[]>;
  readonly #choose: (suggestion: Suggestion) => void;
  readonly #leave: () => boolean;
  /** Whether Escape was pressed since something was typed: pressed again, it empties the box. */
  #hasEscaped = false;
  #shown: Suggestion[] = [];
  #active = -1;
  /** Counts requests, so that the answer to an old one is dropped. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param leave moves the focus from the box to what was found; false where nothing is there */
  constructor(
    input: HTMLInputElement,
    list: HTMLElement,
    suggest: (typed: string) => Promise<Suggestion[]>,
    choose: (suggestion: Suggestion) => void,
    leave: () => boolean,
  ) {
    [this.#input, this.#list] = [input, list];
    [this.#suggest, this.#choose, this.#leave] = [suggest, choose, leave];
    Object.assign(input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
    input.setAttribute("aria-controls", list.id);
    input.addEventListener("input", () => {
      this.#hasEscaped = false;
      this.#ask();
    });
    input.addEventListener("keydown", (event) => this.#press(event));
    input.addEventListener("blur", () => this.close());
    // A click must not take the focus, which would close the list before the choice.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => this.#take(this.#indexOf(target)));
  }

  /** Hides the list, and drops suggestions that are still loading. */
  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#show([]);
  }

  // --- internal ---

  #ask(): void {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const typed = this.#input.value;
    if (typed.trim() === "") return this.#show([]);
    this.#timer = setTimeout(async () => {
      // No message: if the index can't be loaded, the search itself shows it.
      const found = await this.#suggest(typed).catch(() => []);
      if (turn === this.#turn) this.#show(found);
    }, PAUSE);
  }

  #show(suggestions: Suggestion[]): void {
    this.#shown = suggestions;
    this.#list.replaceChildren(...suggestions.map((one, at) => this.#option(one, at)));
    this.#list.hidden = suggestions.length === 0;
    this.#input.ariaExpanded = String(suggestions.length > 0);
    this.#mark(-1);
  }

  #option({ kind, label }: Suggestion, at: number): HTMLLIElement {
    const what = make("span", KINDS[kind], { className: "label" });
    return make("li", [make("span", label), " ", what], {
      id: `${this.#list.id}-${at}`,
      role: "option",
    });
  }

  #mark(at: number): void {
    this.#active = at;
    for (const [index, option] of [...this.#list.children].entries()) {
      option.ariaSelected = String(index === at);
      if (index === at) this.#input.setAttribute("aria-activedescendant", option.id);
    }
    if (at < 0) this.#input.removeAttribute("aria-activedescendant");
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { length } = this.#shown;
    if (event.key === "Escape") this.#escape(event);
    else if (length === 0) {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      if (!this.#leave()) this.#ask();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // Before the first and after the last option, none is marked.
      this.#mark(((this.#active + 1 + step + length + 1) % (length + 1)) - 1);
    } else if (event.key === "Enter" && this.#active >= 0) {
      event.preventDefault();
      this.#take(this.#active);
    }
  }

  /** Closes the list, or leaves the box. A browser empties the box: only when it is pressed again. */
  #escape(event: KeyboardEvent): void {
    const isOpen = this.#shown.length > 0;
    if (this.#hasEscaped && !isOpen) return;
    event.preventDefault();
    this.close();
    if (isOpen) return;
    this.#hasEscaped = true;
    this.#leave();
  }

  #take(at: number): void {
    const chosen = this.#shown[at];
    if (!chosen) return;
    this.close();
    this.#choose(chosen);
  }

  #indexOf(target: EventTarget | null): number {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    return option ? [...this.#list.children].indexOf(option) : -1;
  }
}
