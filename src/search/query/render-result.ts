/** Results as DOM. Text goes in as text, never as markup. */
import { NOTE_LABEL } from "../../notes/label.ts";
import { fillStar } from "../../digest/urls.ts";
import { markPaper } from "../../paper/element.ts";
import { make } from "../../reader/make.ts";
import { cutExcerpt, markWords, type TextRun } from "./excerpt.ts";
import type { Replacement, SearchResults } from "./find.ts";
import type { Alike, Result } from "./result.ts";
import { describeUnknown } from "./status.ts";

/**
 * A result as a list item: title, byline, excerpt, with the matching words marked.
 *
 * @param papers the address of all papers, as for `fillStar`
 */
export function renderResult(result: Result, papers: string): HTMLLIElement {
  const { id, words, marked, span, byline, markedInByline, hasNote, alike, why } = result;
  const title = nodesOf(markWords(words, marked, 0, span[0]));
  const link = make("a", title, { href: fillStar(papers, id) });
  const by = make("span", nodesOf(markWords(byline, markedInByline, 0, byline.length)));
  if (hasNote) by.append(" · ", make("span", NOTE_LABEL, { className: "note-mark" }));
  const line = make("p", [by], { className: "byline" });
  const item = make("li", [make("h2", [link]), line], { className: "result" });
  markPaper(item, id);
  if (why !== undefined) item.append(make("p", why, { className: "result-why" }));
  if (alike.length > 0)
    item.append(make("p", alike.flatMap(renderAlike), { className: "result-why" }));
  if (span[1] > span[0]) item.append(make("p", nodesOf(cutExcerpt(words, marked, ...span))));
  return item;
}

/** The line between papers that have every word and those that don't. */
export function renderDivider(relaxed: number, rankedBy: SearchResults["rankedBy"]): HTMLLIElement {
  const what =
    rankedBy === "meaning"
      ? "By meaning: near the words, or with some of them"
      : `${relaxed === 1 ? "Has" : "Have"} some of the words`;
  return make("li", what, { className: "divider label" });
}

/**
 * What was searched for in place of words that no paper has, words that have nothing in their
 * place, and words that may have been meant.
 */
export function renderCorrection(
  { corrected, unknown, suggested }: Pick<SearchResults, "corrected" | "unknown" | "suggested">,
  address: (replacement: Replacement) => string,
): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  if (corrected.length > 0) {
    const by = corrected.map((one) => one.by).join(", ");
    const words = corrected.map(({ word }) => `“${word}”`).join(" and ");
    nodes.push("Showing results for ", make("strong", by), `: no paper has ${words}.`);
  }
  if (unknown.length > 0) nodes.push(`${nodes.length > 0 ? " " : ""}${describeUnknown(unknown)}`);
  for (const one of suggested) {
    const link = make("a", one.by, { href: address(one) });
    nodes.push(nodes.length > 0 ? " Did you mean " : "Did you mean ", link, "?");
  }
  return nodes;
}

// --- internal ---

/** `chatbot ~ dialogue, assistant`, after a dot where it isn't the first. */
function renderAlike({ word, by }: Alike, at: number): (Node | string)[] {
  const sign = make("span", "~", { ariaHidden: "true" });
  const read = make("span", "is near", { className: "visually-hidden" });
  return [at > 0 ? " · " : "", make("em", word), " ", sign, read, ` ${by.join(", ")}`];
}

function nodesOf(runs: readonly TextRun[]): (Node | string)[] {
  return runs.flatMap(({ text, marked }, at) => {
    const node = marked ? make("mark", text) : text;
    return at > 0 ? [" ", node] : [node];
  });
}
