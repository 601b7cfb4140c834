/**
 * The tags of a paper's page by which reference managers and Google Scholar file it.
 *
 * @see https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
import type { CslType } from "../../paper/csl-types.ts";
import { AUTHOR_TAG } from "../../paper/element.ts";
import { plainText } from "../../text/math.ts";
import { itemTypeOf } from "./item-types.ts";
import { dateOf, doiOf, urlOf, type Reference } from "./reference.ts";

/** The name of the tag that has the title. */
export const TITLE_TAG = "citation_title";

/** Tags as pairs of name and content, in the page's order. */
export function highwireTags(
  reference: Reference,
  updated: string | undefined,
): [name: string, content: string][] {
  const { title, authors, venue, type, arxiv, pdf, keywords = [] } = reference;
  const place = venue === undefined ? undefined : VENUES[type ?? "document"];
  const tags: [name: string, content: string | undefined][] = [
    [TITLE_TAG, plainText(title)],
    ...authors.map((author): [string, string] => [AUTHOR_TAG, author]),
    ["citation_publication_date", dateOf(reference)?.replaceAll("-", "/")],
    // As at arXiv, the date of the newest version; the day of listing is no date of the paper.
    ["citation_online_date", updated?.replaceAll("-", "/")],
    ["citation_doi", doiOf(reference)],
    ["citation_arxiv_id", arxiv],
    ["citation_pdf_url", pdf],
    ["citation_abstract_html_url", urlOf(reference)],
    ["citation_keywords", keywords.map(plainText).join("; ")],
    [place ?? "", venue && plainText(venue)],
    // A venue's tag tells the type already.
    ["z:itemType", place === undefined || place === PUBLISHER ? itemTypeOf(type) : undefined],
  ];
  return tags.flatMap(([name, content]) => (name && content ? [[name, content]] : []));
}

// --- internal ---

const PUBLISHER = "citation_publisher";

/** The tag for the venue's name, by which managers know the type. */
const VENUES: Partial<Record<CslType, string>> = {
  article: "citation_journal_title",
  "article-journal": "citation_journal_title",
  review: "citation_journal_title",
  "review-book": "citation_journal_title",
  "paper-conference": "citation_conference_title",
  chapter: "citation_inbook_title",
  thesis: "citation_dissertation_institution",
  report: "citation_technical_report_institution",
  book: PUBLISHER,
};
