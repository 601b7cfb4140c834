/** The line that says what was done last, with its undo. */
import { at, findIn } from "../../digest/page-hooks.ts";

export class StatusLine {
  readonly #line: HTMLElement;
  readonly #button: HTMLElement;
  #undo: () => void = () => {};

  /** @param root the element that holds the line and its button */
  constructor(root: HTMLElement) {
    this.#line = findIn(root, at("status"), HTMLElement);
    this.#button = findIn(root, at("do", "undo"), HTMLElement);
  }

  /** @param undo what the button does; without it, there is none */
  say(sentence: string, undo?: () => void): void {
    this.#line.textContent = sentence;
    this.#button.textContent = "Undo";
    this.#button.hidden = undo === undefined;
    this.#undo = undo ?? (() => {});
  }

  /** Undoes what was done last, once. */
  undo(): void {
    this.#undo();
    this.say("");
  }
}
