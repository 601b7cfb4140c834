/** The whole abstract of a paper in a list: unfolded on its card, below its title, and folded again. */
import { at, setHook } from "../../digest/page-hooks.ts";
import { idOf, linkOf, titleOf } from "../../paper/element.ts";
import { loadPart } from "../load-part.ts";
import { make } from "../make.ts";

/** Unfolds a paper's abstract, or folds it; then the paper stays in sight. */
export async function toggleAbstract(paper: HTMLElement): Promise<void> {
  if (!isOpen(paper)) return unfold(paper);
  fold(paper);
  if (paper.getBoundingClientRect().top < 0) paper.scrollIntoView({ block: "nearest" });
}

/** Whether a paper's abstract is unfolded, or about to be. */
export function isOpen(paper: HTMLElement): boolean {
  const place = PLACES.get(paper);
  return place !== undefined && !place.hidden;
}

/**
 * Unfolds a paper's abstract. What stands above it stays where it is.
 *
 * @param isAsked whether the reader asked for this one: then a failure is told in its place
 */
export async function unfold(paper: HTMLElement, isAsked = true): Promise<void> {
  const link = linkOf(paper);
  if (!link) return;
  const place = placeIn(paper, link);
  show(paper, true);
  if (LOADED.has(paper)) return;
  const waiting = setTimeout(() => place.replaceChildren(make("p", "Loading the abstract…")), SLOW);
  try {
    place.replaceChildren(...(await loadPart(link.href, { abstract: idOf(paper) })));
    LOADED.add(paper);
    show(paper, isOpen(paper));
  } catch {
    place.replaceChildren(...(isAsked ? [failure(paper)] : []));
    if (!isAsked) fold(paper);
  } finally {
    clearTimeout(waiting);
  }
}

/** Folds a paper's abstract. */
export function fold(paper: HTMLElement): void {
  const hadFocus = PLACES.get(paper)?.contains(document.activeElement);
  show(paper, false);
  if (hadFocus) (buttonOf(paper) ?? linkOf(paper))?.focus({ preventScroll: true });
}

// --- internal ---

/** After so long the reader is told that it is being loaded, in milliseconds. */
const SLOW = 300;

/** Where each paper's abstract is, or is going to be. */
const PLACES = new WeakMap<HTMLElement, HTMLElement>();
const LOADED = new WeakSet<HTMLElement>();

function placeIn(paper: HTMLElement, link: HTMLElement): HTMLElement {
  const known = PLACES.get(paper);
  if (known) return known;
  const place = make("div", [], { className: "unfolded", dir: "auto" });
  PLACES.set(paper, place);
  (paper.querySelector(".excerpt") ?? paper.querySelector(".byline") ?? link).after(place);
  return place;
}

function show(paper: HTMLElement, isShown: boolean): void {
  const place = PLACES.get(paper);
  if (place) place.hidden = !isShown;
  setHook(paper, "unfolded", isShown && LOADED.has(paper) ? "" : undefined);
  buttonOf(paper)?.setAttribute("aria-expanded", String(isShown));
}

function buttonOf(paper: HTMLElement): HTMLElement | null {
  return paper.querySelector<HTMLElement>(at("act", "abstract"));
}

function failure(paper: HTMLElement): HTMLElement {
  const again = make("button", "Try again", { type: "button", className: "action" });
  again.setAttribute("aria-label", `Try again: the abstract of ${titleOf(paper)}`);
  again.addEventListener("click", () => {
    // The focus would go with the button.
    (buttonOf(paper) ?? linkOf(paper))?.focus({ preventScroll: true });
    PLACES.get(paper)?.replaceChildren();
    void unfold(paper);
  });
  const line = make("p", ["The abstract could not be loaded. ", again]);
  line.setAttribute("role", "alert");
  return line;
}
