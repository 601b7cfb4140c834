/** The search page's state is its address: `/search/?q=…&topic=…&year=…&has=…&sort=…`. */
import { SEARCH_BOX } from "../../digest/page-hooks.ts";
import { QUERY_PARAMETER } from "../../digest/urls.ts";
import { FILTERS, toFilters, type Filters } from "./filters.ts";

/** The orders that a reader can choose; the first is the default. */
export const SORTS = ["relevance", "newest", "upvotes"] as const;
export type Sort = (typeof SORTS)[number];

/** What is searched for. */
export interface SearchState extends Filters {
  /** As typed. */
  query: string;
  sort: Sort;
}

/** Reads the state from an address's query. What isn't known is left out. */
export function readState(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  return {
    query: parameters.get(QUERY_PARAMETER) ?? "",
    // Of a parameter that comes twice, the first counts.
    ...toFilters((name) => parameters.getAll(name).filter(Boolean).reverse()),
    sort: SORTS.find((name) => name === parameters.get("sort")) ?? "relevance",
  };
}

/** The address's query for a state, empty where nothing is asked: `?q=diffusion&year=2025`. */
export function writeState(state: SearchState): string {
  const parameters = new URLSearchParams();
  const query = state.query.trim();
  if (query) parameters.set(QUERY_PARAMETER, query);
  for (const name of FILTERS) for (const value of state[name]) parameters.append(name, value);
  if (state.sort !== "relevance") parameters.set("sort", state.sort);
  const text = parameters.toString();
  return text && `?${text}`;
}

/** What becomes of the address: a step that "back" undoes, one that goes on typing, or none. */
export type Step = "push" | "type" | "keep";

/** The browser's history of searches. */
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

  /**
   * Whether the reader comes for the box: by an address that leads to it, or by a link of this site
   * that asks nothing. Whoever comes back has another place.
   */
  isForBox(): boolean {
    const { hash, search, origin } = location;
    const isSent = document.referrer.startsWith(`${origin}/`) && window.history.state === null;
    return hash === `#${SEARCH_BOX}` || (isSent && search === "");
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
