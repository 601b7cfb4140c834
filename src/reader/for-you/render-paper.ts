/** A ranked paper as DOM: its text, why it stands there, and what the reader can say about it. */
import type { SharedWords } from "../../for-you/reasons.ts";
import type { ShownPaper, ShownReason } from "../../for-you/shown.ts";
import type { Hooks } from "../../digest/hook-table.ts";
import { hookName, setHook } from "../../digest/page-hooks.ts";
import type { PaperAddress } from "../../digest/paper-paths.ts";
import { paperAttributes } from "../../paper/element.ts";
import { countOf } from "../../text/counts.ts";
import { make } from "../make.ts";
import { renderExcerpt } from "../render-excerpt.ts";

/**
 * A paper as a list item.
 *
 * @param addressOf the address of a paper
 */
export function renderPaper(paper: ShownPaper, addressOf: PaperAddress): HTMLLIElement {
  const { id, day, title, byline, authors, excerpt, reason, follows, mutes } = paper;
  const link = make("a", title, { href: addressOf(id, day) });
  const item = make(
    "li",
    [make("h2", [link], { dir: "auto" }), make("p", byline, { className: "byline" })],
    { className: "result for-you-paper" },
  );
  for (const [name, value] of Object.entries(paperAttributes({ id, authors })))
    if (value !== undefined) item.setAttribute(name, String(value));
  if (follows.length > 0)
    item.append(make("p", `You follow ${follows.join(", ")}`, { className: "for-you-follows" }));
  if (reason) item.append(renderReason(reason, addressOf));
  if (excerpt) item.append(renderExcerpt(excerpt, title));
  item.append(renderActions(title));
  if (mutes.length > 0) fold(item, title, mutes);
  return item;
}

/** A button that says something of the paper around it, or of what order is made of. */
export function doButton(
  does: NonNullable<Hooks["do"]>,
  text: string,
  label: string,
): HTMLButtonElement {
  const button = make("button", text, { type: "button", className: "action" });
  setHook(button, "do", does);
  button.setAttribute("aria-label", `${text}: ${label}`);
  return button;
}

/** “Shares speculative decoding with 4 papers of yours”; the papers of it behind the count. */
export function renderReason(
  { words, authors, yours }: ShownReason,
  addressOf: PaperAddress,
): HTMLElement {
  const line = make("p");
  if (authors.length > 0) line.append("By ", make("b", authors.join(", ")));
  if (words.length > 0) line.append(authors.length > 0 ? "; shares " : "Shares ");
  for (const [at, one] of words.entries()) {
    if (at > 0) line.append(at === words.length - 1 ? " and " : ", ");
    line.append(renderWords(one));
  }
  line.append(words.length > 0 ? " with " : ", as ");
  const list = make(
    "ul",
    yours.map(({ title, id }) =>
      make("li", id === undefined ? title : [make("a", title, { href: addressOf(id, undefined) })]),
    ),
  );
  const summary = make("summary", `${countOf(yours.length, "paper")} of yours`);
  return make("div", [line, make("details", [summary, list])], { className: "for-you-reason" });
}

/** Folds a muted paper away, with the reason in sight and a way to see it. */
export function fold(paper: HTMLElement, title: string, mutes: readonly string[]): void {
  const button = make("button", "Show", { type: "button", className: "action" });
  button.setAttribute("aria-label", `Show: ${title}`);
  const note = make("p", [`Muted: ${mutes.join(", ")} `, button], { className: "hidden-note" });
  button.addEventListener("click", () => {
    paper.removeAttribute(hookName("collapsed"));
    note.remove();
    paper.querySelector("a")?.focus();
  });
  paper.toggleAttribute(hookName("collapsed"), true);
  paper.append(note);
}

// --- internal ---

function renderActions(title: string): HTMLParagraphElement {
  const save = make("button", "Save", { type: "button", className: "action" });
  setHook(save, "act", "save");
  return make(
    "p",
    [
      save,
      doButton("more-like", "More like this", title),
      doButton("less-like", "Less like this", title),
    ],
    { className: "actions" },
  );
}

function renderWords({ text, terms }: SharedWords): HTMLElement {
  const button = make("button", "×", { type: "button", className: "action", title: "Not this" });
  setHook(button, "do", "not-this");
  setHook(button, "words", JSON.stringify({ text, terms }));
  button.setAttribute("aria-label", `Not this: ${text}`);
  return make("span", [make("i", text), " ", button], { className: "for-you-words" });
}
