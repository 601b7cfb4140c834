/**
 * `<paper-search>`: the search page. Searches as the reader types, keeps its state in the
 * address, and says at every moment what it is doing: `data-state` is `idle`, `loading`, `done`,
 * `empty` or `error`, and `data-query` the query whose results it shows.
 */
import { openSearch, type Answer, type Result, type Search } from "./engine.ts";
import { readState, SORTS, writeState, type SearchState } from "./url-state.ts";
import { renderChoices, renderDivider, renderResult } from "./view.ts";

type Phase = "idle" | "loading" | "done" | "empty" | "error";

/** How long a typing reader has to rest, in milliseconds. */
const PAUSE = 150;
/** Results a page. */
const PAGE = 20;

export class PaperSearch extends HTMLElement {
  #opening: Promise<Search> | undefined;
  #attempt = 0;
  /** Counts searches, so that the answer to an old one is dropped. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #answer: Answer | undefined;

  connectedCallback(): void {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#search("push");
    });
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#search("replace"), PAUSE);
    });
    this.addEventListener("change", ({ target }) => {
      if (target !== this.#input) void this.#search("push");
    });
    this.#find("[data-more]", HTMLButtonElement).addEventListener(
      "click",
      () => void this.#more(),
    );
    this.#find("[data-retry]", HTMLButtonElement).addEventListener(
      "click",
      () => {
        this.#opening = undefined;
        this.#attempt += 1;
        void this.#search("keep");
      },
    );
    window.addEventListener("popstate", () => this.#restore());
    this.#restore();
  }

  // --- internal ---

  #restore(): void {
    const state = readState(location.search);
    this.#input.value = state.query;
    this.#find("select[name=sort]", HTMLSelectElement).value = state.sort;
    renderChoices(
      this.#field("topic"),
      "topic",
      chosenAlone(state.topic),
      state.topic,
    );
    renderChoices(
      this.#field("year"),
      "year",
      chosenAlone(state.year),
      state.year,
    );
    void this.#search("keep");
  }

  /** The state as the form's controls have it. */
  #state(): SearchState {
    const form = new FormData(this.#form);
    const value = (name: string) => {
      const entry = form.get(name);
      return typeof entry === "string" ? entry : "";
    };
    return {
      query: value("q"),
      topic: value("topic") || undefined,
      year: value("year") || undefined,
      sort: SORTS.find((name) => name === value("sort")) ?? "relevance",
    };
  }

  async #search(history: "push" | "replace" | "keep"): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const state = this.#state();
    const query = state.query.trim();
    keepAddress(state, history);
    if (!query) return this.#show("idle", "", "");
    this.dataset["state"] = "loading";
    try {
      this.#opening ??= openSearch(this.dataset["folder"] ?? "", this.#attempt);
      const answer = await (await this.#opening)(state);
      const results = await answer.load(0, PAGE);
      if (turn !== this.#turn) return;
      this.#answer = answer;
      renderChoices(this.#field("topic"), "topic", answer.topics, state.topic);
      renderChoices(this.#field("year"), "year", answer.years, state.year);
      this.#list.replaceChildren();
      this.#append(results);
      const isEmpty = answer.total + answer.relaxed === 0;
      this.#show(isEmpty ? "empty" : "done", query, describe(answer, state));
    } catch {
      this.#fail(turn, query);
    }
  }

  async #more(): Promise<void> {
    const turn = this.#turn;
    const from = this.#shown;
    try {
      const results = (await this.#answer?.load(from, from + PAGE)) ?? [];
      if (turn !== this.#turn) return;
      this.#append(results)[0]?.querySelector("a")?.focus();
      this.#showMore();
    } catch {
      this.#fail(turn, this.dataset["query"] ?? "");
    }
  }

  /** Adds results to the list, with a line before the first that has only some of the words. */
  #append(results: readonly Result[]): HTMLLIElement[] {
    const papers = this.dataset["papers"] ?? "";
    const { total = 0, relaxed = 0 } = this.#answer ?? {};
    const items = results.map((result) => renderResult(result, papers));
    for (const item of items) {
      if (this.#shown === total && relaxed > 0)
        this.#list.append(renderDivider(relaxed));
      this.#list.append(item);
    }
    return items;
  }

  get #shown(): number {
    return this.#list.querySelectorAll("[data-paper]").length;
  }

  /** Lets go of what has failed, so that the next search starts anew. */
  #fail(turn: number, query: string): void {
    this.#opening = undefined;
    this.#attempt += 1;
    if (turn === this.#turn)
      this.#show("error", query, "The search could not be loaded.");
  }

  /** Brings the page to a phase; the hooks come last, when everything else is in place. */
  #show(phase: Phase, query: string, status: string): void {
    if (phase === "idle" || phase === "error") this.#list.replaceChildren();
    const { topic, year } = this.#state();
    const isNarrowed = topic !== undefined || year !== undefined;
    const hasFilters = phase === "done" || (phase === "empty" && isNarrowed);
    this.#find("[data-filters]", HTMLElement).hidden = !hasFilters;
    this.#find("[data-idle]", HTMLElement).hidden = phase !== "idle";
    this.#find("[data-empty]", HTMLElement).hidden = phase !== "empty";
    this.#find("[data-failure]", HTMLElement).hidden = phase !== "error";
    this.#find("[data-status]", HTMLElement).textContent = status;
    if (phase !== "done") this.#answer = undefined;
    this.#showMore();
    this.dataset["query"] = query;
    this.dataset["state"] = phase;
  }

  #showMore(): void {
    const { total = 0, relaxed = 0 } = this.#answer ?? {};
    const left = total + relaxed - this.#shown;
    const button = this.#find("[data-more]", HTMLButtonElement);
    button.hidden = left <= 0;
    button.textContent = `Show ${Math.min(left, PAGE)} more`;
  }

  get #form(): HTMLFormElement {
    return this.#find("form", HTMLFormElement);
  }

  get #input(): HTMLInputElement {
    return this.#find("input[type=search]", HTMLInputElement);
  }

  get #list(): HTMLOListElement {
    return this.#find("[data-results]", HTMLOListElement);
  }

  #field(name: string): HTMLFieldSetElement {
    return this.#find(`fieldset[data-filter=${name}]`, HTMLFieldSetElement);
  }

  #find<Kind extends HTMLElement>(
    selector: string,
    kind: new () => Kind,
  ): Kind {
    const found = this.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`<paper-search> lacks ${selector}`);
  }
}

function keepAddress(
  state: SearchState,
  history: "push" | "replace" | "keep",
): void {
  const address = location.pathname + writeState(state);
  if (history === "keep" || address === location.pathname + location.search)
    return;
  if (history === "push") window.history.pushState(undefined, "", address);
  else window.history.replaceState(undefined, "", address);
}

/** A filter that came with the address, until the answer brings its name and count. */
function chosenAlone(value: string | undefined) {
  return value === undefined ? [] : [{ value, label: value, count: 0 }];
}

function describe(
  { total, relaxed }: Answer,
  { query, topic, year }: SearchState,
): string {
  const filtered = topic || year ? " with these filters" : "";
  const papers = total === 1 ? "paper matches" : "papers match";
  const exact = `${total === 0 ? "No" : total} ${papers} “${query.trim()}”${filtered}`;
  if (relaxed === 0) return `${exact}.`;
  const others = `${relaxed}${total === 0 ? "" : " more"}`;
  return `${exact}; ${others} ${relaxed === 1 ? "has" : "have"} some of its words.`;
}

customElements.define("paper-search", PaperSearch);
