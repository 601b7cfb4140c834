/** Keyboard shortcuts of every page. They replace no key of the browser and do nothing while the reader types. */
import { at, SEARCH_BOX } from "../digest/page-hooks.ts";
import { act } from "./actions.ts";
import { sayMissing, store } from "./browser.ts";
import { KEYS, type KeyAct } from "./key-table.ts";
import { linkOf, PAPER, paperAround } from "../paper/element.ts";
import { make } from "./make.ts";
import { actButton } from "./paper-buttons.ts";
import { ownPaper } from "./read-paper.ts";
import { SETTINGS } from "./state.ts";
import { isShown } from "./trail.ts";

/** Listens for the keys of `key-table.ts`, and for the buttons that show them: one is in each footer. */
export function listenForKeys(): void {
  document.querySelector(".site-footer ul")?.append(make("li", [actButton("keys", "Keyboard")]));
  searchLink()?.setAttribute("aria-keyshortcuts", "/");
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const what = KEYS.get(key);
    if (!what || isLeaving || isTaken(event) || isTyping(target)) return;
    // A held key moves on; it doesn't save and remove in turns.
    if (event.repeat && what !== "next" && what !== "previous") return;
    if (document.querySelector("dialog[open]")) return;
    if (key.startsWith("Arrow") && scrollsSideways(target)) return;
    if (!store.read(SETTINGS).keys) return;
    if (perform(what)) event.preventDefault();
  });
  window.addEventListener("pageshow", () => (isLeaving = false));
  // Escape cancels the navigation.
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") isLeaving = false;
  });
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest(at("act", "keys"))) help();
  });
}

// --- internal ---

/** Whether the search page is loading: what is typed now is for its box. */
let isLeaving = false;

/** Runs a shortcut; false if the page has nothing for it. */
function perform(what: KeyAct): boolean {
  switch (what) {
    case "next":
      return step(1);
    case "previous":
      return step(-1);
    case "open": {
      const paper = current();
      return click(paper && paper !== ownPaper() ? linkOf(paper) : null);
    }
    case "save":
    case "hide": {
      const paper = current();
      if (paper) actOn(paper, what);
      return paper !== undefined;
    }
    case "abstract":
      return click(current()?.querySelector<HTMLElement>(at("act", "abstract")) ?? null);
    case "back":
      return click(document.querySelector("a[rel=prev]"));
    case "forth":
      return click(document.querySelector("a[rel=next]"));
    case "latest":
      return click(document.querySelector(".masthead-name a"));
    case "search":
      return search();
    case "help":
      help();
      return true;
  }
}

/** Few readers ask for it: it is loaded when one does. */
function help(): void {
  import("./key-help.ts").then(({ showKeys }) => showKeys(), sayMissing);
}

/** Presses the page's own button, if there is one: on the reading list it does more. */
function actOn(paper: HTMLElement, what: "save" | "hide"): void {
  const button = paper.querySelector<HTMLElement>(at("key", what));
  if (button) button.click();
  else if (what === "save" || paper.closest("paper-list, .paper")) act(paper, what);
}

/** The paper that keys act on: the one with the focus, or the page's own. */
function current(): HTMLElement | undefined {
  return paperAround(document.activeElement) ?? ownPaper();
}

/** Moves the focus to the next paper that is shown, or the one before. */
function step(by: 1 | -1): boolean {
  const papers = [...document.querySelectorAll<HTMLElement>(PAPER)];
  const from = paperAround(document.activeElement);
  let at = from
    ? papers.indexOf(from) + by
    : // Nothing has the focus: the first paper in the viewport.
      papers.findIndex((one) => isShown(one) && isBelowTop(one));
  for (let one = papers[at]; one && !isShown(one); one = papers[at]) at += by;
  const paper = papers[at];
  const link = paper && linkOf(paper);
  if (!link) return false;
  link.focus({ preventScroll: true });
  paper.scrollIntoView({ block: "nearest" });
  return true;
}

function isBelowTop(paper: HTMLElement): boolean {
  return paper.getBoundingClientRect().bottom > 40;
}

function click(link: HTMLElement | null): boolean {
  link?.click();
  return link !== null;
}

/** Focuses the search box; on other pages it goes to the search page first. */
function search(): boolean {
  const input = document.querySelector<HTMLInputElement>(`${at("search")} input[type=search]`);
  const link = searchLink();
  if (!input && link) {
    isLeaving = true;
    // The browser focuses the target of a fragment before any script runs.
    location.href = `${link.href}#${SEARCH_BOX}`;
    return true;
  }
  if (!input) return false;
  input.focus();
  input.select();
  return true;
}

function searchLink(): HTMLAnchorElement | null {
  return document.querySelector<HTMLAnchorElement>(`a${at("search-link")}`);
}

/** Whether a key is the browser's: with a modifier, but Shift only with arrows, since it also types `?` and `/`. */
function isTaken(event: KeyboardEvent): boolean {
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (event.shiftKey && event.key.startsWith("Arrow")) ||
    event.isComposing ||
    event.defaultPrevented
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

/** Whether the arrow keys scroll something where the focus is. */
function scrollsSideways(target: EventTarget | null): boolean {
  for (let one = target instanceof Element ? target : null; one; one = one.parentElement)
    if (
      one.scrollWidth > one.clientWidth &&
      (one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX))
    )
      return true;
  return false;
}
