/** The newest papers in the order of a reader's taste, each with its reason. */
import type { PaperText } from "../search/format/texts.ts";
import type { Archive } from "../search/query/archive.ts";
import type { Search } from "../search/query/search.ts";
import { RuleBook, type Following, type Rule } from "./following.ts";
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
  /** What of the reader's own follows and mutes it answers to. */
  follows: readonly Rule[];
  mutes: readonly Rule[];
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
/** What it adds to the score that a paper answers to something that is followed: as much as five near papers. */
const FOLLOWED = 0.2;

/**
 * Ranks the newest papers. Those that the reader has are left out. One that answers to something
 * that is followed comes before most others.
 *
 * @param isGone whether a paper is left out for another reason
 * @throws {Error} when a file of the index doesn't come
 */
export async function rankNewest(
  search: Search,
  library: Library,
  marks: Marks,
  following: Following,
  isGone: (id: string) => boolean,
): Promise<Ranked> {
  const { texts, archive } = await newestTexts(search, NEWEST);
  const [follows, mutes] = [new RuleBook(following.follows), new RuleBook(following.mutes)];
  const [{ count }] = await Promise.all([archive.vocabulary(), archive.loadTopics()]);
  const { liked, ranker } = rankerOf(library, marks, count, search.total);
  const own = new Set([...liked, ...marks.less].map(({ id }) => id));
  const papers = texts
    .map((text, paper) => ({ text, topics: archive.papers[paper]?.topic ?? [] }))
    .filter(({ text: { id } }) => !own.has(id) && !isGone(id))
    .map(({ text, topics }): RankedPaper => {
      const sketch = sketchOfText(text);
      const followed = follows.of(text, topics);
      const { score, neighbours } = ranker.standing(sketch);
      return {
        text,
        sketch,
        standing: { score: score + FOLLOWED * Math.min(1, followed.length), neighbours },
        follows: followed,
        mutes: mutes.of(text, topics),
      };
    });
  return {
    tag: search.archive.catalogue.tag,
    papers: papers.sort((a, b) => b.standing.score - a.standing.score),
    liked,
    reasonOf: ({ text, standing }) => reasonOf(text, standing, liked, ranker),
  };
}

/** The texts of the newest papers, newest first. @throws {Error} when a file doesn't come */
export async function newestTexts(
  search: Search,
  most: number,
): Promise<{ texts: PaperText[]; archive: Archive }> {
  const hasEnough = search.archive.papers.length >= Math.min(most, search.total);
  const archive = hasEnough ? search.archive : await search.whole();
  const count = Math.min(most, archive.papers.length);
  const all = Array.from({ length: count }, (_, paper) => archive.text(paper));
  return { texts: await Promise.all(all), archive };
}
