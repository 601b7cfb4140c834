/** A paper that was just hidden: one line with an undo button in its place. */
import { hookName, setHook } from "../digest/page-hooks.ts";
import { linkOf, titleOf } from "../paper/element.ts";
import { make } from "./make.ts";

/** Collapses a paper's element, or expands it again. The focus stays in the paper. */
export function collapse(paper: HTMLElement, isHidden: boolean): void {
  if (paper.hasAttribute(hookName("collapsed")) === isHidden) return;
  const hadFocus = paper.contains(document.activeElement);
  paper.toggleAttribute(hookName("collapsed"), isHidden);
  if (!isHidden) {
    paper.querySelector(".hidden-note")?.remove();
    if (hadFocus) linkOf(paper)?.focus({ preventScroll: true });
    return;
  }
  const undo = make("button", "Undo", { type: "button", className: "action" });
  setHook(undo, "act", "hide");
  undo.setAttribute("aria-label", `Undo: hide ${titleOf(paper)}`);
  const note = make("p", [`Hidden: ${titleOf(paper)} `, undo], { className: "hidden-note" });
  paper.append(note);
  if (hadFocus) undo.focus({ preventScroll: true });
}
