/**
 * `<reading-list>`: the saved papers, out of this browser alone, with a way out (JSON, BibTeX) and
 * a way in (JSON); and the hidden papers, with a way back.
 */
import { toBibtex } from "./bibtex.ts";
import { store } from "./browser.ts";
import {
  describeImport,
  LARGEST,
  mergeLists,
  readList,
  writeList,
  type FileReading,
} from "./list-file.ts";
import type { SavedPaper } from "./saved-paper.ts";
import { renderHidden, renderSaved } from "./saved-view.ts";
import { HIDDEN, SAVED } from "./state.ts";

class ReadingList extends HTMLElement {
  #undo: () => void = () => {};

  connectedCallback(): void {
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (button) this.#press(button);
    });
    const file = this.#find("input[type=file]", HTMLInputElement);
    file.addEventListener("change", () => void this.#import(file));
    store.listen((name) => {
      if (name === "saved" || name === "hidden") this.#render();
    });
    this.#render();
  }

  // --- internal ---

  #press(button: HTMLButtonElement): void {
    const id = idOf(button.closest<HTMLElement>(ITEMS));
    const { do: does, export: format } = button.dataset;
    if (does === "remove") this.#remove(({ id: one }) => one === id);
    else if (does === "read") this.#toggleRead(id);
    else if (does === "restore") this.#restore((one) => one === id);
    else if (format === "json")
      download("reading-list.json", "application/json", writeList(store.read(SAVED)));
    else if (format === "bib")
      download("reading-list.bib", "application/x-bibtex", toBibtex(store.read(SAVED)));
    else if (button.matches("[data-restore-all]")) {
      this.#restore(() => true);
      this.#find("[data-undo]", HTMLElement).focus();
    } else if (button.matches("[data-clear]")) {
      this.#remove(() => true);
      this.#find("[data-undo]", HTMLElement).focus();
    } else if (button.matches("[data-undo]")) {
      this.#undo();
      this.#say([]);
      this.querySelector<HTMLElement>(`:is(${ITEMS}) a`)?.focus();
    }
  }

  #render(): void {
    const { papers = "", noted = "" } = this.dataset;
    const withNote = new Set(noted.split(" "));
    const saved = store.read(SAVED);
    const hidden = store.read(HIDDEN);
    const place = this.#placeOfFocus();
    this.#find("[data-saved-papers]", HTMLElement).replaceChildren(
      ...saved.map((paper) => renderSaved(paper, papers, withNote.has(paper.id))),
    );
    this.#find("[data-hidden-papers]", HTMLElement).replaceChildren(
      ...hidden.map((paper) => renderHidden(paper, papers)),
    );
    this.#find("[data-hidden-section]", HTMLElement).hidden = hidden.length === 0;
    this.#find("[data-empty]", HTMLElement).hidden = saved.length > 0;
    for (const button of this.querySelectorAll<HTMLElement>("[data-export], [data-clear]"))
      button.hidden = saved.length === 0;
    const count = document.querySelector("[data-count]");
    if (count) count.textContent = countPapers(saved);
    place?.();
  }

  /** Whoever works through the list by keyboard keeps their place when it is drawn anew. */
  #placeOfFocus(): (() => void) | undefined {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement)) return undefined;
    const items = [...this.querySelectorAll<HTMLElement>(ITEMS)];
    const at = items.findIndex((item) => item.contains(activeElement));
    if (at < 0) return undefined;
    const { do: does } = activeElement.dataset;
    const list = items[at]?.parentElement;
    const id = idOf(items[at]);
    const place = [...(list?.children ?? [])].indexOf(items[at] ?? activeElement);
    return () => {
      // The same paper wherever it is now; where it is gone, the one in its place.
      const now = [...(list?.querySelectorAll<HTMLElement>(":scope > li") ?? [])];
      const item = now.find((one) => idOf(one) === id) ?? now[Math.min(place, now.length - 1)];
      const again = item?.querySelector<HTMLElement>(does ? `[data-do=${does}]` : "a");
      (again ?? this.#find("[data-undo]", HTMLElement)).focus();
    };
  }

  #remove(isOne: (paper: SavedPaper) => boolean): void {
    const before = store.read(SAVED);
    const removed = before.filter(isOne);
    const [first] = removed;
    if (!first) return;
    this.#say(
      [
        removed.length === 1
          ? `“${first.title}” is removed.`
          : `${removed.length} papers are removed.`,
      ],
      () =>
        // Back to their places, beside whatever came in the meantime.
        store.change(SAVED, (now) => {
          const added = now.filter(({ id }) => !before.some((one) => one.id === id));
          const current = new Map(now.map((one) => [one.id, one]));
          const gone = new Set(removed.map(({ id }) => id));
          return [
            ...added,
            ...before.flatMap((one) => {
              const held = current.get(one.id);
              return held ?? (gone.has(one.id) ? one : []);
            }),
          ];
        }),
    );
    store.change(SAVED, (now) => now.filter((one) => !isOne(one)));
  }

  #toggleRead(id: string | undefined): void {
    store.change(SAVED, (now) =>
      now.map((paper) => {
        if (paper.id !== id) return paper;
        const { read, ...unread } = paper;
        return read ? unread : { ...unread, read: true };
      }),
    );
  }

  #restore(isOne: (id: string) => boolean): void {
    const restored = store.read(HIDDEN).filter(({ id }) => isOne(id));
    const [first] = restored;
    if (!first) return;
    this.#say(
      [
        restored.length === 1
          ? `“${first.title}” is back in the lists.`
          : `${restored.length} papers are back in the lists.`,
      ],
      () =>
        store.change(HIDDEN, (now) => {
          const hidden = new Set(now.map(({ id }) => id));
          return [...restored.filter(({ id }) => !hidden.has(id)), ...now];
        }),
    );
    store.change(HIDDEN, (now) => now.filter(({ id }) => !isOne(id)));
  }

  async #import(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    const reading = await readFile(file);
    // The same file can be chosen again.
    input.value = "";
    let added = 0;
    if (reading.refused === undefined)
      store.change(SAVED, (now) => {
        const merged = mergeLists(now, reading.papers);
        added = merged.added;
        return added > 0 ? merged.list : now;
      });
    this.#say(describeImport(reading, added));
  }

  #say(sentences: readonly string[], undo?: () => void): void {
    this.#find("[role=status]", HTMLElement).textContent = sentences.join(" ");
    const button = this.#find("[data-undo]", HTMLElement);
    button.textContent = "Undo";
    button.hidden = undo === undefined;
    this.#undo = undo ?? (() => {});
  }

  #find<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
    const found = this.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`<reading-list> lacks ${selector}`);
  }
}

/** The papers, saved and hidden; not the links of one. */
const ITEMS = ":is([data-saved-papers], [data-hidden-papers]) > li";

/** Which paper an item is of, a saved one or a hidden one. */
function idOf(item: HTMLElement | null | undefined): string | undefined {
  return item?.dataset["paper"] ?? item?.dataset["id"];
}

async function readFile(file: File): Promise<FileReading> {
  if (file.size > LARGEST)
    return {
      refused: `The file has ${Math.ceil(file.size / 1_000_000)} MB, and a reading list has at most ${LARGEST / 1_000_000}.`,
    };
  try {
    return readList(await file.text());
  } catch {
    return {
      refused: "The file could not be read: it may have been moved or changed.",
    };
  }
}

function countPapers(papers: readonly SavedPaper[]): string {
  if (papers.length === 0) return "";
  const unread = papers.filter(({ read }) => !read).length;
  const all = `${papers.length} ${papers.length === 1 ? "paper" : "papers"}`;
  return unread < papers.length ? `${all}, ${unread} unread` : all;
}

function download(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

customElements.define("reading-list", ReadingList);
