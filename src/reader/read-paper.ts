/** Papers of a page as the reading list keeps them. */
import { abstractUrl } from "../paper/arxiv-id.ts";
import { AUTHOR_TAG, PAPER, readPaperElement } from "../paper/element.ts";
import { asPaper, type SavedPaper } from "./saved-paper.ts";

/** A paper's element as a paper to save. Undefined where the page says too little. */
export function readPaper(element: HTMLElement): SavedPaper | undefined {
  const { arxiv, ...facts } = readPaperElement(element);
  const authors = element.matches(".paper") ? authorsInHead() : facts.authors;
  return asPaper({ ...facts, authors, arxiv: arxiv && abstractUrl(arxiv) }).paper;
}

/** The authors of the paper that the page is of: all of them. */
export function authorsInHead(): string[] {
  const tags = document.querySelectorAll<HTMLMetaElement>(`meta[name=${AUTHOR_TAG}]`);
  return [...tags].map(({ content }) => content);
}

/**
 * The element of the paper that the address leads to: the page's own, or where papers are whole in
 * a list, the one that the fragment names; undefined on other pages of many papers.
 */
export function ownPaper(): HTMLElement | undefined {
  // A script that runs early comes before `:target`.
  const named = document.getElementById(location.hash.slice(1));
  const own = named?.matches(PAPER) ? named : document.querySelector(`article.paper${PAPER}`);
  return own instanceof HTMLElement ? own : undefined;
}
