/** The parts of the search page that change, as DOM. Text goes in as text, never as markup. */
import { cutExcerpt, markWords, type Piece } from "./excerpt.ts";
import type { Result } from "./engine.ts";
import type { Choice } from "./table.ts";

/**
 * A result as a list item: title, byline, excerpt, with the matching words marked.
 *
 * @param papers the address of a paper, with a star for its id
 */
export function renderResult(result: Result, papers: string): HTMLLIElement {
  const { words, marked, span } = result;
  const item = document.createElement("li");
  item.className = "result";
  item.dataset["paper"] = result.id;
  const link = make("a", markWords(words, marked, 0, span[0]));
  link.href = papers.replace("*", () => result.id);
  const title = make("h2", []);
  title.append(link);
  const byline = make("p", [{ text: result.byline, marked: false }]);
  byline.className = "byline";
  item.append(
    title,
    byline,
    make("p", cutExcerpt(words, marked, span[0], span[1])),
  );
  return item;
}

/** The line between papers that have every word and those that have some. */
export function renderDivider(relaxed: number): HTMLLIElement {
  const item = document.createElement("li");
  item.className = "divider label";
  item.textContent =
    relaxed === 1 ? "Has some of the words" : "Have some of the words";
  return item;
}

/** A filter as radio buttons with counts, "all" first; hidden where there is nothing to choose. */
export function renderChoices(
  field: HTMLFieldSetElement,
  name: string,
  choices: readonly Choice[],
  chosen: string | undefined,
): void {
  const all = { value: "", label: "All", count: undefined };
  const focused = field.contains(document.activeElement);
  const labels = [all, ...choices].map(({ value, label, count }) => {
    const input = document.createElement("input");
    input.type = "radio";
    input.name = name;
    input.value = value;
    input.checked = value === (chosen ?? "");
    input.setAttribute("form", "search");
    const words = document.createElement("span");
    words.textContent = label;
    const parent = document.createElement("label");
    parent.append(input, words);
    if (count !== undefined) {
      const number = document.createElement("span");
      number.className = "count";
      number.textContent = String(count);
      parent.append(" ", number);
    }
    return parent;
  });
  field.querySelectorAll("label").forEach((label) => label.remove());
  field.append(...labels);
  field.hidden = choices.length === 0;
  // The chosen button was replaced: whoever walks the filter by keyboard keeps their place.
  if (focused) field.querySelector<HTMLInputElement>("input:checked")?.focus();
}

// --- internal ---

function make<Name extends "a" | "h2" | "p">(
  name: Name,
  pieces: readonly Piece[],
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [index, { text, marked }] of pieces.entries()) {
    if (index > 0) element.append(" ");
    if (!marked) {
      element.append(text);
      continue;
    }
    const mark = document.createElement("mark");
    mark.textContent = text;
    element.append(mark);
  }
  return element;
}
