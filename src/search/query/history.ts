/** The browser's history of searches. */
import { readState, writeState, type SearchState } from "./url-state.ts";

/** What becomes of the address: a step that "back" undoes, one that goes on typing, or none. */
export type Step = "push" | "type" | "keep";

export class SearchHistory {
  /** Whether the address is of a query that is still being typed. */
  #isTyping = false;

  /**
   * Writes a state into the address. Typing adds one step, however long it takes, and replaces
   * no query that was searched for.
   */
  write(state: SearchState, step: Step): void {
    const wasTyping = this.#isTyping;
    this.#isTyping = step === "type";
    const address = location.pathname + writeState(state);
    if (step === "keep" || address === location.pathname + location.search) return;
    const { query } = readState(location.search);
    const goesOn =
      step === "type" ? wasTyping || query === "" : wasTyping && query !== state.query.trim();
    if (goesOn) window.history.replaceState(undefined, "", address);
    else window.history.pushState(undefined, "", address);
  }

  /** Takes the fragment off the address, so that a reload doesn't act on it again. */
  dropFragment(): void {
    try {
      window.history.replaceState(undefined, "", location.pathname + location.search);
    } catch {
      // Browsers refuse it for a page on a disk.
    }
  }
}
