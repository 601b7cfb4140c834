/** How this page's list is narrowed: stored in the address and in the reader's settings. */
import { readNarrowing, writeNarrowing, type Narrowing } from "./arrange.ts";
import { store } from "./browser.ts";
import { FOLLOWED, SETTINGS } from "./state.ts";

export class Narrowed {
  #narrowing: Narrowing = { kind: "all" };

  /** @param onReturn is called after the browser's back or forward */
  constructor(onReturn: () => void) {
    this.#narrowing = readNarrowing(location.search);
    // Without a narrowing in the address, the reader's setting applies.
    if (
      this.#narrowing.kind === "all" &&
      store.read(SETTINGS).mine &&
      store.read(FOLLOWED).length > 0
    ) {
      this.#narrowing = { kind: "mine" };
      keepAddress(this.#narrowing, "replace");
    }
    window.addEventListener("popstate", () => {
      this.#narrowing = readNarrowing(location.search);
      onReturn();
    });
  }

  get now(): Narrowing {
    return this.#narrowing;
  }

  /** Applies the reader's choice; the browser's back button undoes it. */
  choose(narrowing: Narrowing): void {
    this.#narrowing = narrowing;
    keepAddress(narrowing, "push");
    const mine = narrowing.kind === "mine";
    if (mine || narrowing.kind === "all")
      store.change(SETTINGS, (settings) =>
        settings.mine === mine ? settings : { ...settings, mine },
      );
  }
}

// --- internal ---

function keepAddress(narrowing: Narrowing, how: "push" | "replace"): void {
  const query = writeNarrowing(narrowing, location.search);
  if (query === location.search) return;
  try {
    const address = location.pathname + query;
    if (how === "push") history.pushState(undefined, "", address);
    else history.replaceState(undefined, "", address);
  } catch {
    // A page from a disk may not change its address: the list is narrowed all the same.
  }
}
