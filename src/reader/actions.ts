/** Saving and hiding a paper, and marking it as seen. */
import { at, hookName, readHook, setHook, PAPERS_ADDED } from "../digest/page-hooks.ts";
import { say, sayMissing, store } from "./browser.ts";
import { idOf, PAPER, paperAround, readPaperElement, titleOf } from "../paper/element.ts";
import { make } from "./make.ts";
import { actButton, addPaperButtons } from "./paper-buttons.ts";
import { ownPaper, readPaper } from "./read-paper.ts";
import { addSeen, HIDDEN, MOST_HIDDEN, SAVED, SEEN, toggle } from "./state.ts";

export type Act = "save" | "hide";

/** Saves or hides a paper, or undoes that. */
export function act(paper: HTMLElement, what: Act): void {
  const id = idOf(paper);
  if (what === "hide") {
    const { title, day } = readPaperElement(paper);
    const hidden = { id, title, ...(day !== undefined && { day }) };
    const list = store.change(HIDDEN, (now) => toggle(now, hidden, MOST_HIDDEN));
    // A list shows it in place of the paper.
    if (!paper.closest("paper-list, new-papers"))
      say(list.some((one) => one.id === id) ? "Hidden from all lists." : "Shown in lists again.");
    return;
  }
  const saved = readPaper(paper);
  if (!saved) return;
  const list = store.change(SAVED, (now) => toggle(now, saved));
  const isSaved = list.some((one) => one.id === id);
  say([`${isSaved ? "Saved to" : "Removed from"} your `, linkToList(), "."]);
}

/** Makes the buttons of papers work and keeps their labels up to date. Opening a paper's page marks it as seen. */
export function listenForActions(): void {
  document.addEventListener("click", (event) => {
    const paper = paperAround(event.target);
    const button = paper && buttonFor(event, paper);
    const what = button && actOf(button);
    if (!button) return;
    if (what) act(paper, what);
    else if (readHook(button, "act") === "abstract")
      import("./abstract/unfold.ts").then(
        ({ toggleAbstract }) => toggleAbstract(paper),
        sayMissing,
      );
    else if (readHook(button, "act") === "cite")
      import("./cite.ts").then(({ cite }) => cite(paper), sayMissing);
  });
  store.listen((name) => {
    if (name === "saved" || name === "hidden") label();
  });
  // Papers that are added later: the results of a search.
  document.addEventListener(PAPERS_ADDED, complete);
  complete();
  void addToRows();
  visitPaper();
  addEventListener("hashchange", visitPaper);
}

// --- internal ---

function complete(): void {
  addPaperButtons();
  nameAfterPapers();
  label();
}

/** The head's link to the reading list. */
function headLink(): HTMLAnchorElement | null {
  return document.querySelector<HTMLAnchorElement>(`a${at("list-count")}`);
}

function linkToList(): HTMLElement {
  return make("a", "reading list", { href: headLink()?.href ?? "" });
}

const LABELS: Record<Act, [off: string, on: string]> = {
  save: ["Save", "Saved"],
  hide: ["Hide", "Hidden"],
};

/** The button of a paper that a click is meant for: one that was pressed, or that of the text. */
function buttonFor({ target, pointerType }: PointerEvent, paper: HTMLElement): Element | null {
  if (!(target instanceof Element)) return null;
  const pressed = target.closest(at("act"));
  // Text that a mouse selects, or a click that ends that, unfolds nothing.
  const texts = pointerType === "touch" ? ".excerpt, .unfolded" : ".excerpt";
  const isText = !target.closest("a, button") && target.closest(texts);
  return isText && getSelection()?.isCollapsed
    ? paper.querySelector(at("act", "abstract"))
    : pressed;
}

/** Updates buttons and papers to what is saved and hidden. @param roots where they are */
function label(roots: readonly ParentNode[] = [document]): void {
  const ids: Record<Act, Set<string>> = {
    save: new Set(store.read(SAVED).map(({ id }) => id)),
    hide: new Set(store.read(HIDDEN).map(({ id }) => id)),
  };
  const head = headLink();
  if (head) setHook(head, "list-count", String(ids.save.size || ""));
  for (const paper of roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(PAPER)]))
    paper.toggleAttribute("data-saved", ids.save.has(idOf(paper)));
  // All buttons at once: to look for them in each paper takes seconds in a list of thousands.
  const buttons = `:is(.actions, .row) > ${at("act")}`;
  for (const button of roots.flatMap((root) => [...root.querySelectorAll(buttons)])) {
    const what = actOf(button);
    const paper = paperAround(button);
    if (!paper || !what) continue;
    const isOn = ids[what].has(idOf(paper));
    if (button.hasAttribute(hookName("on")) === isOn && button.hasAttribute("aria-label")) continue;
    const text = LABELS[what][isOn ? 1 : 0];
    button.toggleAttribute(hookName("on"), isOn);
    button.textContent = text;
    button.setAttribute("aria-label", `${text}: ${titleOf(paper)}`);
  }
}

/** Gives rows their button. A month has hundreds: the reader's own keys and taps come between its days. */
async function addToRows(): Promise<void> {
  // Meanwhile another order may move rows from one day to another.
  const days = [...document.querySelectorAll(".rows")].map((section) => [
    ...section.querySelectorAll(`.row${PAPER}`),
  ]);
  for (const rows of days) {
    for (const row of rows) {
      row.append(actButton("save"));
    }
    label(rows);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/**
 * Names links such as "PDF" after their papers, so that they make sense out of their place: in the
 * page, a title would stand six times.
 */
function nameAfterPapers(): void {
  for (const link of document.querySelectorAll(":is(paper-list, new-papers) .paper-links a")) {
    const paper = paperAround(link);
    if (paper) link.setAttribute("aria-label", `${link.textContent.trim()}: ${titleOf(paper)}`);
  }
}

/** What a button does to its paper; undefined for other things. */
function actOf(button: Element): Act | undefined {
  const what = readHook(button, "act");
  return what === "save" || what === "hide" ? what : undefined;
}

/** Marks the paper that the page is of as seen. */
function visitPaper(): void {
  const own = ownPaper();
  if (own) store.change(SEEN, (seen) => addSeen(seen, [idOf(own)]), true);
}
