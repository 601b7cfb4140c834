/** Standing searches: queries that the build answers, each with a page and feeds of its own. */
import { z } from "zod";
import { slugSchema } from "./schema.ts";

/** The frontmatter of `content/searches/<slug>.md`. */
export const searchFileSchema = z.strictObject({
  /** As readers see it: `Papers of our lab`. */
  title: z
    .string({ error: "a standing search needs a title" })
    .trim()
    .min(1, "a standing search needs a title")
    .max(200, "expected a title of at most 200 characters"),
  /** One sentence on what it is for. */
  blurb: z
    .string({ error: "a standing search needs a blurb of one sentence" })
    .trim()
    .min(1, "a standing search needs a blurb of one sentence")
    .max(2000, "expected a blurb of at most 2000 characters"),
  /** As in the search box: words and operators. */
  query: z
    .string({ error: "a standing search needs a query, in quotes" })
    .trim()
    .min(1, "a standing search needs a query")
    .max(1000, "expected a query of at most 1000 characters"),
});

/** A standing search, named by its file. */
export const standingSearchSchema = searchFileSchema.extend({ slug: slugSchema });

export type StandingSearch = z.output<typeof standingSearchSchema>;
