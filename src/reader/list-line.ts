/** The line above a list: what is shown, and a way back where that isn't all. */
import { at } from "../digest/page-hooks.ts";

export class ListLine {
  readonly #status: HTMLElement | null;
  readonly #way: HTMLButtonElement | null;
  /** What the button does. */
  #back: () => void = () => {};

  /** @param list holds the line: a `[role=status]` and a button */
  constructor(list: HTMLElement) {
    this.#status = list.querySelector("[role=status]");
    this.#way = list.querySelector(at("way-back"));
    this.#way?.addEventListener("click", () => this.#back());
  }

  /** Says a sentence, without a way back until one is offered. */
  say(sentence: string): void {
    // A text that is set again would be read again.
    if (this.#status && this.#status.textContent !== sentence) this.#status.textContent = sentence;
    if (this.#way) this.#way.hidden = true;
  }

  /** Offers a way back from what was said last. */
  offer(label: string, back: () => void): void {
    if (!this.#way) return;
    this.#way.textContent = label;
    this.#way.hidden = false;
    this.#back = back;
  }

  /** Moves the focus to the way back. */
  focus(): void {
    this.#way?.focus();
  }
}
