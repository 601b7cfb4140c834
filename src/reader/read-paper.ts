/** Papers as the pages have them: elements with `data-paper`. */
import type { Facts } from "./arrange.ts";
import { arxivId, asPaper, type SavedPaper } from "./saved-paper.ts";

/** The element of a paper that something lies in. */
export function paperAround(node: EventTarget | null): HTMLElement | undefined {
  return node instanceof Element
    ? (node.closest<HTMLElement>("[data-paper]") ?? undefined)
    : undefined;
}

/** The link that opens a paper. */
export function linkOf(paper: HTMLElement): HTMLAnchorElement | null {
  return paper.querySelector("a");
}

/** A paper's title in plain characters. */
export function titleOf(paper: HTMLElement): string {
  const text = paper.dataset["title"] ?? linkOf(paper)?.textContent ?? "";
  return text.replace(/\s+/g, " ").trim();
}

/** What a list knows of a paper. */
export function factsOf(paper: HTMLElement): Facts {
  const { paper: id = "", day = "", topics, upvotes, comments } = paper.dataset;
  return {
    id,
    title: titleOf(paper),
    day,
    topics: topics ? topics.split(" ") : [],
    upvotes: upvotes === undefined ? undefined : Number(upvotes),
    comments: comments === undefined ? undefined : Number(comments),
  };
}

/** A paper as the reading list keeps it. Undefined where the page says too little. */
export function readPaper(paper: HTMLElement): SavedPaper | undefined {
  const { paper: id = "", day, published, authors, moreAuthors, tex } = paper.dataset;
  const hrefs = [...paper.querySelectorAll<HTMLAnchorElement>(".paper-links a")].map(
    ({ href }) => href,
  );
  const known = arxivId(id);
  const arxiv =
    hrefs.find((url) => /^https?:\/\/arxiv\.org\/abs\//.test(url)) ??
    (known && `https://arxiv.org/abs/${known}`);
  return asPaper({
    id,
    title: titleOf(paper),
    tex,
    authors: authors?.split("|"),
    moreAuthors: moreAuthors !== undefined,
    day,
    published,
    arxiv,
    pdf: hrefs.find((url) => /\/pdf\/|\.pdf$/.test(url)) ?? arxiv?.replace("/abs/", "/pdf/"),
    doi: hrefs.find((url) => /^https?:\/\/(?:dx\.)?doi\.org\//.test(url)),
  }).paper;
}
