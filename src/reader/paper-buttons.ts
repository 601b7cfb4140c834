/**
 * The buttons of papers. Without a script they would do nothing, and in the page they would be an
 * eighth of what a card weighs; styles keep their room free.
 */
import { at, setHook } from "../digest/page-hooks.ts";
import type { Hooks } from "../digest/hook-table.ts";
import { titleOf } from "../paper/element.ts";
import { make } from "./make.ts";

/** Gives cards, and papers that are shown whole, the buttons that they lack. */
export function addPaperButtons(): void {
  for (const paper of document.querySelectorAll<HTMLElement>(".card, .paper, .whole")) {
    const foot = paper.querySelector(".card-foot, .paper-tools");
    if (!foot || foot.querySelector(".actions")) continue;
    const acts = [actButton("save"), actButton("hide")];
    if (foot.className === "paper-tools") acts.push(actButton("cite", "Cite", paper));
    foot.append(make("p", acts, { className: "actions" }));
    const abstract = actButton("abstract", "Abstract", paper);
    abstract.ariaExpanded = "false";
    paper.querySelector(`.excerpt:not(${at("all")})`)?.append(abstract);
  }
}

/**
 * A button for what `data-act` names.
 *
 * @param word what it says; one that saves or hides gets it with the paper's state
 * @param paper whose title tells it from others
 */
export function actButton(act: Hooks["act"], word = "", paper?: HTMLElement): HTMLButtonElement {
  const button = make("button", word, { type: "button" });
  if (paper) button.ariaLabel = `${word}: ${titleOf(paper)}`;
  setHook(button, "act", act);
  return button;
}
