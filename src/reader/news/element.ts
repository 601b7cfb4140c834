/**
 * `<new-papers>`: what came since the reader's last visit, of the newest papers. Nothing of it needs
 * a server: the days are in the page, the cards on the days' pages. `data-state` is set last.
 */
import { at, findIn, PAPERS_ADDED, setHook, type Hook } from "../../digest/page-hooks.ts";
import { idOf, linkOf, PAPER } from "../../paper/element.ts";
import { countOf } from "../../text/counts.ts";
import { store } from "../browser.ts";
import { collapse } from "../collapse.ts";
import { StatusLine } from "../for-you/status-line.ts";
import type { Listed } from "../list-order.ts";
import { make } from "../make.ts";
import { keptPlace } from "../place.ts";
import { readTrail } from "../read-trail.ts";
import { addSeen, HIDDEN, SEEN, SETTINGS, type Sort } from "../state.ts";
import { ViewMenu } from "../view-menu.ts";
import { lookAt, VISIT } from "../visit.ts";
import { Cards, isByDay } from "./cards.ts";
import { headOf } from "./news.ts";
import {
  addressOfDay,
  nameOfDay,
  newestOf,
  newsOfPage,
  showDays,
  type PageNews,
} from "./page-days.ts";

type State = "empty" | "loading" | "done" | "error";

/** How many papers are shown at first, and more at a time. */
const FIRST = 50;

class NewPapers extends HTMLElement {
  #status: StatusLine | undefined;
  readonly #cards = new Cards((day) => addressOfDay(this, day));
  #news: PageNews = { days: [], total: 0, isCut: false, since: undefined };
  /** How many papers are shown, at most. */
  #count = FIRST;
  #sort: Sort = "listed";
  /** Which list is the newest that was asked for. */
  #turn = 0;

  connectedCallback(): void {
    this.#status = new StatusLine(this);
    new ViewMenu(this);
    findIn(this, at("do", "mark-seen"), HTMLElement).addEventListener("click", () => this.#mark());
    this.#onClick("more", () => void this.#more());
    this.#onClick("retry", () => void this.#show());
    findIn(this, at("do", "undo"), HTMLElement).addEventListener("click", () =>
      this.#status?.undo(),
    );
    const newest = newestOf(this);
    if (newest) store.change(VISIT, (before) => lookAt(before, newest, Date.now()), true);
    store.listen((name) => {
      if (name === "seen") this.#dim();
      if (name === "hidden") this.#collapse();
      if (name === "settings" && store.read(SETTINGS).sort !== this.#sort) void this.#show();
    });
    this.#refresh();
  }

  // --- internal ---

  #refresh(): void {
    // A paper that was opened from this list stays in it for a reader who comes back.
    const stays = keptPlace() ? readTrail().map(([id]) => id) : [];
    this.#news = newsOfPage(this, new Set(stays));
    this.#describe();
    void this.#show();
  }

  /** Says how much is new, and on which days. */
  #describe(): void {
    const { total, since, isCut } = this.#news;
    const count = document.querySelector(at("count"));
    if (count) count.textContent = total > 0 && since ? headOf(this.#news, since) : "";
    showDays(this, this.#news, Infinity);
    this.#reveal("empty", total === 0);
    this.#part("reason").textContent =
      since === undefined
        ? "No earlier visit is known: this is the first one, or your browser keeps nothing between visits. From the next one on, what came in between is here."
        : `Nothing new since ${since}.`;
    this.#reveal("rest", isCut);
    findIn(this, ".list-tools", HTMLElement).hidden = total === 0;
  }

  async #show(): Promise<void> {
    const turn = ++this.#turn;
    const { days, total } = this.#news;
    this.#sort = store.read(SETTINGS).sort;
    setHook(this, "state", "loading" satisfies State);
    this.#reveal("failure", false);
    let cards: Listed[] = [];
    let state: State = total > 0 ? "done" : "empty";
    try {
      if (total > 0)
        cards = await this.#ordered(await this.#cards.first(days, this.#count, this.#sort));
    } catch {
      state = "error";
    }
    if (turn !== this.#turn) return;
    this.#reveal("failure", state === "error");
    this.#render(cards.slice(0, this.#count));
    this.#reveal("more", state === "done" && this.#count < total);
    setHook(this, "state", state);
  }

  /** The order "For you", which is made of the reader's library. */
  async #ordered(cards: Listed[]): Promise<Listed[]> {
    const isForYou = this.#sort === "for-you";
    if (!isForYou && !store.has({ name: "library" }) && !store.has({ name: "taste" })) return cards;
    try {
      const { offerForYou, orderForYou } = await import("../for-you/on-list.ts");
      offerForYou(this, isForYou);
      return (isForYou && (await orderForYou(this, cards))) || cards;
    } catch (error) {
      if (isForYou) throw error;
      return cards;
    }
  }

  /** Shows papers, those of each day below its name where they are by day. */
  #render(cards: readonly Listed[]): void {
    const groups = isByDay(this.#sort)
      ? Map.groupBy(cards, ({ day = "" }) => day)
      : [["", cards] as const];
    this.#part("results").replaceChildren(
      ...[...groups].flatMap(([day, papers]) => {
        const grid = make(
          "div",
          papers.map(({ element }) => element),
          { className: "cards" },
        );
        return day ? [this.#headingOf(day), grid] : [grid];
      }),
    );
    this.#dim();
    // For scripts that add to papers what the reader's own state has of them.
    this.#part("results").dispatchEvent(new Event(PAPERS_ADDED, { bubbles: true }));
    if (store.has({ name: "following" }))
      import("../following/mark-list.ts")
        .then(({ markList }) => markList(this, cards))
        .catch(() => {});
  }

  async #more(): Promise<void> {
    const before = this.querySelectorAll(PAPER).length;
    this.#count += FIRST;
    await this.#show();
    const first = this.querySelectorAll<HTMLElement>(PAPER)[before];
    if (first) linkOf(first)?.focus();
  }

  #headingOf(day: string): HTMLElement {
    const count = this.#news.days.find((one) => one.day === day)?.ids.length ?? 0;
    return make("h2", `${nameOfDay(this, day)}, ${countOf(count, "paper")}`, {
      className: "label",
    });
  }

  /** Marks the papers that the reader has seen since. */
  #dim(): void {
    const seen = new Set(store.read(SEEN));
    for (const item of this.querySelectorAll<HTMLElement>(PAPER))
      item.toggleAttribute("data-seen", seen.has(idOf(item)));
  }

  /** Shows a line with an undo button in place of papers that are hidden now. */
  #collapse(): void {
    const hidden = new Set(store.read(HIDDEN).map(({ id }) => id));
    for (const item of this.querySelectorAll<HTMLElement>(PAPER))
      collapse(item, hidden.has(idOf(item)));
  }

  #mark(): void {
    const before = new Set(store.read(SEEN));
    const ids = newsOfPage(this).days.flatMap((one) => one.ids);
    const added = new Set(ids.filter((id) => !before.has(id)));
    store.change(SEEN, (now) => addSeen(now, ids));
    this.#news = newsOfPage(this);
    this.#describe();
    void this.#show();
    this.#status?.say(`${countOf(ids.length, "paper")} marked as seen.`, () => {
      store.change(SEEN, (now) => now.filter((id) => !added.has(id)));
      this.#refresh();
    });
    findIn(this, at("do", "undo"), HTMLElement).focus();
  }

  #onClick(name: Hook, act: () => void): void {
    this.#part(name).addEventListener("click", act);
  }

  #reveal(name: Hook, isShown: boolean): void {
    this.#part(name).hidden = !isShown;
  }

  #part(name: Hook): HTMLElement {
    return findIn(this, at(name), HTMLElement);
  }
}

customElements.define("new-papers", NewPapers);
