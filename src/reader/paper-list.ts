/**
 * `<paper-list>`: narrows a list to a topic, to the followed topics or to new papers, with the
 * state in the address; sorts it; marks new and seen papers; leaves out hidden ones.
 */
import { at } from "../digest/page-hooks.ts";
import { countOf } from "../text/counts.ts";
import { describe, isIn, type Known, type Narrowing } from "./arrange.ts";
import { store } from "./browser.ts";
import { collapse } from "./collapse.ts";
import { ListLine } from "./list-line.ts";
import { isTaste, ListOrder, type Listed } from "./list-order.ts";
import type { Stored } from "./storage-keys.ts";
import { make } from "./make.ts";
import { Narrowed } from "./narrow.ts";
import { linkOf, PAPER, readPaperElement } from "../paper/element.ts";
import { ownPaper } from "./read-paper.ts";
import { addSeen, FOLLOWED, HIDDEN, SEEN, SETTINGS } from "./state.ts";
import { TopicChips } from "./topic-chips.ts";
import { ViewMenu } from "./view-menu.ts";
import { isNew, lookAt, VISIT } from "./visit.ts";

class PaperList extends HTMLElement {
  #papers: Listed[] = [];
  #order = new ListOrder(this, [], () => {});
  readonly #narrowed = new Narrowed(() => this.#layOut());
  #known: Known = { followed: [], isNew: () => false };
  #isAllNew = false;
  #wasNarrowed = false;
  /** Hidden before the page was opened: not even a line is shown for them. */
  #gone = new Set<string>();
  /** Seen before the page was opened: a paper that is opened now stays in the list. */
  #seenBefore = new Set<string>();
  #chips: TopicChips | undefined;
  #line: ListLine | undefined;

  connectedCallback(): void {
    this.#papers = [...this.querySelectorAll<HTMLElement>(PAPER)].map((element) => ({
      ...readPaperElement(element),
      element,
    }));
    this.#order = new ListOrder(this, this.#papers, () => this.#layOut());
    this.#gone = new Set(store.read(HIDDEN).map(({ id }) => id));
    this.#seenBefore = new Set(store.read(SEEN));
    // A list that isn't by day can't tell which papers are new.
    if (!this.matches(at("no-visit"))) this.#visit();
    this.#chips = new TopicChips(this, (narrowing) => {
      this.#narrowed.choose(narrowing);
      this.#layOut();
    });
    new ViewMenu(this, () => this.#markAll());
    this.#line = new ListLine(this);
    store.listen((name) => this.#changed(name));
    addEventListener("hashchange", () => this.#layOut());
    this.#known = { ...this.#known, followed: store.read(FOLLOWED) };
    this.#order.sort();
    this.#markSeen();
    this.#layOut();
    if (store.has({ name: "following" }))
      import("./following/mark-list.ts")
        .then(({ markList }) => markList(this, this.#papers))
        .catch(() => {});
  }

  // --- internal ---

  /** Records the visit and marks new papers. */
  #visit(): void {
    const newest = this.#papers.reduce((max, { day = "" }) => (day > max ? day : max), "");
    if (!newest) return;
    const visit = store.change(VISIT, (before) => lookAt(before, newest, Date.now()), true);
    if (!visit) return;
    this.#known = { ...this.#known, isNew: (day) => isNew(day, visit) };
    const fresh = this.#papers.filter(({ day = "" }) => isNew(day, visit));
    // If all papers are new, the line above the list says so instead, or the front page's own line.
    const isAllNew = fresh.length === this.#papers.length;
    if (!isAllNew) for (const { element } of fresh) markNew(element);
    this.#isAllNew = isAllNew && !document.querySelector(at("news"));
  }

  #changed(name: Stored): void {
    if (name === "settings") {
      this.#order.sort();
      this.#layOut();
    } else if (name === "seen") this.#markSeen();
    else if (name === "hidden") this.#collapse();
    else if (isTaste(name)) this.#order.sort();
    else if (name === "followed") {
      this.#known = { ...this.#known, followed: store.read(FOLLOWED) };
      this.#layOut();
    }
  }

  /** Shows or hides each paper, and describes the result. */
  #layOut(): void {
    const { seen: mode } = store.read(SETTINGS);
    const narrowing = this.#narrowed.now;
    const target = ownPaper();
    let [shown, hidden, seen] = [0, 0, 0];
    for (const paper of this.#papers) {
      // What an address leads to is shown, whatever the reader has set.
      const isTarget = paper.element === target;
      const isWanted = isTarget || isIn(paper, narrowing, this.#known);
      const isGone = !isTarget && this.#gone.has(paper.id);
      const isSeen = !isTarget && mode === "hide" && this.#seenBefore.has(paper.id);
      paper.element.hidden = !isWanted || isGone || isSeen;
      if (!isWanted) continue;
      if (isGone) hidden += 1;
      else if (isSeen) seen += 1;
      else shown += 1;
    }
    for (const section of this.querySelectorAll<HTMLElement>(".rows"))
      section.hidden = !section.querySelector(`${PAPER}:not([hidden])`);
    this.#order.lead();
    this.#chips?.show(this.#papers, narrowing, this.#known);
    this.#line?.say(
      describe({
        shown,
        total: this.#papers.length,
        hidden,
        seen,
        narrowing,
        topic: this.#chips?.titleOf(narrowing),
        followed: this.#known.followed.length,
        allNew: this.#isAllNew,
      }),
    );
    if (narrowing.kind !== "all")
      this.#line?.offer(`Show all ${this.#papers.length}`, () => {
        this.#narrowed.choose({ kind: "all" });
        this.#layOut();
        this.#chips?.focus();
      });
    else if (seen + hidden > 0)
      this.#line?.offer("Show them", () => {
        this.#seenBefore.clear();
        this.#gone.clear();
        this.#collapse();
        this.#layOut();
        this.#focusFirst();
      });
    this.#showAround(narrowing);
  }

  /** Brings the page around the list in line with it, from the first narrowing on. */
  #showAround(narrowing: Narrowing): void {
    this.#wasNarrowed ||= narrowing.kind !== "all";
    if (!this.#wasNarrowed) return;
    const papers = this.#papers.filter((paper) => isIn(paper, narrowing, this.#known));
    import("./narrowed.ts")
      .then(({ showNarrowed }) =>
        showNarrowed(this, narrowing, papers, this.#chips?.titleOf(narrowing)),
      )
      .catch(() => {});
  }

  #markSeen(): void {
    const seen = new Set(store.read(SEEN));
    for (const { element, id } of this.#papers) element.toggleAttribute("data-seen", seen.has(id));
  }

  /** Shows a line with an undo button in place of papers that are hidden now. */
  #collapse(): void {
    const now = new Set(store.read(HIDDEN).map(({ id }) => id));
    let isBack = false;
    for (const { element, id } of this.#papers) {
      if (this.#gone.has(id)) {
        if (now.has(id)) continue;
        isBack = this.#gone.delete(id);
      }
      collapse(element, now.has(id));
    }
    if (isBack) this.#layOut();
  }

  #markAll(): void {
    const ids = this.#papers.filter(({ element }) => !element.hidden).map(({ id }) => id);
    if (ids.length === 0) return;
    const before = new Set(store.read(SEEN));
    const added = ids.filter((id) => !before.has(id));
    store.change(SEEN, (now) => addSeen(now, ids));
    this.#seenBefore = new Set(store.read(SEEN));
    this.#layOut();
    this.#line?.say(`${countOf(ids.length, "paper")} marked as seen.`);
    this.#line?.offer("Undo", () => {
      const undone = new Set(added);
      store.change(SEEN, (now) => now.filter((id) => !undone.has(id)));
      this.#seenBefore = new Set(store.read(SEEN));
      this.#layOut();
      this.#focusFirst();
    });
    this.#line?.focus();
  }

  #focusFirst(): void {
    const first = this.#papers.find(({ element }) => !element.hidden);
    if (first) linkOf(first.element)?.focus();
  }
}

function markNew(paper: HTMLElement): void {
  const mark = make("span", "New", { className: "new-mark" });
  // Inside the byline's first item, so that the byline stays on one line.
  const first = paper.querySelector(".byline li");
  if (first) first.prepend(mark, " ");
  else paper.append(" ", mark);
}

customElements.define("paper-list", PaperList);
