/** What a card says of a paper, as `PaperCard.astro` has it, for lists that are made in the browser. */
import { setHook } from "../digest/page-hooks.ts";
import { make } from "./make.ts";

/** The beginning of a paper's abstract, or a part of it, and the button that unfolds the whole. */
export function renderExcerpt(
  beginning: string | readonly (Node | string)[],
  title: string,
): HTMLParagraphElement {
  const text = make("span", beginning, { className: "beginning" });
  return make("p", [text, " ", abstractButton(title)], { className: "excerpt", dir: "auto" });
}

/** The button that unfolds a paper's whole abstract. */
export function abstractButton(title: string): HTMLButtonElement {
  const button = make("button", "Abstract", {
    type: "button",
    className: "action",
    ariaExpanded: "false",
    ariaLabel: `Abstract: ${title}`,
  });
  setHook(button, "act", "abstract");
  return button;
}
