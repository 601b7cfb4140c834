/** Keys that work on every page. They never take a key from the browser or from typing. */
import { at, SEARCH_BOX } from "../digest/page-hooks.ts";
import { act } from "./actions.ts";
import { store } from "./browser.ts";
import { showKeys } from "./key-help.ts";
import { actOf, type KeyAct } from "./key-table.ts";
import { linkOf, PAPER, paperAround } from "../paper/element.ts";
import { ownPaper } from "./read-paper.ts";
import { SETTINGS } from "./state.ts";

/** Listens for the keys of `key-table.ts`, and for the buttons that show them. */
export function listenForKeys(): void {
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const what = actOf(key);
    if (!what || isLeaving || isTaken(event) || isTyping(target)) return;
    // A key that is held walks on; it doesn't save and take off in turns.
    if (event.repeat && what !== "next" && what !== "previous") return;
    if (document.querySelector("dialog[open]")) return;
    if (key.startsWith("Arrow") && scrollsSideways(target)) return;
    if (!store.read(SETTINGS).keys) return;
    if (perform(what)) event.preventDefault();
  });
  window.addEventListener("pageshow", () => (isLeaving = false));
  // It stops a page that is on its way.
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") isLeaving = false;
  });
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest(at("act", "keys"))) showKeys();
  });
}

// --- internal ---

/** Whether the search is on its way: what is typed from now on is meant for its box. */
let isLeaving = false;

/** Does what a key stands for; false where the page has nothing to do it with. */
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
    case "back":
      return click(document.querySelector("a[rel=prev]"));
    case "forth":
      return click(document.querySelector("a[rel=next]"));
    case "latest":
      return click(document.querySelector(".masthead-name a"));
    case "search":
      return search();
    case "help":
      showKeys();
      return true;
  }
}

/** The page's own button where there is one: it knows more of its page. */
function actOn(paper: HTMLElement, what: "save" | "hide"): void {
  const button = paper.querySelector<HTMLElement>(at("key", what));
  if (button) button.click();
  else if (what === "save" || paper.closest("paper-list, .paper")) act(paper, what);
}

/** The paper that the keys are about: the one with the focus, or the one that the page is of. */
function current(): HTMLElement | undefined {
  return paperAround(document.activeElement) ?? ownPaper();
}

/** Moves the focus to the next paper that is shown, or the one before. */
function step(by: 1 | -1): boolean {
  const papers = [...document.querySelectorAll<HTMLElement>(PAPER)];
  const from = paperAround(document.activeElement);
  let at = from
    ? papers.indexOf(from) + by
    : // Nothing has the focus: the first paper that is in sight.
      papers.findIndex((one) => isShown(one) && isBelowTop(one));
  while (papers[at] && !isShown(papers[at])) at += by;
  const paper = papers[at];
  const link = paper && linkOf(paper);
  if (!link) return false;
  link.focus({ preventScroll: true });
  paper.scrollIntoView({ block: "nearest" });
  return true;
}

function isShown(paper: HTMLElement | undefined): boolean {
  return paper !== undefined && !paper.hasAttribute("data-collapsed") && paper.checkVisibility();
}

function isBelowTop(paper: HTMLElement): boolean {
  return paper.getBoundingClientRect().bottom > 40;
}

function click(link: HTMLElement | null): boolean {
  link?.click();
  return link !== null;
}

/** Into the box of the search page, which comes first where it is another page. */
function search(): boolean {
  const input = document.querySelector<HTMLInputElement>(`${at("search")} input[type=search]`);
  const link = document.querySelector<HTMLAnchorElement>(`a${at("search-link")}`);
  if (!input && link) {
    isLeaving = true;
    // The browser gives the focus to what an address names, before any script runs.
    location.href = `${link.href}#${SEARCH_BOX}`;
    return true;
  }
  if (!input) return false;
  input.focus();
  input.select();
  return true;
}

/** With a modifier a key is the browser's; Shift alone is a way to type `?` and `/`, but selects with arrows. */
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
