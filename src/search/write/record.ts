/** A paper as the search index holds it. */
import type { CustomRecord } from "pagefind";
import { authorLine } from "../../digest/byline.ts";
import { paperPath } from "../../digest/urls.ts";
import { toPlainLetters } from "../../text/characters.ts";
import { dateInWords } from "../../paper/date.ts";
import { isArxivId, urlId } from "../../paper/id.ts";
import { plainText } from "../../text/math.ts";
import type { Paper } from "../../paper/schema.ts";
import { spanOf, type Meta } from "../format/fragment.ts";

/**
 * The record of a paper. Its content is the title, the abstract, the authors, the keywords, and
 * words that only help to find it, those of notes among them, in this order. `meta.span` says
 * where each of the first four ends, so that the excerpt is cut from the abstract, and a match
 * outside title and abstract can be named. The address has no base path: sites at different
 * paths share their index's bytes.
 */
export function toRecord(paper: Paper, notes = ""): CustomRecord {
  const title = plainText(paper.title);
  const abstract = plainText(paper.abstract).replace(/\s+/g, " ").trim();
  const authors = paper.authors.join(", ");
  const keywords = keywordsOf(paper).join(", ");
  const parts = [title, abstract, authors, keywords];
  const slug = urlId(paper.id);
  const meta: Meta = {
    title,
    id: slug,
    span: spanOf(parts),
    byline: [authorLine(paper), `listed ${dateInWords(paper.day)}`].filter(Boolean).join(" · "),
  };
  return {
    url: paperPath(slug),
    content: [...parts, ...hidden(paper, title), notes].filter(Boolean).join("\n"),
    language: "en",
    meta,
  };
}

/** What a paper is known by beside its texts, an entry each. */
export function keywordsOf({
  keywords,
  categories,
  organization,
}: Pick<Paper, "keywords" | "categories" | "organization">): string[] {
  return [...keywords, ...categories, ...(organization ? [organization] : [])];
}

// --- internal ---

/** Ids, and plain spellings of what title and authors set in other letters. */
function hidden(paper: Paper, title: string): string[] {
  const plain = [title, paper.authors.join(", ")].filter((text) => toPlainLetters(text) !== text);
  return [
    [paper.id, ...(paper.aliases ?? [])].filter(isArxivId).join(" "),
    ...plain.map(toPlainLetters),
  ];
}
