/** The line above a list: what is shown, and a button that undoes it. */
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

  /** Shows a sentence and hides the button. */
  say(sentence: string): void {
    // Screen readers would read a text again that is set again.
    if (this.#status && this.#status.textContent !== sentence) this.#status.textContent = sentence;
    if (this.#way) this.#way.hidden = true;
  }

  /** Shows the button. */
  offer(label: string, back: () => void): void {
    if (!this.#way) return;
    this.#way.textContent = label;
    this.#way.hidden = false;
    this.#back = back;
  }

  /** Moves the focus to the button. */
  focus(): void {
    this.#way?.focus();
  }
}
