/**
 * `<reading-list>`: the saved papers, which this browser alone keeps, with export and import; and the hidden papers, which can be restored.
 */
import { at, findIn, hookName, readHook } from "../digest/page-hooks.ts";
import { readPaperAddress } from "../digest/paper-paths.ts";
import { idOf } from "../paper/element.ts";
import { countOf } from "../text/counts.ts";
import { store } from "./browser.ts";
import { download } from "./download.ts";
import type { ListExport } from "./list-exports.ts";
import { describeImport, mergeLists, readListFile, writeList } from "./list-file.ts";
import type { SavedPaper } from "./saved-paper.ts";
import { renderHidden, renderSaved } from "./saved-view.ts";
import { putBack } from "./put-back.ts";
import { HIDDEN, SAVED } from "./state.ts";

class ReadingList extends HTMLElement {
  #undo: () => void = () => {};

  connectedCallback(): void {
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (button) this.#press(button);
    });
    const file = findIn(this, "input[type=file]", HTMLInputElement);
    file.addEventListener("change", () => void this.#import(file));
    store.listen((name) => {
      if (name === "saved" || name === "hidden") this.#render();
    });
    this.#render();
  }

  // --- internal ---

  #press(button: HTMLButtonElement): void {
    const item = button.closest<HTMLElement>(ITEMS);
    const isOne = ({ id }: { id: string }) => item !== null && id === paperOf(item);
    const does = readHook(button, "do");
    switch (does) {
      case "read":
        store.change(SAVED, (now) => now.map((one) => (isOne(one) ? toggleRead(one) : one)));
        break;
      case "remove":
        this.#remove(isOne);
        break;
      case "restore":
        this.#restore(isOne);
        break;
      case "clear":
        this.#remove(() => true);
        this.#undoButton.focus();
        break;
      case "restore-all":
        this.#restore(() => true);
        this.#undoButton.focus();
        break;
      case "undo":
        this.#undo();
        this.#say("");
        this.querySelector<HTMLElement>(`:is(${ITEMS}) a`)?.focus();
        break;
      case "export-json":
        download("reading-list.json", "application/json", writeList(store.read(SAVED)));
        break;
      default: {
        const as = EXPORTS.find((one) => `export-${one}` === does);
        if (as) void this.#export(as);
      }
    }
  }

  #render(): void {
    const addressOf = readPaperAddress(this);
    const withNote = new Set(readHook(this, "noted")?.split(" "));
    const saved = store.read(SAVED);
    const hidden = store.read(HIDDEN);
    const restoreFocus = this.#rememberFocus();
    updateItems(findIn(this, at("saved-papers"), HTMLElement), saved, (paper) =>
      renderSaved(paper, addressOf, withNote.has(paper.id)),
    );
    updateItems(findIn(this, at("hidden-papers"), HTMLElement), hidden, (paper) =>
      renderHidden(paper, addressOf),
    );
    findIn(this, at("hidden-section"), HTMLElement).hidden = hidden.length === 0;
    findIn(this, at("empty"), HTMLElement).hidden = saved.length > 0;
    for (const button of this.querySelectorAll<HTMLElement>(ON_THE_LIST))
      button.hidden = saved.length === 0;
    const count = document.querySelector(at("count"));
    if (count) count.textContent = countSaved(saved);
    restoreFocus?.();
  }

  /** Returns what puts the focus back into the list once the list is rendered again. */
  #rememberFocus(): (() => void) | undefined {
    const { activeElement } = document;
    const item = activeElement?.closest<HTMLElement>(ITEMS);
    const list = item?.parentElement;
    if (!item || !list || !this.contains(item)) return undefined;
    const action = readHook(activeElement, "do");
    const place = [...list.children].indexOf(item);
    return () => {
      const now = [...list.querySelectorAll<HTMLElement>(":scope > li")];
      const same = now.find((one) => paperOf(one) === paperOf(item));
      // If the paper is gone, the one in its place.
      const next = same ?? now[Math.min(place, now.length - 1)];
      const target = next?.querySelector<HTMLElement>(
        action ? `[${hookName("do")}=${action}]` : "a",
      );
      (target ?? this.#undoButton).focus();
    };
  }

  #remove(isOne: (paper: SavedPaper) => boolean): void {
    const before = store.read(SAVED);
    const removed = before.filter(isOne);
    if (removed.length === 0) return;
    this.#say(inWords(removed, "is removed.", "are removed."), () =>
      store.change(SAVED, (now) => putBack(removed, before, now)),
    );
    store.change(SAVED, (now) => now.filter((one) => !isOne(one)));
  }

  #restore(isOne: (paper: { id: string }) => boolean): void {
    const restored = store.read(HIDDEN).filter(isOne);
    if (restored.length === 0) return;
    this.#say(inWords(restored, "is back in the lists.", "are back in the lists."), () =>
      store.change(HIDDEN, (now) => {
        const hidden = new Set(now.map(({ id }) => id));
        return [...restored.filter(({ id }) => !hidden.has(id)), ...now];
      }),
    );
    store.change(HIDDEN, (now) => now.filter((one) => !isOne(one)));
  }

  async #export(as: ListExport): Promise<void> {
    try {
      const { exportList } = await import("./list-exports.ts");
      exportList(as, store.read(SAVED), readPaperAddress(this));
    } catch {
      this.#say("The export could not be loaded. Try again when you are online.");
    }
  }

  async #import(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    const reading = await readListFile(file);
    // The same file can be chosen again.
    input.value = "";
    let added = 0;
    if (reading.refused === undefined)
      store.change(SAVED, (now) => {
        const merged = mergeLists(now, reading.papers);
        added = merged.added;
        return added > 0 ? merged.list : now;
      });
    this.#say(describeImport(reading, added).join(" "));
  }

  #say(sentence: string, undo?: () => void): void {
    findIn(this, "[role=status]", HTMLElement).textContent = sentence;
    const button = this.#undoButton;
    button.textContent = "Undo";
    button.hidden = undo === undefined;
    this.#undo = undo ?? (() => {});
  }

  get #undoButton(): HTMLElement {
    return findIn(this, at("do", "undo"), HTMLElement);
  }
}

function paperOf(item: HTMLElement): string {
  return readHook(item, "hidden-paper") ?? idOf(item);
}

const EXPORTS: readonly ListExport[] = ["bib", "ris", "csl", "obsidian", "logseq"];

/** Buttons that act on the whole list. */
const ON_THE_LIST = [...EXPORTS, "json" as const]
  .map((one) => at("do", `export-${one}`))
  .concat(at("do", "clear"))
  .join();

/** The data from which each item of a list was made. */
const CONTENTS = new WeakMap<Element, string>();

/** Brings a list up to date. An item that stays is not touched: a list may have thousands. */
function updateItems<Paper>(
  list: HTMLElement,
  papers: readonly Paper[],
  render: (paper: Paper) => HTMLElement,
): void {
  const before = new Map([...list.children].map((item) => [CONTENTS.get(item), item]));
  const items = papers.map((paper) => {
    const content = JSON.stringify(paper);
    const item = before.get(content) ?? render(paper);
    CONTENTS.set(item, content);
    return item;
  });
  const kept = new Set(items);
  const gone = [...list.children].filter((item) => !kept.has(item));
  for (const item of gone) item.remove();
  let next = list.firstElementChild;
  for (const item of items)
    if (item === next) next = next.nextElementSibling;
    else list.insertBefore(item, next);
}

/** The items of the two lists, saved papers and hidden ones; not the links of one. */
const ITEMS = `:is(${at("saved-papers")}, ${at("hidden-papers")}) > li`;

function inWords(papers: readonly { title: string }[], one: string, more: string): string {
  return papers.length === 1 ? `“${papers[0]?.title}” ${one}` : `${papers.length} papers ${more}`;
}

function countSaved(papers: readonly SavedPaper[]): string {
  if (papers.length === 0) return "";
  const unread = papers.filter(({ read }) => !read).length;
  const all = countOf(papers.length, "paper");
  return unread < papers.length ? `${all}, ${unread} unread` : all;
}

customElements.define("reading-list", ReadingList);

/** Marks a saved paper as read, or as unread again. */
function toggleRead({ read, ...paper }: SavedPaper): SavedPaper {
  return read ? paper : { ...paper, read: true };
}
