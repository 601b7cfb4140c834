/** Papers of a page as the reading list keeps them. */
import { abstractUrl } from "../paper/arxiv-id.ts";
import { PAPER, readPaperElement } from "../paper/element.ts";
import { asPaper, type SavedPaper } from "./saved-paper.ts";

/** A paper's element as a paper to save. Undefined where the page says too little. */
export function readPaper(element: HTMLElement): SavedPaper | undefined {
  const { arxiv, ...facts } = readPaperElement(element);
  return asPaper({ ...facts, arxiv: arxiv && abstractUrl(arxiv) }).paper;
}

/** The element of the paper that the page is of; undefined on pages of many papers. */
export function ownPaper(): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`article.paper${PAPER}`) ?? undefined;
}
