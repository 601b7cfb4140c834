/** What a paper's own page knows of it and a list doesn't, for the reading list. */
import { idOf, linkOf } from "../paper/element.ts";
import { store } from "./browser.ts";
import { readPaper } from "./read-paper.ts";
import { SAVED } from "./state.ts";

/** Completes the saved copy of the page's paper: its page names more authors than a list. */
export function completeSaved(own: HTMLElement): void {
  const id = idOf(own);
  const full = linkOf(own) && readPaper(own);
  if (!full) return;
  store.change(
    SAVED,
    (list) => {
      const at = list.findIndex((one) => one.id === id);
      const kept = list[at];
      if (!kept || kept.authors.length >= full.authors.length) return list;
      return list.with(at, { ...full, ...(kept.read && { read: kept.read }) });
    },
    true,
  );
}
