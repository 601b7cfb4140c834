/** The papers on the page, in their order. */
import { at, findIn, PAPERS_ADDED } from "../../digest/page-hooks.ts";
import type { PaperAddress } from "../../digest/paper-paths.ts";
import { countOf } from "../../text/counts.ts";
import type { ShownPaper } from "../../for-you/shown.ts";
import { renderPaper } from "./render-paper.ts";

export class OrderList {
  readonly #root: HTMLElement;
  readonly #addressOf: PaperAddress;

  /** @param addressOf the address of a paper */
  constructor(root: HTMLElement, addressOf: PaperAddress) {
    [this.#root, this.#addressOf] = [root, addressOf];
  }

  /** Shows papers in place of those before. @param left how many more there are */
  show(papers: readonly ShownPaper[], left: number): void {
    this.#list.replaceChildren();
    this.append(papers, left);
  }

  /** Adds papers at the end. @param left how many more there are then */
  append(papers: readonly ShownPaper[], left: number): HTMLElement[] {
    const items = papers.map((paper) => renderPaper(paper, this.#addressOf));
    this.#list.append(...items);
    // For scripts that add to papers what the reader's own state has of them.
    this.#list.dispatchEvent(new Event(PAPERS_ADDED, { bubbles: true }));
    findIn(this.#root, at("more"), HTMLElement).hidden = left <= 0;
    return items;
  }

  /** Says how many papers are in the order; nothing of none. */
  count(papers: number): void {
    const line = document.querySelector(at("count"));
    const text = `the newest ${countOf(papers, "paper")}, those like yours first`;
    if (line) line.textContent = papers > 0 ? text : "";
  }

  /** How many papers are on the page. */
  get length(): number {
    return this.#list.children.length;
  }

  get #list(): HTMLElement {
    return findIn(this.#root, at("results"), HTMLElement);
  }
}
