/** The papers of a list, which a page has already, in the order of a reader's taste. */
import { fromUrlId } from "../paper/arxiv-id.ts";
import { idTerm, titleTerm } from "../search/format/postings.ts";
import type { PaperText } from "../search/format/texts.ts";
import type { Archive } from "../search/query/archive.ts";
import type { Search } from "../search/query/search.ts";
import type { Library } from "./library/kept.ts";
import { rankerOf, type Marks } from "./profile.ts";
import { sketchOfText } from "./sketch.ts";

/** A paper as its element in a page names it. */
export interface ListedPaper {
  /** As in URLs. */
  id: string;
  /** In plain characters. */
  title: string;
}

/**
 * Scores papers of a list, by id. One that the index doesn't have, has no score.
 *
 * @throws {Error} when a file of the index doesn't come
 */
export async function scoreList(
  search: Search,
  papers: readonly ListedPaper[],
  library: Library,
  marks: Marks,
): Promise<Map<string, number>> {
  const [texts, { count }] = await Promise.all([
    textsOf(search, papers),
    search.archive.vocabulary(),
  ]);
  const { ranker } = rankerOf(library, marks, count, search.total);
  return new Map(texts.map((text) => [text.id, ranker.standing(sketchOfText(text)).score]));
}

/**
 * The texts of papers of a list, those that the index has.
 *
 * @throws {Error} when a file of the index doesn't come
 */
export async function textsOf(
  search: Search,
  papers: readonly ListedPaper[],
): Promise<PaperText[]> {
  // The newest months often have them all.
  const texts = await textsIn(search.archive, papers);
  const isWhole = search.archive.papers.length >= search.total;
  return isWhole || texts.length === papers.length ? texts : textsIn(await search.whole(), papers);
}

// --- internal ---

async function textsIn(archive: Archive, papers: readonly ListedPaper[]): Promise<PaperText[]> {
  const texts = papers.map(async ({ id, title }) => {
    const arxiv = fromUrlId(id);
    const found = await archive.postings(arxiv === undefined ? titleTerm(title) : idTerm(arxiv));
    // Several papers may have one title.
    const own = await Promise.all(found.map(({ paper }) => archive.text(paper)));
    return own.filter((text) => text.id === id);
  });
  return (await Promise.all(texts)).flat();
}
