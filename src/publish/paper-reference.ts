/** A paper as the formats of citations need it. */
import { kindOf } from "../paper/kind.ts";
import { parseArxivId } from "../paper/parse-arxiv-id.ts";
import { urlId } from "../paper/id.ts";
import type { Frontmatter, Paper } from "../paper/schema.ts";
import { bareDoi } from "./citations/reference.ts";
import type { Reference } from "./citations/reference.ts";

/**
 * A paper as a reference.
 *
 * @param paper a DOI that arXiv gave counts as its arXiv id
 * @param page the address of the paper's page, for papers without an address of their own
 */
export function toReference(
  paper: Frontmatter & Partial<Pick<Paper, "abstract">>,
  page?: string,
): Reference {
  const { id, title, authors, moreAuthors, authorCount = 0, published, venue } = paper;
  const { links, categories, keywords, abstract } = paper;
  const arxiv = parseArxivId(links.arxiv ?? "") ?? parseArxivId(id);
  const doi = parseArxivId(links.doi ?? "") === undefined ? bareDoi(links.doi) : undefined;
  return {
    id: urlId(id),
    title,
    authors,
    moreAuthors: authors.length > 0 && (moreAuthors === true || authorCount > authors.length),
    published,
    type: kindOf({ ...paper, arxiv }),
    venue,
    arxiv,
    category: categories[0],
    doi,
    pdf: links.pdf,
    url: links.pdf ?? links.hf ?? links.project ?? page,
    keywords,
    abstract,
  };
}
