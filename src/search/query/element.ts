/**
 * `<paper-search>`: the search page. Searches as the reader types, keeps its state in the
 * address, and says at every moment what it is doing: `data-state` is `idle`, `loading`, `done`,
 * `empty` or `error`, and `data-query` the query whose results it shows.
 */
import { readHook, SEARCH_BOX, setHook } from "../../digest/page-hooks.ts";
import { fillStar } from "../../digest/urls.ts";
import { PAPER } from "../../paper/element.ts";
import { Combobox } from "./combobox.ts";
import { Controls } from "./controls.ts";
import type { Answer } from "./engine.ts";
import type { Result } from "./result.ts";
import { Session } from "./session.ts";
import { describeAnswer, describeFailure, shorten } from "./status.ts";
import { suggest, type Suggestion } from "./suggest.ts";
import { readState, writeState, type SearchState } from "./url-state.ts";
import { renderCorrection, renderDivider, renderResult } from "./view.ts";

type Phase = "idle" | "loading" | "done" | "empty" | "error";
/** What becomes of the address: a step that "back" undoes, one that goes on typing, or none. */
type History = "push" | "type" | "keep";

/** How long a typing reader has to rest, in milliseconds. */
const PAUSE = 150;
/** How many results come first, and how many more at a time. */
const FIRST = 10;
const MORE = 20;

class PaperSearch extends HTMLElement {
  #session = new Session("");
  #controls: Controls | undefined;
  #combobox: Combobox | undefined;
  /** Counts searches, so that the answer to an old one is dropped. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #answer: Answer | undefined;
  /** Whether the address is of a query that is still being typed. */
  #isTyping = false;

  connectedCallback(): void {
    // As a path from the root: on a disk the address is relative to the page.
    const folder = new URL(readHook(this, "folder") ?? "", location.href);
    this.#session = new Session(folder.pathname);
    const input = this.#input;
    this.#controls = new Controls(this, input, () => void this.#search("push"));
    this.#combobox = new Combobox(
      input,
      this.#find("[data-suggestions]", HTMLElement),
      (typed) => this.#session.use((search) => suggest(search, typed)),
      (suggestion) => this.#take(suggestion),
    );
    this.#find("form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.#combobox?.close();
      void this.#search("push");
    });
    input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#search("type"), PAUSE);
    });
    input.addEventListener("focus", () => this.#session.open(), { once: true });
    this.#find("[data-more]", HTMLButtonElement).addEventListener("click", () => void this.#more());
    this.#find("[data-retry]", HTMLButtonElement).addEventListener("click", () => {
      this.#session.renew();
      void this.#search("keep");
    });
    this.#find("[data-widen]", HTMLButtonElement).addEventListener("click", () => {
      this.#controls?.clear();
      void this.#search("push");
    });
    window.addEventListener("popstate", () => this.#restore());
    const typed = location.hash === `#${SEARCH_BOX}` ? input.value : undefined;
    this.#restore();
    if (typed !== undefined) this.#begin(typed);
  }

  // --- internal ---

  #restore(): void {
    this.#controls?.restore(readState(location.search));
    void this.#search("keep");
  }

  /** Goes on with what a reader has typed who was sent into the box. A reload doesn't send them again. */
  #begin(typed: string): void {
    try {
      window.history.replaceState(undefined, "", location.pathname + location.search);
    } catch {
      // A page from a folder may not change its address.
    }
    this.#session.open();
    // What can't be seen yet takes no focus: the page may wait for the reader's state.
    window.addEventListener("load", () => this.#input.focus());
    if (!typed) return;
    this.#input.value = typed;
    void this.#search("type");
  }

  #state(): SearchState {
    return this.#controls?.state() ?? readState("");
  }

  #take({ kind, value }: Suggestion): void {
    if (kind === "paper") {
      location.assign(fillStar(readHook(this, "papers") ?? "", value));
      return;
    }
    this.#input.value = value;
    void this.#search("push");
  }

  async #search(history: History): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const state = this.#state();
    const query = state.query.trim();
    this.#keepAddress(state, history);
    if (!query) return this.#show("idle", "", "");
    setHook(this, "state", "loading");
    try {
      const { answer, results } = await this.#session.use(async (search) => {
        const early = await search.findNewest(state);
        if (early) {
          const first = await early.load(0, FIRST);
          if (turn === this.#turn) this.#render(early, first, query);
          this.#say("The newest years are here; the older ones follow.");
        }
        const found = await search.find(state);
        return { answer: found, results: await found.load(0, FIRST) };
      });
      if (turn !== this.#turn) return;
      this.#render(answer, results, query);
      const isEmpty = answer.total + answer.relaxed === 0;
      const status = describeAnswer(answer, query);
      this.#show(isEmpty ? "empty" : "done", query, status);
    } catch (error) {
      this.#fail(turn, query, error);
    }
  }

  #render(answer: Answer, results: readonly Result[], query: string): void {
    this.#answer = answer;
    this.#controls?.show(answer);
    this.#list.replaceChildren();
    this.#append(results);
    this.#correct(answer, query);
  }

  #say(status: string): void {
    this.#find("[data-status]", HTMLElement).textContent = shorten(status);
  }

  /** Typing adds one step to the history, however long it takes; what was searched for stays behind it. */
  #keepAddress(state: SearchState, history: History): void {
    const wasTyping = this.#isTyping;
    this.#isTyping = history === "type";
    const address = location.pathname + writeState(state);
    const before = location.pathname + location.search;
    if (history === "keep" || address === before) return;
    const { query } = readState(location.search);
    const goesOn =
      history === "type" ? wasTyping || query === "" : wasTyping && query !== state.query.trim();
    if (goesOn) window.history.replaceState(undefined, "", address);
    else window.history.pushState(undefined, "", address);
  }

  async #more(): Promise<void> {
    const turn = this.#turn;
    const from = this.#shown;
    try {
      const results = (await this.#answer?.load(from, from + MORE)) ?? [];
      if (turn !== this.#turn) return;
      this.#append(results)[0]?.querySelector("a")?.focus();
      this.#showMore();
    } catch (error) {
      this.#fail(turn, readHook(this, "query") ?? "", error);
    }
  }

  /** Adds results to the list, with a line before the first that has only some of the words. */
  #append(results: readonly Result[]): HTMLLIElement[] {
    const papers = readHook(this, "papers") ?? "";
    const { total = 0, relaxed = 0 } = this.#answer ?? {};
    let shown = this.#shown;
    const items = results.map((result) => renderResult(result, papers));
    const rows = items.flatMap((item) => {
      shown += 1;
      return shown === total + 1 && relaxed > 0 ? [renderDivider(relaxed), item] : [item];
    });
    this.#list.append(...rows);
    // For whoever knows more of these papers, as the reader's own state does.
    this.dispatchEvent(new Event("papers", { bubbles: true }));
    return items;
  }

  get #shown(): number {
    return this.#list.querySelectorAll(PAPER).length;
  }

  #correct({ corrected, suggested }: Answer, query: string): void {
    const line = this.#find("[data-correction]", HTMLElement);
    const state = this.#state();
    line.replaceChildren(
      ...renderCorrection(
        corrected,
        suggested,
        ({ word, by }) =>
          location.pathname + writeState({ ...state, query: query.replace(word, () => by) }),
      ),
    );
    line.hidden = line.childNodes.length === 0;
  }

  /** Lets go of what has failed, so that the next search starts anew. */
  #fail(turn: number, query: string, error: unknown): void {
    this.#session.renew();
    if (turn !== this.#turn) return;
    this.#find("[data-reason]", HTMLElement).textContent = describeFailure(error);
    this.#show("error", query, "The search could not be loaded.");
  }

  /** Brings the page to a phase; the hooks come last, when everything else is in place. */
  #show(phase: Phase, query: string, status: string): void {
    if (phase === "idle" || phase === "error") this.#list.replaceChildren();
    const isNarrowed = this.#controls?.isNarrowed(this.#answer) ?? false;
    const hasFilters = phase === "done" || (phase === "empty" && isNarrowed);
    this.#find("[data-filters]", HTMLElement).hidden = !hasFilters;
    this.#find("[data-widen]", HTMLElement).hidden = !isNarrowed;
    this.#find("[data-idle]", HTMLElement).hidden = phase !== "idle";
    this.#find("[data-empty]", HTMLElement).hidden = phase !== "empty";
    this.#find("[data-failure]", HTMLElement).hidden = phase !== "error";
    if (phase === "idle" || phase === "error")
      this.#find("[data-correction]", HTMLElement).hidden = true;
    this.#say(status);
    if (phase !== "done") this.#answer = undefined;
    this.#showMore();
    setHook(this, "query", query);
    setHook(this, "state", phase);
  }

  #showMore(): void {
    const { total = 0, relaxed = 0 } = this.#answer ?? {};
    const left = total + relaxed - this.#shown;
    const button = this.#find("[data-more]", HTMLButtonElement);
    button.hidden = left <= 0;
    button.textContent = `Show ${Math.min(left, MORE)} more`;
  }

  get #input(): HTMLInputElement {
    return this.#find("input[type=search]", HTMLInputElement);
  }

  get #list(): HTMLOListElement {
    return this.#find("[data-results]", HTMLOListElement);
  }

  #find<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
    const found = this.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`<paper-search> lacks ${selector}`);
  }
}

customElements.define("paper-search", PaperSearch);
