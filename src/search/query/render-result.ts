/** Results as DOM. Text goes in as text, never as markup. */
import { NOTE_LABEL } from "../../notes/label.ts";
import { setHook } from "../../digest/page-hooks.ts";
import type { PaperAddress } from "../../digest/paper-paths.ts";
import { fromUrlId } from "../../paper/arxiv-id.ts";
import { paperAttributes } from "../../paper/element.ts";
import { make } from "../../reader/make.ts";
import { renderExcerpt } from "../../reader/render-excerpt.ts";
import { countOf } from "../../text/counts.ts";
import { cutExcerpt, markWords, type TextRun } from "./excerpt.ts";
import type { Replacement, SearchResults } from "./find.ts";
import type { Alike, Result } from "./result.ts";
import { describeUnknown } from "./status.ts";

/**
 * A result as a list item, as cards are: title, byline, excerpt with the matching words marked,
 * and where to go and what to do from here.
 *
 * @param addressOf the address of a paper
 */
export function renderResult(result: Result, addressOf: PaperAddress): HTMLLIElement {
  const { id, day, words, marked, span, alike, why } = result;
  const title = words.slice(0, span[0]).join(" ");
  const link = make("a", nodesOf(markWords(words, marked, 0, span[0])), {
    href: addressOf(id, day),
  });
  const item = make("li", [make("h2", [link], { dir: "auto" }), renderByline(result)], {
    className: "result",
  });
  for (const [name, value] of Object.entries(paperAttributes({ ...result, arxiv: fromUrlId(id) })))
    if (value !== undefined) item.setAttribute(name, String(value));
  if (why !== undefined) item.append(make("p", why, { className: "result-why" }));
  if (alike.length > 0)
    item.append(make("p", alike.flatMap(renderAlike), { className: "result-why" }));
  if (span[1] > span[0])
    item.append(renderExcerpt(nodesOf(cutExcerpt(words, marked, ...span)), title));
  item.append(renderFoot(result, title));
  return item;
}

/** The line between papers that have every word and those that don't. */
export function renderDivider(relaxed: number, rankedBy: SearchResults["rankedBy"]): HTMLLIElement {
  const what =
    rankedBy === "meaning"
      ? "By meaning, or with some of the words"
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

function renderByline({ byline, markedInByline, upvotes, hasNote }: Result): HTMLParagraphElement {
  const by = make("span", nodesOf(markWords(byline, markedInByline, 0, byline.length)));
  if (upvotes !== undefined)
    by.append(" · ", make("span", countOf(upvotes, "upvote"), { className: "result-votes" }));
  if (hasNote) by.append(" · ", make("span", NOTE_LABEL, { className: "note-mark" }));
  return make("p", [by], { className: "byline" });
}

/** Where else the paper can be found, and what a reader can do with it. */
function renderFoot({ pdf, code }: Result, title: string): HTMLDivElement {
  const links = Object.entries({ PDF: pdf, Code: code }).flatMap(([label, href]) =>
    href === undefined
      ? []
      : make("li", [make("a", label, { href, ariaLabel: `${label}: ${title}` })]),
  );
  const save = make("button", "Save", { type: "button", className: "action" });
  setHook(save, "act", "save");
  const list = links.length > 0 ? [make("ul", links, { className: "paper-links" })] : [];
  return make("div", [...list, make("p", [save], { className: "actions" })], {
    className: "card-foot",
  });
}

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
