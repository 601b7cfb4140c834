/** A paper as the search index holds it: what a result shows, and what phrases are found in. */
import { authorLine } from "../../paper/author-line.ts";
import { toPlainLetters } from "../../text/characters.ts";
import { fromUrlId, pdfUrl } from "../../paper/arxiv-id.ts";
import { urlId } from "../../paper/id.ts";
import { plainText } from "../../text/math.ts";
import type { Paper } from "../../paper/schema.ts";
import type { TextParts } from "../format/texts.ts";

/** What a result shows of a paper. */
export function textOf(paper: Paper): TextParts {
  const { authors, authorCount = 0, links } = paper;
  const id = urlId(paper.id);
  const arxiv = fromUrlId(id);
  return {
    id,
    day: paper.day,
    by: authorLine(paper),
    title: plainText(paper.title),
    abstract: plainText(paper.abstract).replace(/\s+/g, " ").trim(),
    authors: authors.join(", "),
    keywords: keywordsOf(paper).join(", "),
    more: {
      code: links.code,
      pdf: arxiv !== undefined && links.pdf === pdfUrl(arxiv) ? undefined : links.pdf,
      authors: (paper.moreAuthors ?? authorCount > authors.length) ? "more" : undefined,
    },
  };
}

/**
 * What Pagefind indexes of a paper for phrases: title, abstract and keywords, the words of notes,
 * and the title in plain letters where it has others. Names of authors and ids aren't in it: our
 * own terms tell them apart from other words, and they make a quarter of the index.
 */
export function phraseText(
  { title, abstract, keywords }: Pick<TextParts, "title" | "abstract" | "keywords">,
  notes = "",
): string {
  const plain = toPlainLetters(title);
  return [title, abstract, keywords, plain === title ? "" : plain, notes]
    .filter(Boolean)
    .join("\n");
}

/** What a paper is known by beside its texts, an entry each. */
export function keywordsOf({
  keywords,
  categories,
  organization,
}: Pick<Paper, "keywords" | "categories" | "organization">): string[] {
  return [...keywords, ...categories, ...(organization ? [organization] : [])];
}
