/** The newest papers in the order of a reader's taste, each with its reason. */
import type { PaperText } from "../search/format/texts.ts";
import type { Search } from "../search/query/search.ts";
import type { KeptEntry, Library } from "./library/kept.ts";
import { rankerOf, type Marks } from "./profile.ts";
import type { Standing } from "./rank.ts";
import { reasonOf, type Reason } from "./reasons.ts";
import { sketchOfText, type Sketch } from "./sketch.ts";

/** A paper in its place. */
export interface RankedPaper {
  text: PaperText;
  sketch: Sketch;
  standing: Standing;
}

/** Ranked papers, best first, and what their reasons are made of. */
export interface Ranked {
  /** The index that they are of: `Catalogue.tag`. */
  tag: string;
  papers: readonly RankedPaper[];
  liked: readonly KeptEntry[];
  reasonOf: (paper: RankedPaper) => Reason | undefined;
}

/** So many papers are ranked: some weeks of a digest. */
export const NEWEST = 300;

/**
 * Ranks the newest papers. Those that the reader has are left out.
 *
 * @param isGone whether a paper is left out for another reason
 * @throws {Error} when a file of the index doesn't come
 */
export async function rankNewest(
  search: Search,
  library: Library,
  marks: Marks,
  isGone: (id: string) => boolean,
): Promise<Ranked> {
  const texts = await newestTexts(search, NEWEST);
  const { liked, ranker } = rankerOf(
    library,
    marks,
    (term) => search.archive.count(term),
    search.total,
  );
  const own = new Set([...liked, ...marks.less].map(({ id }) => id));
  const papers = texts
    .filter(({ id }) => !own.has(id) && !isGone(id))
    .map((text) => {
      const sketch = sketchOfText(text);
      return { text, sketch, standing: ranker.standing(sketch) };
    });
  return {
    tag: search.archive.catalogue.tag,
    papers: papers.sort((a, b) => b.standing.score - a.standing.score),
    liked,
    reasonOf: ({ text, standing }) => reasonOf(text, standing, liked, ranker),
  };
}

/** The texts of the newest papers, newest first. @throws {Error} when a file doesn't come */
export async function newestTexts(search: Search, most: number): Promise<PaperText[]> {
  const hasEnough = search.archive.papers.length >= Math.min(most, search.total);
  const archive = hasEnough ? search.archive : await search.whole();
  const count = Math.min(most, archive.papers.length);
  return Promise.all(Array.from({ length: count }, (_, paper) => archive.text(paper)));
}
