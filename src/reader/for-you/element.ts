/**
 * `<for-you>`: the newest papers in the order of the reader's own library. Nothing leaves the
 * browser. `data-state` is set last.
 */
import type { Library } from "../../for-you/library/kept.ts";
import type { Marks } from "../../for-you/profile.ts";
import { toShown } from "../../for-you/shown.ts";
import { rankNewest, type Ranked, type RankedPaper } from "../../for-you/newest.ts";
import { at, findIn, readHook, setHook, type Hook } from "../../digest/page-hooks.ts";
import { readPaperAddress, type PaperAddress } from "../../digest/paper-paths.ts";
import { idOf, paperAround } from "../../paper/element.ts";
import { Session } from "../../search/query/session.ts";
import { store } from "../browser.ts";
import { readRules } from "../following/fields.ts";
import { HIDDEN, SAVED } from "../state.ts";
import { isNothing, madeOf, OUTDATED, shownOf } from "./describe.ts";
import { listenForDrops } from "./drops.ts";
import { papersToChoose } from "./choice.ts";
import { OrderList } from "./order-list.ts";
import { showAbout, showSkipped } from "./about.ts";
import { hasTaste, keepRanked, lastRanked, readLibrary, readMarks } from "./fields.ts";
import { Marking } from "./marking.ts";
import { StatusLine } from "./status-line.ts";
import { takeFile, takeList } from "./take-library.ts";
import { Taking, type Take } from "./taking.ts";

type State = "empty" | "loading" | "done" | "error";

/** How many papers are shown at first, and more at a time. */
const FIRST = 50;

class ForYou extends HTMLElement {
  #session = new Session("");
  #list = new OrderList(this, () => "");
  #addressOf: PaperAddress = () => "";
  #ranked: Promise<Ranked> | undefined;
  #wasEmpty: boolean | undefined;
  /** Whether it is shown what was left out of a file. */
  #hasSkipped = false;
  /** Papers to choose from, where nothing is known of the reader. */
  #choice: RankedPaper[] = [];
  #isChoosing = false;
  /** Which order is the newest that was asked for. */
  #turn = 0;
  #status: StatusLine | undefined;
  #taking: Taking | undefined;
  #marking: Marking | undefined;

  connectedCallback(): void {
    this.#addressOf = readPaperAddress(this);
    this.#list = new OrderList(this, this.#addressOf);
    this.#session = new Session(readHook(this, "folder") ?? "");
    this.#status = new StatusLine(this);
    this.#marking = new Marking(this.#status);
    this.#taking = new Taking(this);
    const file = findIn(this, "input[type=file]", HTMLInputElement);
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      if (chosen) void this.#take(takeFile, chosen).then(() => (file.value = ""));
    });
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (button) this.#press(button);
    });
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
    switch (readHook(button, "do")) {
      case "use-list":
        return void this.#take(takeList, store.read(SAVED));
      case "choose":
        this.#isChoosing = true;
        return void this.#refresh();
      case "clear":
        showSkipped(this, []);
        return this.#marking?.forget();
      case "undo":
        return this.#status?.undo();
      case "more-like":
        return void this.#mark(button, "more").catch(() => this.#fail());
      case "less-like":
        return void this.#mark(button, "less").catch(() => this.#fail());
      case "not-this":
        return this.#marking?.leaveOut(button);
      case "unmark":
        return this.#marking?.unmark(button);
      case "count-again":
        return this.#marking?.countAgain(button);
    }
  }

  async #mark(button: HTMLElement, way: "more" | "less"): Promise<void> {
    const paper = paperAround(button);
    const id = paper && idOf(paper);
    const all = this.#choice.length > 0 ? this.#choice : (await this.#rank()).papers;
    const found = all.find(({ text }) => text.id === id);
    if (found) this.#marking?.mark(found, way);
  }

  async #take<Source>(take: Take<Source>, source: Source): Promise<void> {
    const turn = ++this.#turn;
    setHook(this, "state", "loading");
    const taken = await this.#taking?.take(take, source, this.#session);
    if (!taken) return;
    const { sentence, skipped } = taken;
    this.#hasSkipped = skipped.length > 0;
    if (this.#hasSkipped) findIn(this, at("about"), HTMLDetailsElement).open = true;
    showSkipped(this, skipped);
    this.#status?.say(sentence);
    // What was kept has begun the next turn.
    if (turn === this.#turn) void this.#refresh();
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
      if (isEmpty && this.#isChoosing) this.#choice = await papersToChoose(this.#session);
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
      if (isOutdated) this.#status?.say(OUTDATED);
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
    showAbout(this, library, marks, this.#addressOf);
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

  #reveal(name: Hook, isShown: boolean): void {
    this.#part(name).hidden = !isShown;
  }

  #part(name: Hook): HTMLElement {
    return findIn(this, at(name), HTMLElement);
  }
}

customElements.define("for-you", ForYou);
