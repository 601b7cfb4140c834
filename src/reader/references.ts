/** Papers of the reader's page and of the reading list, as the formats of citations need them. */
import { CSL_TYPES } from "../paper/csl-types.ts";
import { linkOf, MATH_SOURCE, readPaperElement } from "../paper/element.ts";
import { kindOf } from "../paper/kind.ts";
import { parseArxivId } from "../paper/parse-arxiv-id.ts";
import { fromUrlId } from "../paper/arxiv-id.ts";
import { bareDoi, type Reference } from "../publish/citations/reference.ts";
import { authorsInHead } from "./read-paper.ts";
import type { SavedPaper } from "./saved-paper.ts";

/** A paper that the page has whole, with all its authors and its abstract. @param article its element */
export function referenceOfPage(article: HTMLElement): Reference {
  const facts = readPaperElement(article);
  const isPage = article.matches(".paper");
  const page = isPage ? location.href.replace(/[?#].*/, "") : linkOf(article)?.href;
  const keywords = document.querySelector<HTMLMetaElement>("meta[name=citation_keywords]");
  const abstract = article.querySelector(".abstract");
  return {
    ...asReference({ ...facts, ...(isPage && { authors: authorsInHead() }) }, page ?? ""),
    keywords: keywords?.content.split("; ") ?? [],
    abstract: abstract ? [...abstract.children].map(textOf).join("\n\n") : undefined,
  };
}

/** A paper of the reading list. @param page the address of its page in the digest */
export function referenceOfSaved(paper: SavedPaper, page: string): Reference {
  return asReference(paper, page);
}

// --- internal ---

/** What a page or the list knows of a paper. */
type Facts = Pick<SavedPaper, "id" | "title" | "authors"> & {
  moreAuthors?: boolean | undefined;
} & Partial<
    Record<
      "tex" | "published" | "arxiv" | "pdf" | "doi" | "category" | "venue" | "type",
      string | undefined
    >
  >;

function asReference(facts: Facts, page: string): Reference {
  const { id, title, tex, authors, moreAuthors, published, category, venue, pdf } = facts;
  const arxiv = parseArxivId(facts.arxiv ?? "") ?? fromUrlId(id);
  const type = CSL_TYPES.find((one) => one === facts.type);
  // A DOI that arXiv gave leads to the same paper.
  const isArxivDoi = parseArxivId(facts.doi ?? "") !== undefined;
  return {
    id,
    title: tex ?? wordsOf(title),
    authors,
    moreAuthors: authors.length > 0 && moreAuthors === true,
    published,
    type: kindOf({ type, venue, arxiv }),
    venue,
    arxiv,
    category,
    doi: isArxivDoi ? undefined : bareDoi(facts.doi),
    pdf,
    url: pdf ?? (/^https?:/.test(page) ? page : undefined),
  };
}

/** Words as a paper's file has them: no dollar sign in them is a mark of math. */
function wordsOf(text: string): string {
  return text.replaceAll("$", "\\$");
}

/** The text of an element, with the source of its math. */
function textOf(node: Node): string {
  if (node instanceof Element) {
    const tex = node.getAttribute(MATH_SOURCE);
    return tex === null ? [...node.childNodes].map(textOf).join("") : `$${tex}$`;
  }
  return wordsOf(node.textContent ?? "");
}
