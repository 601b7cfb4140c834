/** The view "Abstracts": whole abstracts on all cards, each loaded as it comes near the window. */
import { at, PAPERS_ADDED } from "../../digest/page-hooks.ts";
import { paperAround } from "../../paper/element.ts";
import { fold, isOpen, unfold } from "./unfold.ts";

/** Unfolds the abstracts of the page's cards from now on, or folds those that it has unfolded. */
export function showAbstracts(isOn: boolean): void {
  if (isOn === isShowing) return;
  isShowing = isOn;
  if (isOn) watch();
  else {
    near.disconnect();
    for (const paper of unfolded) fold(paper);
    unfolded.clear();
  }
}

// --- internal ---

let isShowing = false;
/** Those that the reader has not asked for one by one. */
const unfolded = new Set<HTMLElement>();

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const paper = paperAround(target);
      if (!isIntersecting || !paper) continue;
      near.unobserve(target);
      if (isOpen(paper) || unfolded.has(paper)) continue;
      unfolded.add(paper);
      void unfold(paper, false);
    }
  },
  // Loaded before they are seen.
  { rootMargin: "50% 0px" },
);

document.addEventListener(PAPERS_ADDED, () => {
  if (isShowing) watch();
});

function watch(): void {
  for (const button of document.querySelectorAll(at("act", "abstract"))) near.observe(button);
}
