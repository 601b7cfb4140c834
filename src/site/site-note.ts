/** A note as pages show it; its text goes through the MDX compiler. */
import type { Note } from "../content/notes.ts";
import type { Corrected } from "../notes/corrections.ts";
import type { Rating } from "../notes/schema.ts";
import { noteExcerpt } from "../notes/text.ts";

/** A note's frontmatter, with what the build worked out about it. */
export interface SiteNote {
  /** The file's name without its ending. */
  id: string;
  data: {
    /** The paper's id as in URLs. */
    paper: string;
    author: string;
    date: string;
    title: string | undefined;
    rating: Rating | undefined;
    /** What the note corrects, and what the source says. */
    corrected: readonly Corrected[];
    /** The beginning of its words. */
    excerpt: string;
  };
}

/** The note for pages. */
export function toSiteNote({ id, paper, fields, tree, corrected }: Note): SiteNote {
  const { author, date, title, rating } = fields;
  return {
    id,
    data: { paper, author, date, title, rating, corrected, excerpt: noteExcerpt(tree) },
  };
}
