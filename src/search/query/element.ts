/**
 * `<paper-search>`: the search page. It searches as the reader types, keeps its state in the
 * address, and shows what it is doing: `data-state` is `idle`, `loading`, `done`, `empty` or
 * `error`, and `data-query` the query whose results it shows.
 */
import { at, findIn, readHook, setHook, type Hook } from "../../digest/page-hooks.ts";
import { readPaperAddress } from "../../digest/paper-paths.ts";
import { Combobox } from "./combobox.ts";
import { Controls } from "./controls.ts";
import type { SearchResults } from "./find.ts";
import { MeaningError } from "./meaning.ts";
import { renderCorrection } from "./render-result.ts";
import type { Result } from "./result.ts";
import { FIRST, ResultsList } from "./results-list.ts";
import type { EarlyResults, Search } from "./search.ts";
import { Session } from "./session.ts";
import { describeEarly, describeFailure, describeResults, shorten } from "./status.ts";
import { suggest, type Suggestion } from "./suggest.ts";
import { readState, SearchHistory, writeState, type SearchState, type Step } from "./url-state.ts";

type Phase = "idle" | "loading" | "done" | "empty" | "error";

/** How long after the last letter a search starts, in milliseconds. */
const PAUSE = 150;

const SEARCHING = "Searching…";

/** After so long some results are shown before all are known, in milliseconds. */
const SLOW = 700;

class PaperSearch extends HTMLElement {
  readonly #input = findIn(this, "input[type=search]", HTMLInputElement);
  readonly #list = new ResultsList(
    this.#part("results"),
    findIn(this, at("more"), HTMLButtonElement),
    readPaperAddress(this),
  );
  // The folder as a path from the root: on a disk the address is relative to the page.
  readonly #session = new Session(new URL(readHook(this, "folder") ?? "", location.href).pathname);
  readonly #controls = new Controls(this, this.#input, () => void this.#search("push"));
  readonly #combobox = new Combobox(
    this.#input,
    this.#part("suggestions"),
    (typed) => this.#session.use((search) => suggest(search, typed)),
    (suggestion) => this.#take(suggestion),
    () => this.#list.focus(),
  );
  readonly #history = new SearchHistory();
  /** Counts searches, so that the answer to an old one is dropped. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const input = this.#input;
    findIn(this, "form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.#combobox.close();
      void this.#search("push");
    });
    input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#search("type"), PAUSE);
    });
    input.addEventListener("focus", () => this.#session.open(), { once: true });
    this.#onClick("more", () => void this.#more());
    this.#onClick("retry", () => {
      this.#session.renew();
      void this.#search("keep");
    });
    this.#onClick("widen", () => {
      this.#controls.clear();
      void this.#search("push");
    });
    window.addEventListener("popstate", () => this.#restore());
    const typed = this.#history.isForBox() ? input.value : undefined;
    this.#restore();
    if (typed !== undefined) this.#begin(typed);
  }

  // --- internal ---

  #restore(): void {
    this.#controls.restore(readState(location.search));
    void this.#search("keep");
  }

  /** For a reader who was sent to the box: goes on with what was typed there before this ran. */
  #begin(typed: string): void {
    this.#history.dropFragment();
    this.#session.open();
    // An element that isn't shown yet takes no focus: the page may wait for the reader's state.
    window.addEventListener("load", () => this.#input.focus());
    if (!typed) return;
    this.#input.value = typed;
    void this.#search("type");
  }

  #take({ kind, value, day }: Suggestion): void {
    if (kind === "paper") {
      location.assign(readPaperAddress(this)(value, day));
      return;
    }
    this.#input.value = value;
    void this.#search("push");
  }

  async #search(step: Step): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const state = this.#controls.state();
    const query = state.query.trim();
    this.#history.write(state, step);
    if (!query) return this.#show("idle", "", "");
    this.#wait();
    try {
      const { found, first } = await this.#session
        .use((search) => {
          const all = search.find(state).then(withFirst);
          void this.#showEarly(turn, search, state, all);
          return all;
        })
        .catch((error: unknown) => this.#findByWords(state, error));
      if (turn !== this.#turn) return;
      this.#render(found, first, query);
      this.#reveal("filters", true);
      await this.#controls.offerTopics();
      if (turn !== this.#turn) return;
      const isEmpty = found.total + found.relaxed === 0;
      this.#show(isEmpty ? "empty" : "done", query, describeResults(found, query));
    } catch (error) {
      this.#fail(turn, query, error);
    }
  }

  /** The results by words alone, where the files of the meaning can't be had. */
  async #findByWords(state: SearchState, error: unknown) {
    if (!(error instanceof MeaningError)) throw error;
    const { found, first } = await this.#session.use((search) =>
      search.findByWords(state).then(withFirst),
    );
    return { found: { ...found, rankedBy: "failed" as const }, first };
  }

  /** Where the network is slow: results of the newest months, or by words, until all is here. */
  async #showEarly(
    turn: number,
    search: Search,
    state: SearchState,
    all: Promise<unknown>,
  ): Promise<void> {
    let isSettled = false;
    const settled = all.catch(() => {}).then(() => (isSettled = true));
    if (await Promise.race([settled, pause(SLOW)])) return;
    if (turn === this.#turn) this.#say(SEARCHING);
    try {
      const early = await search.findEarly(state).then((found) => found && withSome(found));
      if (!early || isSettled || turn !== this.#turn) return;
      this.#render(early.found, early.first, state.query.trim());
      this.#say(describeEarly(early.found));
    } catch {
      // What fails here fails for all months, too, and is shown then.
    }
  }

  async #more(): Promise<void> {
    const turn = this.#turn;
    try {
      await this.#list.more(() => turn === this.#turn);
    } catch (error) {
      this.#fail(turn, readHook(this, "query") ?? "", error);
    }
  }

  #render(found: SearchResults, first: readonly Result[], query: string): void {
    this.#controls.show(found);
    this.#list.show(found, first);
    const line = this.#part("correction");
    const state = this.#controls.state();
    line.replaceChildren(
      ...renderCorrection(
        found,
        ({ word, by }) =>
          location.pathname + writeState({ ...state, query: query.replace(word, () => by) }),
      ),
    );
    line.hidden = line.childNodes.length === 0;
  }

  /** Shows an error; the next search loads the index again. */
  #fail(turn: number, query: string, error: unknown): void {
    this.#session.renew();
    if (turn !== this.#turn) return;
    this.#part("reason").textContent = describeFailure(error);
    this.#show("error", query, "The search could not be loaded.");
  }

  /** Where nothing is shown of a search before, the page says at once what it does. */
  #wait(): void {
    const before = readHook(this, "state");
    setHook(this, "state", "loading");
    if (before === "done" || before === "loading") return;
    for (const part of ["idle", "empty", "failure"] as const) this.#reveal(part, false);
    this.#say(SEARCHING);
  }

  /** Brings the page to a phase; the hooks come last, when everything else is in place. */
  #show(phase: Phase, query: string, status: string): void {
    const isNarrowed = this.#controls.isNarrowed();
    if (phase !== "done") this.#list.show();
    this.#reveal("filters", phase === "done" || phase === "empty");
    this.#reveal("widen", isNarrowed);
    this.#reveal("idle", phase === "idle");
    this.#reveal("empty", phase === "empty");
    this.#reveal("failure", phase === "error");
    if (phase === "idle" || phase === "error") this.#reveal("correction", false);
    this.#say(status);
    setHook(this, "query", query);
    setHook(this, "state", phase);
  }

  #say(status: string): void {
    this.#part("status").textContent = shorten(status);
  }

  #reveal(name: Hook, isShown: boolean): void {
    this.#part(name).hidden = !isShown;
  }

  #onClick(name: Hook, act: () => void): void {
    this.#part(name).addEventListener("click", act);
  }

  #part(name: Hook): HTMLElement {
    return findIn(this, at(name), HTMLElement);
  }
}

async function withFirst<Found extends SearchResults>(found: Found) {
  return { found, first: await found.load(0, FIRST) };
}

/**
 * So many of early results are shown at least: half of these are among the first results in the end,
 * and fewer of the next, whose texts would be loaded for nothing.
 */
const FEW = 3;

/** Early results with the first texts: of those by words, all papers that have every word stay. */
async function withSome(found: EarlyResults) {
  const some = found.areNewest ? FEW : Math.max(FEW, Math.min(found.total, FIRST));
  return { found, first: await found.load(0, some) };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

customElements.define("paper-search", PaperSearch);
