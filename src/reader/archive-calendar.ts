/**
 * `<archive-calendar>`: narrows the archive to a topic, to the followed topics or to new papers. Its
 * days then count only those papers, and its links lead to pages that are narrowed in the same way.
 */
import { at, readHook } from "../digest/page-hooks.ts";
import { countOf, nounFor } from "../text/counts.ts";
import { describe, isIn, writeNarrowing, type Known, type Narrowable } from "./arrange.ts";
import { store } from "./browser.ts";
import { levels } from "../digest/heat.ts";
import { ListLine } from "./list-line.ts";
import { Narrowed } from "./narrow.ts";
import { FOLLOWED } from "./state.ts";
import { TopicChips } from "./topic-chips.ts";
import { isNew, lookAt, VISIT } from "./visit.ts";

/** A day of the calendar that has papers. */
interface Day {
  cell: HTMLElement;
  papers: Narrowable[];
}

class ArchiveCalendar extends HTMLElement {
  #days: Day[] = [];
  #papers: Narrowable[] = [];
  #known: Known = { followed: [], isNew: () => false };
  readonly #narrowed = new Narrowed(() => this.#layOut());
  #chips: TopicChips | undefined;
  #line: ListLine | undefined;
  /** The `href` of each link before narrowing. */
  readonly #hrefs = new Map<HTMLAnchorElement, string>();

  connectedCallback(): void {
    const slugs = (readHook(this, "slugs") ?? "").split(" ");
    this.#days = [...this.querySelectorAll<HTMLElement>(at("date"))].map((cell) => ({
      cell,
      papers: papersOf(cell, slugs),
    }));
    this.#papers = this.#days.flatMap(({ papers }) => papers);
    for (const link of this.querySelectorAll<HTMLAnchorElement>(".calendar a"))
      this.#hrefs.set(link, link.getAttribute("href") ?? "");
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
    const counts = new Map(
      this.#days.map(({ cell, papers }) => [
        cell,
        papers.filter((paper) => isIn(paper, narrowing, this.#known)).length,
      ]),
    );
    const levelOf = levels([...counts.values()]);
    for (const [cell, count] of counts) {
      cell.className = `level-${levelOf(count)}`;
      write(cell.querySelector(".calendar-count"), String(count));
      write(cell.querySelector(at("unit")), nounFor(count, "paper"));
      this.#lead(cell, count);
    }
    const sum = (part: HTMLElement) =>
      [...part.querySelectorAll<HTMLElement>(at("date"))].reduce(
        (total, cell) => total + (counts.get(cell) ?? 0),
        0,
      );
    for (const month of this.querySelectorAll<HTMLTableElement>(".calendar")) {
      const total = sum(month);
      write(month.querySelector(".count"), countOf(total, "paper"));
      this.#lead(month.caption, total);
      for (const week of month.querySelectorAll<HTMLElement>("tbody tr"))
        this.#lead(week.querySelector("th"), sum(week));
    }
    this.#chips?.show(this.#papers, narrowing, this.#known);
    const total = this.#papers.length;
    const shown = [...counts.values()].reduce((all, one) => all + one, 0);
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

  /** Narrows a link as the calendar is; a link to no papers loses its address. */
  #lead(part: HTMLElement | null, count: number): void {
    const link = part?.querySelector("a");
    const before = link && this.#hrefs.get(link);
    if (!before) return;
    if (count === 0) link.removeAttribute("href");
    else link.setAttribute("href", before + writeNarrowing(this.#narrowed.now));
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

function write(place: Element | null, text: string): void {
  if (place) place.textContent = text;
}

customElements.define("archive-calendar", ArchiveCalendar);
