/** A calendar that counts the papers to which a list is narrowed, and leads to pages narrowed alike. */
import { levels } from "../digest/heat.ts";
import { at, readHook } from "../digest/page-hooks.ts";
import { countOf, nounFor } from "../text/counts.ts";
import { writeNarrowing, type Narrowing } from "./arrange.ts";

export class CalendarCounts {
  readonly #root: Element;
  /** The cells of days that have papers. */
  readonly cells: readonly HTMLElement[];
  /** The `href` of each link before narrowing. */
  readonly #hrefs = new Map<HTMLAnchorElement, string>();

  /** @param root holds the calendars of one or more months */
  constructor(root: Element) {
    this.#root = root;
    this.cells = [...root.querySelectorAll<HTMLElement>(at("date"))];
    for (const link of root.querySelectorAll<HTMLAnchorElement>(".calendar a"))
      this.#hrefs.set(link, link.getAttribute("href") ?? "");
  }

  /** Shows how many papers a day has. @param countOn gives it */
  show(countOn: (day: string, cell: HTMLElement) => number, narrowing: Narrowing): void {
    const counts = new Map(
      this.cells.map((cell) => [cell, countOn(readHook(cell, "date") ?? "", cell)]),
    );
    const levelOf = levels([...counts.values()]);
    for (const [cell, count] of counts) {
      cell.className = `level-${levelOf(count)}`;
      write(cell.querySelector(".calendar-count"), String(count));
      write(cell.querySelector(at("unit")), nounFor(count, "paper"));
      this.#lead(cell, count, narrowing);
    }
    const sum = (part: HTMLElement) =>
      [...part.querySelectorAll<HTMLElement>(at("date"))].reduce(
        (total, cell) => total + (counts.get(cell) ?? 0),
        0,
      );
    for (const month of this.#root.querySelectorAll<HTMLTableElement>(".calendar")) {
      const total = sum(month);
      write(month.querySelector(".count"), countOf(total, "paper"));
      this.#lead(month.caption, total, narrowing);
      for (const week of month.querySelectorAll<HTMLElement>("tbody tr"))
        this.#lead(week.querySelector("th"), sum(week), narrowing);
    }
  }

  // --- internal ---

  /** Narrows a link as the calendar is; a link to no papers loses its address. */
  #lead(part: HTMLElement | null, count: number, narrowing: Narrowing): void {
    const link = part?.querySelector("a");
    const before = link && this.#hrefs.get(link);
    if (!before) return;
    if (count === 0) link.removeAttribute("href");
    else link.setAttribute("href", before + writeNarrowing(narrowing));
  }
}

function write(place: Element | null, text: string): void {
  if (place) place.textContent = text;
}
