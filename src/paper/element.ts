/**
 * A paper's element in a page: the one place that names its attributes. Pages and scripts write
 * them, the reader's scripts read them.
 */
import { fromUrlId, pdfUrl } from "./arxiv-id.ts";
import { AUTHORS_CLASS, namesInLine } from "./author-line.ts";

/** What an element says of its paper. What isn't known is left out. */
export interface ElementFacts {
  /** As in URLs. */
  id: string;
  /** The day on which the digest lists it, `YYYY-MM-DD`. */
  day?: string | undefined;
  /** Slugs. */
  topics?: readonly string[] | undefined;
  upvotes?: number | undefined;
  comments?: number | undefined;
  /** The title in plain characters, where the text of the first link isn't: where it has math. */
  title?: string | undefined;
  /** The title with LaTeX between dollar signs, where it has math. */
  tex?: string | undefined;
  /** The first ones, where neither a COinS nor the line with the authors says them; none where that line has no names. */
  authors?: readonly string[] | undefined;
  /** Whether there are more authors than the named ones: the page, or the source, has cut the list. */
  moreAuthors?: boolean | undefined;
  /** The day of the first version. */
  published?: string | undefined;
  /** The arXiv id. */
  arxiv?: string | undefined;
  /** The address of the PDF. */
  pdf?: string | undefined;
  /** The address of the DOI. */
  doi?: string | undefined;
  /** The primary category at arXiv. */
  category?: string | undefined;
  /** The journal or the proceedings. */
  venue?: string | undefined;
  /** A CSL type, where neither the venue nor an arXiv id tells it (`kind.ts`). */
  type?: string | undefined;
}

/** What is read from an element: its title is always known. */
export type ElementReading = ElementFacts & { title: string; topics: string[]; authors: string[] };

/** As much of an HTML element as is read. */
interface Readable {
  dataset: DOMStringMap;
  querySelector: (
    selector: string,
  ) => {
    textContent: string | null;
    title?: string;
    lastChild?: { textContent: string | null } | null;
  } | null;
}

/** A CSS selector: the elements of papers. */
export const PAPER = "[data-paper]";

/** The class of a paper's element that is a row of a list: its title, and a line below it. */
export const ROW_CLASS = "row";

/** The class of the element in a paper's element that is its COinS, and keys in its `title`. */
export const COINS_CLASS = "Z3988";
export const COINS_CREATOR = "rft.creator";
export const COINS_DATE = "rft.date";
export const COINS_VENUE = "rft.source";

/** The name of the tag in the head of a paper's page that names an author; one each. */
export const AUTHOR_TAG = "citation_author";

/**
 * Whether a COinS names the authors: all of them, or none where a DOI leads to them and they are
 * more than `named`.
 */
export function namesAuthors(count: number, hasDoi: boolean, named: number): boolean {
  return count <= named || !hasDoi;
}

/** The attribute of math in a paper's abstract that has its LaTeX. */
export const MATH_SOURCE = "data-tex";

/** The attributes of a paper's element, as Astro spreads them; undefined ones are left out. */
export function paperAttributes(facts: ElementFacts): Record<string, string | number | undefined> {
  const { id, topics = [], authors, arxiv, pdf } = facts;
  const isAtArxiv = arxiv !== undefined && pdf === pdfUrl(arxiv);
  return {
    "data-paper": id,
    "data-day": facts.day,
    "data-topics": topics.join(" ") || undefined,
    "data-upvotes": facts.upvotes,
    "data-comments": facts.comments,
    "data-title": facts.title,
    "data-tex": facts.tex,
    // A name holds no line break, and no bar that a reader would miss.
    "data-authors": authors?.map((name) => name.replaceAll("|", " ")).join("|"),
    "data-published": facts.published,
    "data-more-authors": facts.moreAuthors ? "" : undefined,
    // Most papers have their arXiv id as id, and their PDF at arXiv: a page doesn't repeat it.
    "data-arxiv": arxiv === fromUrlId(id) ? undefined : arxiv,
    "data-pdf": isAtArxiv ? undefined : pdf,
    "data-doi": facts.doi,
    "data-category": facts.category,
    "data-venue": facts.venue,
    "data-type": facts.type,
  };
}

/** Makes an element that of a paper, of which it says no more than the id. */
export function markPaper(element: HTMLElement, id: string): void {
  element.dataset["paper"] = id;
}

/** Reads the attributes of a paper's element. */
export function readPaperElement(element: Readable): ElementReading {
  const { dataset } = element;
  const id = dataset["paper"] ?? "";
  const arxiv = dataset["arxiv"] ?? fromUrlId(id);
  const coins = new URLSearchParams(element.querySelector(`.${COINS_CLASS}`)?.title);
  const authors = coins.getAll(COINS_CREATOR);
  return {
    id,
    day: dataset["day"],
    topics: split(dataset["topics"], " "),
    upvotes: toNumber(dataset["upvotes"]),
    comments: toNumber(dataset["comments"]),
    title: titleOf(element),
    tex: dataset["tex"],
    authors: authors.length > 0 ? authors : authorsOf(element),
    moreAuthors: dataset["moreAuthors"] !== undefined,
    published: dataset["published"] ?? coins.get(COINS_DATE) ?? undefined,
    arxiv,
    pdf: dataset["pdf"] ?? (arxiv && pdfUrl(arxiv)),
    doi: dataset["doi"],
    category: dataset["category"],
    venue: dataset["venue"] ?? coins.get(COINS_VENUE) ?? undefined,
    type: dataset["type"],
  };
}

/** The id of the paper that an element is of, as in URLs. */
export function idOf(element: HTMLElement): string {
  return element.dataset["paper"] ?? "";
}

/** A paper's title in plain characters. */
export function titleOf(element: Readable): string {
  const text = element.dataset["title"] ?? element.querySelector("a")?.textContent ?? "";
  return text.replace(/\s+/g, " ").trim();
}

/** The link that opens a paper. */
export function linkOf(element: HTMLElement): HTMLAnchorElement | null {
  return element.querySelector("a");
}

/** The element of the paper that something lies in. */
export function paperAround(node: EventTarget | null): HTMLElement | undefined {
  return node instanceof Element ? (node.closest<HTMLElement>(PAPER) ?? undefined) : undefined;
}

// --- internal ---

function authorsOf(element: Readable): string[] {
  const own = element.dataset["authors"];
  // The mark of a new paper may stand before the names.
  const line = element.querySelector(`.${AUTHORS_CLASS}`)?.lastChild?.textContent;
  return own === undefined && line ? namesInLine(line) : split(own, "|");
}

function split(text: string | undefined, separator: string): string[] {
  return text ? text.split(separator) : [];
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
