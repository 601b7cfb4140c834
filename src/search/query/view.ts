/** The parts of the search page that change, as DOM. Text goes in as text, never as markup. */
import { fillStar } from "../../digest/urls.ts";
import { markPaper } from "../../paper/element.ts";
import { cutExcerpt, markWords, type Piece } from "./excerpt.ts";
import type { Choice } from "./filters.ts";
import type { Result } from "./result.ts";

/**
 * A result as a list item: title, byline, excerpt, with the matching words marked.
 *
 * @param papers the address of all papers, as for `fillStar`
 */
export function renderResult(result: Result, papers: string): HTMLLIElement {
  const { words, marked, span, byline, markedInByline, hasNote, why } = result;
  const item = document.createElement("li");
  item.className = "result";
  markPaper(item, { id: result.id });
  const link = make("a", markWords(words, marked, 0, span[0]));
  link.href = fillStar(papers, result.id);
  const title = make("h2", []);
  title.append(link);
  const line = make("p", []);
  line.className = "byline";
  const by = make("span", markWords(byline, markedInByline, 0, byline.length));
  line.append(by);
  if (hasNote) {
    const mark = make("span", [{ text: "Curator’s note", marked: false }]);
    mark.className = "note-mark";
    by.append(" · ", mark);
  }
  item.append(title, line);
  if (why !== undefined) {
    const reason = make("p", [{ text: why, marked: false }]);
    reason.className = "result-why";
    item.append(reason);
  }
  if (span[1] > span[0]) item.append(make("p", cutExcerpt(words, marked, span[0], span[1])));
  return item;
}

/** The line between papers that have every word and those that have some. */
export function renderDivider(relaxed: number): HTMLLIElement {
  const item = document.createElement("li");
  item.className = "divider label";
  item.textContent = relaxed === 1 ? "Has some of the words" : "Have some of the words";
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
  const inputs = [all, ...choices].map((choice) =>
    renderInput("radio", name, choice, choice.value === (chosen ?? "")),
  );
  replaceInputs(field, inputs);
  field.hidden = choices.length === 0;
}

/** A filter of which several may be chosen, or none. */
export function renderChecks(
  field: HTMLFieldSetElement,
  name: string,
  choices: readonly Choice[],
  chosen: readonly string[],
): void {
  const inputs = choices.map((choice) =>
    renderInput("checkbox", name, choice, chosen.includes(choice.value)),
  );
  replaceInputs(field, inputs);
  field.hidden = choices.length === 0;
}

/** What was searched for in place of words that are nowhere, or may have been meant. */
export function renderCorrection(
  corrected: readonly Meant[],
  suggested: readonly Meant[],
  address: (query: { word: string; by: string }) => string,
): Node[] {
  const nodes: Node[] = [];
  if (corrected.length > 0) {
    const by = corrected.map((one) => one.by).join(", ");
    const words = corrected.map(({ word }) => `“${word}”`).join(" and ");
    nodes.push(text("Showing results for "), strong(by), text(`: no paper has ${words}.`));
  }
  for (const one of suggested) {
    const link = make("a", [{ text: one.by, marked: false }]);
    link.href = address(one);
    nodes.push(text(nodes.length > 0 ? " Did you mean " : "Did you mean "), link, text("?"));
  }
  return nodes;
}

// --- internal ---

interface Meant {
  word: string;
  by: string;
}

function text(words: string): Text {
  return document.createTextNode(words);
}

function strong(words: string): HTMLElement {
  const element = document.createElement("strong");
  element.textContent = words;
  return element;
}

function renderInput(
  type: "radio" | "checkbox",
  name: string,
  { value, label, count }: Omit<Choice, "count"> & { count: number | undefined },
  isChecked: boolean,
): HTMLLabelElement {
  const input = document.createElement("input");
  input.type = type;
  input.name = name;
  input.value = value;
  input.checked = isChecked;
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
}

/** The inputs are made anew: whoever walks a filter by keyboard keeps their place. */
function replaceInputs(field: HTMLFieldSetElement, labels: HTMLLabelElement[]): void {
  const focused = document.activeElement;
  const place =
    focused instanceof HTMLInputElement && field.contains(focused) ? focused.value : undefined;
  field.querySelectorAll("label").forEach((label) => label.remove());
  field.append(...labels);
  if (place === undefined) return;
  const inputs = [...field.querySelectorAll("input")];
  const same = inputs.find(({ value }) => value === place);
  (inputs.find(({ type, checked }) => type === "radio" && checked) ?? same)?.focus();
}

function make<Name extends "a" | "h2" | "p" | "span">(
  name: Name,
  pieces: readonly Piece[],
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [index, { text: words, marked }] of pieces.entries()) {
    if (index > 0) element.append(" ");
    if (!marked) {
      element.append(words);
      continue;
    }
    const mark = document.createElement("mark");
    mark.textContent = words;
    element.append(mark);
  }
  return element;
}
