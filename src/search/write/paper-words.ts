/** The words of a paper, read once for all that the index has of them. */
import type { Paper } from "../../paper/schema.ts";
import { plainText } from "../../text/math.ts";
import { textWords, type WordTerms } from "../../text/terms.ts";

/** The words of title and abstract, one after the other. */
export interface PaperWords {
  title: readonly WordTerms[];
  abstract: readonly WordTerms[];
  /** Both, without markup. */
  text: string;
}

/** Reads the words of a paper. */
export function paperWordsOf(paper: Pick<Paper, "title" | "abstract">): PaperWords {
  const [title, abstract] = [plainText(paper.title), plainText(paper.abstract)];
  return { title: textWords(title), abstract: textWords(abstract), text: `${title}\n${abstract}` };
}
