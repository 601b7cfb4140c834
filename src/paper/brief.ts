/** A paper in brief. An archive's papers are all held in memory like this, and their texts are not. */
import type { Frontmatter, Paper } from "./schema.ts";

/** What lists, orders, calendars and charts need of a paper. */
export interface PaperBrief extends Pick<
  Frontmatter,
  | "id"
  | "title"
  | "day"
  | "published"
  | "updated"
  | "rank"
  | "upvotes"
  | "comments"
  | "withdrawn"
  | "aliases"
> {
  /** Whether there is a link to code. */
  hasCode: boolean;
}

/** A paper in brief. */
export function briefOf(paper: Paper): PaperBrief {
  const { id, title, day, published, updated, rank, upvotes, comments, withdrawn, aliases } = paper;
  const hasCode = paper.links.code !== undefined;
  return {
    id,
    title,
    day,
    published,
    updated,
    rank,
    upvotes,
    comments,
    withdrawn,
    aliases,
    hasCode,
  };
}
