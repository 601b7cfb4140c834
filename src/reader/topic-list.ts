/** `<topic-list>`: the followed topics first, and a box that narrows the list to some words. */
import { at, findIn, readHook } from "../digest/page-hooks.ts";
import { countOf } from "../text/counts.ts";
import { fold, splitWords } from "../text/terms.ts";
import { store } from "./browser.ts";
import { FOLLOWED } from "./state.ts";

class TopicList extends HTMLElement {
  #items: { item: HTMLElement; slug: string; text: string }[] = [];

  connectedCallback(): void {
    this.#items = [...this.querySelectorAll("li")].map((item) => ({
      item,
      slug: readHook(item.querySelector(at("follow")), "follow") ?? "",
      text: fold([...item.querySelectorAll("h2, p")].map((one) => one.textContent).join(" ")),
    }));
    const box = findIn(this, "input", HTMLInputElement);
    box.addEventListener("input", () => this.#narrow(box.value));
    // A page that comes back has what was typed.
    this.#narrow(box.value);
    // Not while a reader chooses: a topic would move away from under the pointer.
    this.#sort();
  }

  // --- internal ---

  #sort(): void {
    const followed = new Set(store.read(FOLLOWED));
    const first = this.#items.filter(({ slug }) => followed.has(slug));
    if (first.length === 0) return;
    findIn(this, "ul", HTMLElement).prepend(...first.map(({ item }) => item));
  }

  #narrow(typed: string): void {
    const words = splitWords(fold(typed));
    for (const { item, text } of this.#items)
      item.hidden = !words.every((word) => text.includes(word));
    const shown = this.#items.filter(({ item }) => !item.hidden).length;
    findIn(this, at("status"), HTMLElement).textContent =
      words.length === 0 ? "" : shown === 0 ? "No topic has these words." : countOf(shown, "topic");
  }
}

customElements.define("topic-list", TopicList);
