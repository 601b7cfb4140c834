/** A curator's note: what its file is called and what its frontmatter says. */
import { z } from "zod";
import { daySchema } from "../paper/day.ts";

/** The frontmatter of `content/notes/<paper-id>.mdx`. */
export const noteSchema = z.strictObject({
  /** Who wrote the note, as readers see it. */
  author: z
    .string({ error: "a note needs an author" })
    .trim()
    .min(1, "a note needs an author"),
  /** The day of writing, in quotes. */
  date: daySchema,
  /** A heading of its own. */
  title: z.string().trim().min(1).optional(),
});

/** `2510.12345.anna` → the paper's id as in URLs, and the second person's name. */
export interface NoteName {
  paper: string;
  person: string | undefined;
}

/**
 * Takes a note's file name, without `.mdx`, apart: `<paper-id>` or `<paper-id>.<name>`. The dot
 * of an arXiv id is part of the id. Undefined where the name is of neither form.
 */
export function parseNoteName(name: string): NoteName | undefined {
  const found = /^(\d{4}\.\d{4,5}|[a-z0-9-]+)(?:\.([a-z0-9-]+))?$/.exec(name);
  return found?.[1] === undefined
    ? undefined
    : { paper: found[1], person: found[2] };
}
