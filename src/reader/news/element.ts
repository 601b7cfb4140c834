/**
 * `<new-papers>`: what came since the reader's last visit, of the newest papers. Nothing of it needs
 * a server: the days are in the page, the texts in the search index. `data-state` is set last.
 */
import { textsOfNewest } from "../../for-you/newest.ts";
import { toShown } from "../../for-you/shown.ts";
import { at, findIn, PAPERS_ADDED, readHook, setHook, type Hook } from "../../digest/page-hooks.ts";
import { readPaperAddress } from "../../digest/paper-paths.ts";
import { idOf, PAPER } from "../../paper/element.ts";
import { Session } from "../../search/query/session.ts";
import { countOf } from "../../text/counts.ts";
import { inOrder, type Sortable } from "../arrange.ts";
import { store } from "../browser.ts";
import { renderPaper } from "../for-you/render-paper.ts";
import { StatusLine } from "../for-you/status-line.ts";
import { make } from "../make.ts";
import { keptPlace } from "../place.ts";
import { addSeen, SEEN, SETTINGS } from "../state.ts";
import { readTrail } from "../read-trail.ts";
import { lookAt, VISIT } from "../visit.ts";
import { headOf } from "./news.ts";
import { nameOfDay, newestOf, newsOfPage, showDays, type PageNews } from "./page-days.ts";

type State = "empty" | "loading" | "done" | "error";

/** How many papers are shown at first, and more at a time. */
const FIRST = 50;

/** A new paper: what it is sorted by, and what is shown of it. */
interface NewPaper extends Sortable {
  id: string;
  day: string;
  shown: ReturnType<typeof toShown>;
}

class NewPapers extends HTMLElement {
  #session = new Session("");
  #status: StatusLine | undefined;
  /** All that are new, in the reader's order. */
  #papers: NewPaper[] = [];
  #isByDay = true;

  connectedCallback(): void {
    this.#session = new Session(readHook(this, "folder") ?? "");
    this.#status = new StatusLine(this);
    this.#onClick("more", () => this.#more());
    this.#onClick("retry", () => {
      this.#session.renew();
      void this.#refresh();
    });
    findIn(this, at("do", "undo"), HTMLElement).addEventListener("click", () =>
      this.#status?.undo(),
    );
    findIn(this, at("do", "mark-seen"), HTMLElement).addEventListener("click", () => this.#mark());
    const newest = newestOf(this);
    if (newest) store.change(VISIT, (before) => lookAt(before, newest, Date.now()), true);
    store.listen((name) => {
      if (name === "seen") this.#dim();
    });
    void this.#refresh();
  }

  // --- internal ---

  async #refresh(): Promise<void> {
    setHook(this, "state", "loading");
    this.#reveal("failure", false);
    // A paper that was opened from this list stays in it for a reader who comes back.
    const stays = keptPlace() ? readTrail().map(([id]) => id) : [];
    const news = newsOfPage(this, new Set(stays));
    this.#describe(news);
    try {
      this.#papers = news.total > 0 ? await this.#load(news) : [];
    } catch {
      this.#papers = [];
      this.#reveal("failure", true);
      this.#show();
      return setHook(this, "state", "error" satisfies State);
    }
    this.#show();
    setHook(this, "state", (news.total > 0 ? "done" : "empty") satisfies State);
  }

  /** The papers with their texts, in the reader's order. */
  async #load({ days }: PageNews): Promise<NewPaper[]> {
    const all = days.flatMap(({ day, ids }) => ids.map((id) => ({ id, day })));
    const found = await this.#session.use((search) =>
      textsOfNewest(search, new Set(all.map(({ id }) => id))),
    );
    const papers = all.flatMap(({ id, day }): NewPaper[] => {
      const one = found.get(id);
      if (!one) return [];
      const shown = toShown({ text: one.text, follows: [], mutes: [] }, undefined, []);
      return [{ id, day, title: shown.title, upvotes: one.upvotes, shown }];
    });
    const { sort } = store.read(SETTINGS);
    this.#isByDay = sort === "listed" || sort === "newest";
    if (sort !== "for-you") return inOrder(papers, sort);
    const { orderForYou } = await import("../for-you/on-list.ts");
    return (await orderForYou(this, papers)) ?? papers;
  }

  /** Says how much is new, and on which days. */
  #describe(news: PageNews): void {
    const { total, since, isCut } = news;
    const count = document.querySelector(at("count"));
    if (count) count.textContent = total > 0 && since ? headOf(news, since) : "";
    showDays(this, news, Infinity);
    this.#reveal("empty", total === 0);
    this.#part("reason").textContent =
      since === undefined
        ? "No earlier visit is known: this is the first one, or your browser keeps nothing between visits. From the next one on, what came in between is here."
        : `Nothing new since ${since}.`;
    this.#reveal("rest", isCut);
    findIn(this, at("do", "mark-seen"), HTMLElement).hidden = total === 0;
  }

  #show(): void {
    this.#list.replaceChildren();
    this.#append(FIRST);
  }

  #more(): void {
    this.#append(FIRST)[0]?.querySelector("a")?.focus();
  }

  /** Adds the next papers, each day below its name where they are by day. */
  #append(most: number): HTMLElement[] {
    const from = this.#list.querySelectorAll(PAPER).length;
    const addressOf = readPaperAddress(this);
    const items = this.#papers.slice(from, from + most).map(({ day, shown }, place) => {
      const item = renderPaper(shown, addressOf);
      // Only the page "For you" learns from its reader.
      for (const button of item.querySelectorAll(at("do"))) button.remove();
      if (this.#isByDay && day !== this.#papers[from + place - 1]?.day)
        this.#list.append(this.#headingOf(day));
      this.#list.append(item);
      return item;
    });
    this.#dim();
    this.#reveal("more", from + items.length < this.#papers.length);
    // For scripts that add to papers what the reader's own state has of them.
    this.#list.dispatchEvent(new Event(PAPERS_ADDED, { bubbles: true }));
    return items;
  }

  #headingOf(day: string): HTMLElement {
    const count = this.#papers.filter((one) => one.day === day).length;
    const text = `${nameOfDay(this, day)}, ${countOf(count, "paper")}`;
    return make("li", text, { className: "divider label" });
  }

  /** Marks the papers that the reader has seen since. */
  #dim(): void {
    const seen = new Set(store.read(SEEN));
    for (const item of this.querySelectorAll<HTMLElement>(PAPER))
      item.toggleAttribute("data-seen", seen.has(idOf(item)));
  }

  #mark(): void {
    const before = new Set(store.read(SEEN));
    const ids = newsOfPage(this).days.flatMap((one) => one.ids);
    const added = new Set(ids.filter((id) => !before.has(id)));
    store.change(SEEN, (now) => addSeen(now, ids));
    this.#papers = [];
    this.#show();
    this.#describe(newsOfPage(this));
    setHook(this, "state", "empty" satisfies State);
    this.#status?.say(`${countOf(ids.length, "paper")} marked as seen.`, () => {
      store.change(SEEN, (now) => now.filter((id) => !added.has(id)));
      void this.#refresh();
    });
    findIn(this, at("do", "undo"), HTMLElement).focus();
  }

  get #list(): HTMLElement {
    return this.#part("results");
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
