/** Puts a reader who comes back to a page where they were. */
import { at, PAPERS_ADDED } from "../digest/page-hooks.ts";
import { idOf, linkOf, PAPER, paperAround } from "../paper/element.ts";
import type { Place } from "./place.ts";
import { ownPaper } from "./read-paper.ts";
import { openedPaper } from "./read-trail.ts";
import { isShown } from "./trail.ts";

/** What a reader does who goes on by themselves. */
const DOES = ["keydown", "pointerdown", "wheel", "touchstart"] as const;

/**
 * Gives the focus back, and scrolls where the papers come late: a browser scrolls a page of its own
 * accord once. It stops with the first thing that the reader does.
 */
export function comeBack(place: Place): void {
  const stop = new AbortController();
  const { signal } = stop;
  for (const does of DOES)
    window.addEventListener(does, () => stop.abort(), { signal, capture: true });
  const goOn = () => {
    if (signal.aborted) return;
    if (!showMore(place) && arrive(place, true)) stop.abort();
  };
  // What stands above the papers may come after them.
  document.addEventListener(PAPERS_ADDED, () => requestAnimationFrame(goOn), { signal });
  // They may have come before this module.
  if (!showMore(place) && arrive(place, false)) stop.abort();
}

// --- internal ---

/** Asks a list that grows by a button for as many papers as it had; false where it has them. */
function showMore({ count }: Place): boolean {
  const button = document.querySelector<HTMLButtonElement>(`main button${at("more")}`);
  const shown = document.querySelectorAll(PAPER).length;
  if (typeof count !== "number" || shown >= count || !button || button.hidden) return false;
  button.click();
  return true;
}

/** Whether what the reader was at is in the page. */
function arrive({ paper, top, link }: Place, isLate: boolean): boolean {
  const before = paperOf(paper);
  if (before && isLate && typeof top === "number")
    window.scrollBy(0, before.getBoundingClientRect().top - top);
  // The paper that was open last: the reader may have gone on from the one that was opened here.
  const last = ownPaper() ? undefined : paperOf(openedPaper());
  if (last && last !== before) {
    focus(linkOf(last));
    last.scrollIntoView({ block: "nearest" });
    return true;
  }
  const links = [...(before ?? document).querySelectorAll("a")];
  const same = links.find((one) => one.getAttribute("href") === link);
  if (same) focus(same);
  return before !== undefined || same !== undefined;
}

function paperOf(id: unknown): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(PAPER)].find(
    (one) => idOf(one) === id && isShown(one),
  );
}

function focus(link: HTMLAnchorElement | null): void {
  // The browser may have done it.
  if (link && paperAround(document.activeElement) !== paperAround(link))
    link.focus({ preventScroll: true });
}
