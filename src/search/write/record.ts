/** A paper as the search index holds it. */
import type { CustomRecord } from "pagefind";
import { authorLine } from "../../digest/byline.ts";
import { paperPath } from "../../digest/urls.ts";
import { toPlainLetters } from "../../text/characters.ts";
import { shortDay } from "../../paper/day.ts";
import { isArxivId, urlId } from "../../paper/id.ts";
import { plainText } from "../../text/math.ts";
import type { Paper } from "../../paper/schema.ts";

/**
 * The record of a paper. Its content is the title, the abstract, the authors, the keywords, and
 * words to be found by alone, those of notes among them, in this order; `meta.span` says at which word each of the first four
 * ends, as `6-227-231-231`, so that a result's excerpt is cut from the abstract, and a match that
 * a reader doesn't see can be named. The address is without the base path: sites at different paths share their index's bytes.
 */
export function toRecord(paper: Paper, notes = ""): CustomRecord {
  const title = plainText(paper.title);
  const abstract = plainText(paper.abstract).replace(/\s+/g, " ").trim();
  const authors = paper.authors.join(", ");
  const keywords = keywordsOf(paper).join(", ");
  const parts = [title, abstract, authors, keywords];
  const ends = parts.map((_, at) =>
    parts.slice(0, at + 1).reduce((sum, part) => sum + countWords(part), 0),
  );
  const slug = urlId(paper.id);
  return {
    url: paperPath(slug),
    content: [...parts, ...hidden(paper, title), notes].filter(Boolean).join("\n"),
    language: "en",
    meta: {
      title,
      id: slug,
      span: ends.join("-"),
      byline: [authorLine(paper), `listed ${shortDay(paper.day)}`].filter(Boolean).join(" · "),
    },
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

function countWords(text: string): number {
  return text === "" ? 0 : text.split(/\s+/).length;
}

/** Ids, and plain spellings of what title and authors set in other letters. */
function hidden(paper: Paper, title: string): string[] {
  const plain = [title, paper.authors.join(", ")].filter((text) => toPlainLetters(text) !== text);
  return [
    [paper.id, ...(paper.aliases ?? [])].filter(isArxivId).join(" "),
    ...plain.map(toPlainLetters),
  ];
}
