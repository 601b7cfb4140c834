/** A curator's note: its file's name and its frontmatter. */
import { z } from "zod";
import { daySchema } from "../paper/day.ts";
import { slugSchema } from "../paper/schema.ts";
import { fitsWindows } from "../paper/windows-names.ts";
import { correctionsSchema } from "./corrections.ts";

/** What a curator thinks of a paper, the warmest first. */
export const RATINGS = ["must-read", "worth-it", "skim"] as const;

/** What a curator thinks of a paper, as readers see it. */
export const RATING_WORDS: Record<(typeof RATINGS)[number], string> = {
  "must-read": "Must read",
  "worth-it": "Worth it",
  skim: "Skim it",
};

const ratingSchema = z.enum(RATINGS, {
  error: `expected ${RATINGS.slice(0, -1).join(", ")} or ${RATINGS.at(-1)}`,
});

const A_HEADING = "expected a heading; delete the line for a note without one";

/** A line of text. `missing` is the message where it is empty; `what` names it where it is too long. */
function oneLine(missing: string, most: number, what: string) {
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, `expected a ${what} of at most ${most} characters`)
    .regex(/^[^\r\n]*$/, "expected one line of text");
}

/** The frontmatter of `content/notes/<paper-id>.mdx`. */
export const noteSchema = z.strictObject(
  {
    /** Who wrote the note, as readers see it. */
    author: oneLine("a note needs an author", 80, "name"),
    /** The day of writing, in quotes. */
    date: daySchema,
    /** A heading of its own. */
    title: oneLine(A_HEADING, 200, "heading").optional(),
    rating: ratingSchema.optional(),
    /** Slugs of topics of the paper, in addition to those that its text matches. */
    topics: z
      .array(slugSchema, { error: "expected a list of topics, such as [agents, reasoning]" })
      .max(20, "expected a list of at most 20 topics")
      .default([]),
    /** Fields of the paper as they should be. They replace what any source says. */
    corrections: correctionsSchema.optional(),
  },
  {
    error: ({ code }) =>
      code === "invalid_type"
        ? "expected fields such as author: Your name, each on a line of its own, with a space after its colon"
        : undefined,
  },
);

export type NoteFields = z.output<typeof noteSchema>;
export type Rating = z.output<typeof ratingSchema>;

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
  // Of all versions of a paper there is one page.
  if (/^\d{4}\.\d{4,5}v\d/.test(name)) return undefined;
  const found = /^(\d{4}\.\d{4,5}|[a-z0-9-]+)(?:\.([a-z0-9-]+))?$/.exec(name);
  return found?.[1] === undefined || !fitsWindows(name)
    ? undefined
    : { paper: found[1], person: found[2] };
}
