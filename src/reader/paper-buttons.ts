/**
 * The buttons of papers. Without a script they would do nothing, and in the page they would be an
 * eighth of what a card weighs; styles keep their room free.
 */
import { at, setHook } from "../digest/page-hooks.ts";
import type { Hooks } from "../digest/hook-table.ts";
import { PAPER } from "../paper/element.ts";
import { make } from "./make.ts";

/** Gives cards, and papers that are shown whole, the buttons that they lack. */
export function addPaperButtons(): void {
  for (const foot of document.querySelectorAll(
    `${PAPER} :is(.card-foot, .paper-tools):not(:has(.actions))`,
  )) {
    const acts = [actButton("save"), actButton("hide")];
    if (foot.className === "paper-tools") acts.push(actButton("cite", "Cite"));
    foot.append(make("p", acts, { className: "actions" }));
  }
  for (const excerpt of document.querySelectorAll(
    `.card > .excerpt:not(${at("all")}, :has(button))`,
  ))
    excerpt.append(Object.assign(actButton("abstract", "Abstract"), { ariaExpanded: "false" }));
}

/**
 * A button for what `data-act` names.
 *
 * @param word what it says; one that saves or hides gets it with the paper's state
 */
export function actButton(act: Hooks["act"], word = ""): HTMLButtonElement {
  const button = make("button", word, { type: "button" });
  setHook(button, "act", act);
  return button;
}
