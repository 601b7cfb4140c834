/** Results as DOM. Text goes in as text, never as markup. */
import { NOTE_LABEL } from "../../notes/label.ts";
import { fillStar } from "../../digest/urls.ts";
import { markPaper } from "../../paper/element.ts";
import { cutExcerpt, markWords, type TextRun } from "./excerpt.ts";
import type { Replacement, SearchResults } from "./find.ts";
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
  markPaper(item, result.id);
  const link = make("a", markWords(words, marked, 0, span[0]));
  link.href = fillStar(papers, result.id);
  const title = make("h2", []);
  title.append(link);
  const line = make("p", []);
  line.className = "byline";
  const by = make("span", markWords(byline, markedInByline, 0, byline.length));
  line.append(by);
  if (hasNote) {
    const mark = make("span", [{ text: NOTE_LABEL, marked: false }]);
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

/** What was searched for in place of words that no paper has, and words that may have been meant. */
export function renderCorrection(
  { corrected, suggested }: Pick<SearchResults, "corrected" | "suggested">,
  address: (replacement: Replacement) => string,
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

function text(words: string): Text {
  return document.createTextNode(words);
}

function strong(words: string): HTMLElement {
  const element = document.createElement("strong");
  element.textContent = words;
  return element;
}

function make<Name extends "a" | "h2" | "p" | "span">(
  name: Name,
  runs: readonly TextRun[],
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [index, { text: words, marked }] of runs.entries()) {
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
