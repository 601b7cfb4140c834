/** A paper as the search index holds it. */
import type { CustomRecord } from "pagefind";
import { authorLine } from "../digest/byline.ts";
import { paperPath } from "../digest/urls.ts";
import { toPlainLetters } from "../paper/characters.ts";
import { shortDay } from "../paper/day.ts";
import { isArxivId, urlId } from "../paper/id.ts";
import { plainText } from "../paper/math.ts";
import type { Paper } from "../paper/schema.ts";

/**
 * The record of a paper. Its content is the title, the abstract, and words to be found by alone,
 * in this order; `meta.span` says which of the words are the abstract's, as `start-end`, so that
 * a result's excerpt is cut from the abstract and its title is marked by the index's own word.
 * The words of notes come last. The address is without the base path: sites at different paths share their index's bytes.
 */
export function toRecord(
  paper: Paper,
  notes: readonly string[] = [],
): CustomRecord {
  const title = plainText(paper.title);
  const abstract = plainText(paper.abstract).replace(/\s+/g, " ").trim();
  const start = countWords(title);
  const end = start + countWords(abstract);
  const slug = urlId(paper.id);
  return {
    url: paperPath(slug),
    content: [title, abstract, ...hidden(paper, title), ...notes]
      .filter(Boolean)
      .join("\n"),
    language: "en",
    meta: {
      title,
      id: slug,
      span: `${start}-${end}`,
      byline: [authorLine(paper), `listed ${shortDay(paper.day)}`]
        .filter(Boolean)
        .join(" · "),
    },
  };
}

// --- internal ---

function countWords(text: string): number {
  return text === "" ? 0 : text.split(/\s+/).length;
}

/** Authors, keywords, ids, and plain spellings of what title and authors set in other letters. */
function hidden(paper: Paper, title: string): string[] {
  const authors = paper.authors.join(", ");
  const plain = [title, authors].filter(
    (text) => toPlainLetters(text) !== text,
  );
  return [
    authors,
    paper.keywords.join(", "),
    [paper.id, ...(paper.aliases ?? [])].filter(isArxivId).join(" "),
    ...plain.map(toPlainLetters),
  ];
}
