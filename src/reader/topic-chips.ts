/** The topics above a list: followed ones first, the current one marked. */
import { at, readHook } from "../digest/page-hooks.ts";
import { isIn, writeNarrowing, type Known, type Narrowable, type Narrowing } from "./arrange.ts";

export class TopicChips {
  readonly #row: HTMLElement | null;
  readonly #chips: HTMLAnchorElement[];
  /** The button that shows topics that don't fit. */
  readonly #more: HTMLElement | null;
  /** In the order of the page: by count. */
  readonly #topics: HTMLAnchorElement[];

  /** @param onChoice is called when the reader chooses one */
  constructor(list: HTMLElement, onChoice: (narrowing: Narrowing) => void) {
    this.#row = list.querySelector(".chips ul");
    this.#chips = [...list.querySelectorAll<HTMLAnchorElement>(".chip")];
    this.#topics = this.#chips.filter((chip) => readHook(chip, "topic"));
    for (const chip of this.#chips) {
      const query = writeNarrowing(narrowingOf(chip));
      chip.setAttribute("href", query || location.pathname);
    }
    this.#row?.addEventListener("click", (event) => {
      const { target } = event;
      const chip = target instanceof Element && target.closest<HTMLAnchorElement>(".chip");
      // With a modifier a link opens in another tab; its address narrows that page.
      const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (!chip || isElsewhere) return;
      event.preventDefault();
      onChoice(narrowingOf(chip));
    });
    this.#more = list.querySelector(at("more-topics"));
    this.#more?.addEventListener("click", () => this.#fold());
    if (this.#row) new ResizeObserver(() => this.#cut()).observe(this.#row);
  }

  /** Updates the row. */
  show(papers: readonly Narrowable[], narrowing: Narrowing, known: Known): void {
    const place = (chip: HTMLElement) => {
      const index = known.followed.indexOf(readHook(chip, "topic") ?? "");
      return index < 0 ? Infinity : index;
    };
    const inOrder = this.#topics.toSorted((a, b) =>
      place(a) === place(b) ? 0 : place(a) - place(b),
    );
    const items = inOrder.flatMap((chip) => chip.parentElement ?? []);
    const current = this.#topics.length;
    const last = [...(this.#row?.children ?? [])].slice(-current);
    if (items.some((item, index) => item !== last[index])) this.#row?.append(...items);
    for (const chip of this.#chips) {
      const own = narrowingOf(chip);
      const isCurrent = writeNarrowing(own) === writeNarrowing(narrowing);
      if (isCurrent) chip.setAttribute("aria-current", "true");
      else chip.removeAttribute("aria-current");
      chip.toggleAttribute("data-followed", place(chip) < Infinity);
      if (own.kind === "mine" || own.kind === "new") {
        const count = papers.filter((one) => isIn(one, own, known)).length;
        // Hidden where it would narrow nothing; "My topics" is shown also where none of them is here.
        const isOne =
          count < papers.length && (own.kind === "mine" ? known.followed.length : count) > 0;
        if (chip.parentElement) chip.parentElement.hidden = !isOne && !isCurrent;
        const place = chip.querySelector(".count");
        if (place) place.textContent = String(count);
      }
    }
    this.#cut();
    this.#reveal();
  }

  /** The title of the topic that a list is narrowed to, where it is among these. */
  titleOf(narrowing: Narrowing): string | undefined {
    if (narrowing.kind !== "topic") return undefined;
    return this.#topics
      .find((chip) => readHook(chip, "topic") === narrowing.topic)
      ?.firstChild?.textContent?.trim();
  }

  /** Moves the focus to the current choice. */
  focus(): void {
    this.#chips.find((chip) => chip.hasAttribute("aria-current"))?.focus();
  }

  // --- internal ---

  /** Switches between all topics and as many as fit in two rows. */
  #fold(): void {
    const isOpen = this.#row?.parentElement?.toggleAttribute("data-open");
    if (!this.#more) return;
    this.#more.setAttribute("aria-expanded", String(isOpen));
    this.#cut();
  }

  /** Scrolls the current chip into view. */
  #reveal(): void {
    const current = this.#chips.find((chip) => chip.ariaCurrent !== null);
    const item = current?.parentElement;
    if (!this.#row || !item) return;
    if (item.hasAttribute("data-cut")) this.#fold();
    const row = this.#row.getBoundingClientRect();
    const { left, right } = item.getBoundingClientRect();
    // 48 pixels of the chip before show that there is more on that side.
    if (left < row.left || right > row.right) this.#row.scrollLeft += left - row.left - 48;
  }

  /** Marks chips that are cut off, so that they can't have the focus; shows the button if there are any. */
  #cut(): void {
    const row = this.#row;
    if (!row || !this.#more) return;
    const isOpen = this.#more.getAttribute("aria-expanded") === "true";
    const end = row.getBoundingClientRect().bottom;
    let cut = 0;
    for (const item of row.children) {
      const isCut = !isOpen && item.getBoundingClientRect().top >= end;
      item.toggleAttribute("data-cut", isCut);
      if (isCut) cut += 1;
    }
    this.#more.toggleAttribute("data-needed", isOpen || cut > 0);
    this.#more.textContent = isOpen ? "Fewer topics" : `${cut} more`;
  }
}

function narrowingOf(chip: HTMLElement): Narrowing {
  const topic = readHook(chip, "topic");
  const show = readHook(chip, "show");
  if (topic) return { kind: "topic", topic };
  return { kind: show === "mine" || show === "new" ? show : "all" };
}
