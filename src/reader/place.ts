/**
 * Where a reader is on a page: kept in the page's entry of the browser's history, so that a reader
 * who comes back finds it again, also where the browser makes the page anew. This file alone writes
 * and reads it.
 */
import { idOf, PAPER, paperAround } from "../paper/element.ts";
import { asObject } from "../text/json-object.ts";
import { ownPaper } from "./read-paper.ts";
import { leaveList } from "./trail.ts";

/** What is kept of a page. Whoever reads it checks what they use: any script could have written it. */
export interface Place {
  /** The paper that the reader was at: its id, and how far below the window's top it stood, in pixels. */
  paper?: unknown;
  top?: unknown;
  /** The address of the link that had the focus, as it stands in the page. */
  link?: unknown;
  /** How many papers the page showed. */
  count?: unknown;
}

/** What is kept of this page; undefined where the reader comes to it for the first time. */
export function keptPlace(): Place | undefined {
  return asObject(asObject(history.state)?.["place"]);
}

/** Keeps where the reader is whenever the page may be left. */
export function watchPlace(): void {
  let clicked: Element | null = null;
  const keep = () => {
    const place = placeOf(document.activeElement?.closest("a") ?? clicked);
    history.replaceState({ place }, "");
  };
  // A page that is being left may not write any more: before the browser follows the link.
  window.addEventListener("click", ({ target }) => {
    clicked = target instanceof Element ? target.closest("a") : null;
    if (!clicked) return;
    keep();
    if (!ownPaper()) leaveList(clicked);
  }, true); // prettier-ignore
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);
}

// --- internal ---

function placeOf(link: Element | null): Place {
  const papers = [...document.querySelectorAll<HTMLElement>(PAPER)];
  // Without a link, the first paper in sight.
  const paper = paperAround(link) ?? papers.find((one) => one.getBoundingClientRect().bottom > 0);
  return {
    paper: paper && idOf(paper),
    top: paper?.getBoundingClientRect().top,
    link: link?.getAttribute("href") ?? undefined,
    count: papers.length,
  };
}
