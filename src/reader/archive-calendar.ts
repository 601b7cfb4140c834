/**
 * `<archive-calendar>`: narrows the archive to a topic, to the followed topics or to new papers. Its
 * days then count only those papers, and its links lead to pages that are narrowed in the same way.
 */
import { readHook } from "../digest/page-hooks.ts";
import { describe, isIn, type Known, type Narrowable } from "./arrange.ts";
import { store } from "./browser.ts";
import { CalendarCounts } from "./calendar-counts.ts";
import { ListLine } from "./list-line.ts";
import { Narrowed } from "./narrow.ts";
import { FOLLOWED } from "./state.ts";
import { TopicChips } from "./topic-chips.ts";
import { isNew, lookAt, VISIT } from "./visit.ts";

class ArchiveCalendar extends HTMLElement {
  /** The papers of each day's cell. */
  #papersOf = new Map<HTMLElement, Narrowable[]>();
  #papers: Narrowable[] = [];
  #known: Known = { followed: [], isNew: () => false };
  readonly #narrowed = new Narrowed(() => this.#layOut());
  #chips: TopicChips | undefined;
  #line: ListLine | undefined;
  #calendar: CalendarCounts | undefined;

  connectedCallback(): void {
    const slugs = (readHook(this, "slugs") ?? "").split(" ");
    this.#calendar = new CalendarCounts(this);
    this.#papersOf = new Map(this.#calendar.cells.map((cell) => [cell, papersOf(cell, slugs)]));
    this.#papers = [...this.#papersOf.values()].flat();
    // The calendar shows no papers, so it doesn't count as a visit.
    const before = store.read(VISIT);
    const visit = before && lookAt(before, before.upTo, Date.now());
    this.#known = {
      followed: store.read(FOLLOWED),
      isNew: (day) => visit !== undefined && isNew(day, visit),
    };
    this.#chips = new TopicChips(this, (narrowing) => {
      this.#narrowed.choose(narrowing);
      this.#layOut();
    });
    this.#line = new ListLine(this);
    store.listen((name) => {
      if (name !== "followed") return;
      this.#known = { ...this.#known, followed: store.read(FOLLOWED) };
      this.#layOut();
    });
    this.#layOut();
  }

  // --- internal ---

  /** Counts the papers to show, and describes the result. */
  #layOut(): void {
    const narrowing = this.#narrowed.now;
    const isShown = (paper: Narrowable) => isIn(paper, narrowing, this.#known);
    this.#calendar?.show(
      (_, cell) => this.#papersOf.get(cell)?.filter(isShown).length ?? 0,
      narrowing,
    );
    this.#chips?.show(this.#papers, narrowing, this.#known);
    const total = this.#papers.length;
    const shown = this.#papers.filter(isShown).length;
    this.#line?.say(
      describe({
        shown,
        total,
        hidden: 0,
        seen: 0,
        narrowing,
        topic: this.#chips?.titleOf(narrowing),
        followed: this.#known.followed.length,
      }),
    );
    if (narrowing.kind !== "all")
      this.#line?.offer(`Show all ${total}`, () => {
        this.#narrowed.choose({ kind: "all" });
        this.#layOut();
        this.#chips?.focus();
      });
  }
}

/** The papers of a day as `topicsOfDay` writes them. */
function papersOf(cell: HTMLElement, slugs: readonly string[]): Narrowable[] {
  const day = readHook(cell, "date");
  return (readHook(cell, "codes") ?? "")
    .split(" ")
    .map((codes) => ({
      day,
      topics: codes === "" ? [] : codes.split(",").flatMap((code) => slugs[Number(code)] ?? []),
    }));
}

customElements.define("archive-calendar", ArchiveCalendar);
