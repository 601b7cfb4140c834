/**
 * `<for-you>`: the newest papers in the order of the reader's own library. Nothing leaves the
 * browser. `data-state` is set last.
 */
import { NO_LIBRARY, type Library } from "../../for-you/library/kept.ts";
import { mark, NO_MARKS, rankerOf, unmark, type Marks } from "../../for-you/profile.ts";
import { toShown } from "../../for-you/shown.ts";
import { NEWEST, newestTexts, rankNewest, type Ranked, type RankedPaper } from "../../for-you/newest.ts";
import { sketchOfText } from "../../for-you/sketch.ts";
import { at, findIn, readHook, setHook, type Hook } from "../../digest/page-hooks.ts";
import { idOf, paperAround } from "../../paper/element.ts";
import { Session } from "../../search/query/session.ts";
import { countOf } from "../../text/counts.ts";
import { store } from "../browser.ts";
import { readRules } from "../following/fields.ts";
import { HIDDEN, SAVED } from "../state.ts";
import { isNothing, madeOf, OUTDATED, shownOf } from "./describe.ts";
import { listenForDrops } from "./drops.ts";
import { OrderList } from "./order-list.ts";
import { showAbout, showSkipped } from "./about.ts";
import {
  changeMarks,
  forgetAll,
  hasTaste,
  keepLibrary,
  keepRanked,
  lastRanked,
  readLibrary,
  readMarks,
} from "./fields.ts";
import { takeFile, takeList, type Taken } from "./take-library.ts";

type State = "empty" | "loading" | "done" | "error";

/** How many papers are shown at first, and more at a time. */
const FIRST = 50;
/** How many papers are shown to choose from. */
const CHOICE = 20;

class ForYou extends HTMLElement {
  #session = new Session("");
  #list = new OrderList(this, "");
  #papers = "";
  #ranked: Promise<Ranked> | undefined;
  #wasEmpty: boolean | undefined;
  /** Whether it is shown what was left out of a file. */
  #hasSkipped = false;
  /** Papers to choose from, where nothing is known of the reader. */
  #choice: RankedPaper[] = [];
  #isChoosing = false;
  /** Which order is the newest that was asked for. */
  #turn = 0;
  #undo: () => void = () => {};
  #work: AbortController | undefined;

  connectedCallback(): void {
    this.#papers = readHook(this, "papers") ?? "";
    this.#list = new OrderList(this, this.#papers);
    this.#session = new Session(readHook(this, "folder") ?? "");
    const file = findIn(this, "input[type=file]", HTMLInputElement);
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      if (chosen) void this.#take(takeFile, chosen).then(() => (file.value = ""));
    });
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (button) this.#press(button);
    });
    this.#part("stop").addEventListener("click", () => this.#work?.abort());
    this.#part("more").addEventListener("click", () => void this.#more());
    this.#part("retry").addEventListener("click", () => {
      this.#session.renew();
      void this.#refresh();
    });
    listenForDrops(this, (dropped) => void this.#take(takeFile, dropped));
    store.listen((name) => {
      if (name === "library" || name === "taste" || name === "hidden" || name === "following")
        void this.#refresh();
    });
    void this.#refresh();
  }

  // --- internal ---

  #press(button: HTMLButtonElement): void {
    const paper = paperAround(button);
    switch (readHook(button, "do")) {
      case "use-list":
        void this.#take(takeList, store.read(SAVED));
        break;
      case "choose":
        this.#isChoosing = true;
        void this.#refresh();
        break;
      case "clear":
        this.#forget();
        break;
      case "undo":
        this.#undo();
        this.#say("");
        break;
      case "more-like":
        if (paper) void this.#mark(paper, "more").catch(() => this.#fail());
        break;
      case "less-like":
        if (paper) void this.#mark(paper, "less").catch(() => this.#fail());
        break;
      case "not-this":
        this.#leaveOut(button);
        break;
      case "unmark": {
        const id = readHook(button, "at");
        this.#change("Forgotten.", (marks) => unmark(marks, id));
        break;
      }
      case "count-again": {
        const place = Number(readHook(button, "at"));
        this.#change("These words count again.", (marks) => ({
          ...marks,
          without: marks.without.filter((_, one) => one !== place),
        }));
        break;
      }
    }
  }

  /** Changes the marks, says so, and offers to undo it. */
  #change(sentence: string, change: (marks: Marks) => Marks): void {
    const before = readMarks();
    changeMarks(change);
    this.#say(sentence, () => changeMarks(() => before));
  }

  async #mark(paper: HTMLElement, way: "more" | "less"): Promise<void> {
    const id = idOf(paper);
    const all = this.#choice.length > 0 ? this.#choice : (await this.#rank()).papers;
    const found = all.find(({ text }) => text.id === id);
    if (!found) return;
    const { words, ends } = found.text;
    const title = words.slice(0, ends[0]).join(" ");
    const sentence = way === "more" ? "More like" : "Less like";
    this.#change(`${sentence} “${title}”.`, (marks) =>
      mark(marks, way, { id, title, ...found.sketch }),
    );
  }

  #leaveOut(button: HTMLButtonElement): void {
    const { text, terms }: { text: string; terms: string[] } = JSON.parse(
      readHook(button, "words") ?? "{}",
    );
    this.#change(`“${text}” no longer counts.`, (marks) => ({
      ...marks,
      without: [{ text, terms }, ...marks.without],
    }));
  }

  #forget(): void {
    const { library } = readLibrary();
    const marks = readMarks();
    forgetAll();
    showSkipped(this, []);
    this.#say("All of it is removed from this browser.", () => {
      if (library.entries.length > 0) keepLibrary(library);
      changeMarks(() => marks);
    });
  }

  /** Takes a library in, with progress, until the reader stops it. */
  async #take<Source>(
    take: (
      source: Source,
      session: Session,
      signal: AbortSignal,
      onProgress: (what: string, done: number, of: number) => void,
    ) => Promise<Taken>,
    source: Source,
  ): Promise<void> {
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    const turn = ++this.#turn;
    setHook(this, "state", "loading");
    const line = this.#part("progress");
    line.hidden = false;
    this.#progress("Opening", 0, 0);
    // Loaded while the library is read; where they don't come, ranking says so.
    void this.#session.use((search) => newestTexts(search, NEWEST)).catch(() => {});
    const { sentence, skipped } = await take(source, this.#session, work.signal, (...far) =>
      this.#progress(...far),
    );
    if (this.#work !== work) return;
    line.hidden = true;
    this.#hasSkipped = skipped.length > 0;
    if (this.#hasSkipped) findIn(this, at("about"), HTMLDetailsElement).open = true;
    showSkipped(this, skipped);
    this.#say(sentence);
    // What was kept has begun the next turn.
    if (turn === this.#turn) void this.#refresh();
  }

  #progress(what: string, done: number, of: number): void {
    const line = this.#part("progress");
    const bar = findIn(line, "progress", HTMLProgressElement);
    if (of > 0) [bar.max, bar.value] = [of, done];
    else bar.removeAttribute("value");
    findIn(line, "span", HTMLElement).textContent =
      of > 0 ? `${what}: ${done} of ${countOf(of, "entry")}` : `${what}…`;
  }

  async #refresh(): Promise<void> {
    const turn = ++this.#turn;
    setHook(this, "state", "loading");
    this.#reveal("failure", false);
    this.#ranked = undefined;
    try {
      if (await this.#showLast(turn)) return;
      const { library, isOutdated } = readLibrary();
      const marks = readMarks();
      const isEmpty = isNothing(library, marks) && readRules().follows.length === 0;
      if (isEmpty && this.#isChoosing) await this.#choose();
      const ranked = isEmpty ? undefined : await this.#rank();
      if (turn !== this.#turn) return;
      this.#showAbout(library, marks);
      if (ranked) this.#showRanked(ranked, madeOf(library, marks, readRules().follows.length));
      else
        this.#list.show(
          this.#isChoosing ? this.#choice.map((one) => toShown(one, undefined, [])) : [],
          0,
        );
      this.#reveal("empty", isEmpty && !this.#isChoosing);
      if (isOutdated) this.#say(OUTDATED);
      this.#settle(isEmpty ? "empty" : "done");
    } catch {
      if (turn === this.#turn) this.#fail();
    }
  }

  /** Shows the order of the last visit, where nothing has changed since. */
  async #showLast(turn: number): Promise<boolean> {
    const last = lastRanked();
    if (!last) return false;
    const tag = await this.#session.tag();
    if (tag !== last.tag || turn !== this.#turn) return turn !== this.#turn;
    const hidden = new Set(store.read(HIDDEN).map(({ id }) => id));
    const papers = last.papers.filter(({ id }) => !hidden.has(id));
    this.#list.show(papers, last.count - last.papers.length);
    this.#part("heading").textContent = last.heading;
    this.#reveal("empty", false);
    this.#list.count(last.count);
    this.#settle("done");
    setTimeout(() => {
      if (turn === this.#turn) this.#showAbout(readLibrary().library, readMarks());
    });
    return true;
  }

  /** The order of all papers at hand, made once for what the reader's state is now. */
  #rank(): Promise<Ranked> {
    const hidden = new Set(store.read(HIDDEN).map(({ id }) => id));
    const { library } = readLibrary();
    this.#ranked ??= this.#session.use((search) =>
      rankNewest(search, library, readMarks(), readRules(), (id) => hidden.has(id)),
    );
    return this.#ranked;
  }

  #showRanked(ranked: Ranked, heading: string): void {
    const first = shownOf(ranked, 0, FIRST);
    const count = ranked.papers.length;
    this.#part("heading").textContent = heading;
    this.#list.show(first, count - first.length);
    this.#list.count(count);
    keepRanked({ tag: ranked.tag, heading, count, papers: first });
  }

  #showAbout(library: Library, marks: Marks): void {
    showAbout(this, library, marks, this.#papers);
    const isEmpty = isNothing(library, marks) && readRules().follows.length === 0;
    if (isEmpty !== this.#wasEmpty)
      findIn(this, at("about"), HTMLDetailsElement).open = isEmpty || this.#hasSkipped;
    this.#wasEmpty = isEmpty;
    if (isEmpty) {
      this.#part("heading").textContent = "Your library";
      this.#list.count(0);
    }
    const button = (does: "clear" | "use-list" | "choose") =>
      findIn(this, at("do", does), HTMLElement);
    button("clear").hidden = !hasTaste();
    button("use-list").hidden = store.read(SAVED).length === 0;
    button("choose").hidden = !isEmpty || this.#isChoosing;
  }

  async #choose(): Promise<void> {
    this.#choice = await this.#session.use(async (search) => {
      const { ranker } = rankerOf(NO_LIBRARY, NO_MARKS, () => undefined, search.total);
      const { texts } = await newestTexts(search, CHOICE);
      return texts.map((text) => {
        const sketch = sketchOfText(text);
        return { text, sketch, standing: ranker.standing(sketch), follows: [], mutes: [] };
      });
    });
  }

  async #more(): Promise<void> {
    try {
      const ranked = await this.#rank();
      const from = this.#list.length;
      const next = shownOf(ranked, from, from + FIRST);
      const [first] = this.#list.append(next, ranked.papers.length - from - next.length);
      first?.querySelector("a")?.focus();
    } catch {
      this.#fail();
    }
  }

  #fail(): void {
    this.#session.renew();
    this.#list.show([], 0);
    this.#part("reason").textContent =
      "The newest papers could not be loaded: the network may be down, or the site was updated while this page was open. Your library is unchanged.";
    this.#reveal("failure", true);
    this.#settle("error");
  }

  #settle(state: State): void {
    setHook(this, "state", state);
  }

  #say(sentence: string, undo?: () => void): void {
    this.#part("status").textContent = sentence;
    const button = findIn(this, at("do", "undo"), HTMLElement);
    button.textContent = "Undo";
    button.hidden = undo === undefined;
    this.#undo = undo ?? (() => {});
  }

  #reveal(name: Hook, isShown: boolean): void {
    this.#part(name).hidden = !isShown;
  }

  #part(name: Hook): HTMLElement {
    return findIn(this, at(name), HTMLElement);
  }
}

customElements.define("for-you", ForYou);
