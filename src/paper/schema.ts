/** The paper: one schema, used before a file is written and when it is read. */
import { z } from "zod";
import { CSL_TYPES } from "./csl-types.ts";
import { daySchema } from "./day.ts";
import { idSchema } from "./id.ts";
import { httpUrl } from "./links.ts";

const count = z.int().nonnegative();
const line = z.string().regex(/^\S(?:[^\n]*\S)?$/u, "expected one line of text");
const lines = z.array(line).default([]);

/** An address that is safe to link to: `http` or `https`, and whole, as it goes into a page. */
const address = z.string().refine((text) => httpUrl(text) !== undefined && !/\s/.test(text), {
  error: "expected an http(s) address",
});

/** Addresses of a paper elsewhere, by what is found there. */
export const linksSchema = z.strictObject({
  arxiv: address.optional(),
  pdf: address.optional(),
  code: address.optional(),
  project: address.optional(),
  hf: address.optional(),
  doi: address.optional(),
});

/** The name of a topic's file, and of its page. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected a slug of a-z, 0-9 and -");

/** The frontmatter of a paper's file. The key order is the order in the file. */
export const frontmatterSchema = z.strictObject({
  /** Unversioned arXiv id, else a slug of the title with a short hash. */
  id: idSchema,
  /** One line; LaTeX math as `$…$`. */
  title: line,
  /** The day on which the digest lists the paper. */
  day: daySchema,
  /** The day of the first version, where the source knows it. */
  published: daySchema.optional(),
  /** The day of the newest version, where the source knows it. */
  updated: daySchema.optional(),
  /** What kind of publication it is, as a CSL type: `article-journal`. */
  type: z.enum(CSL_TYPES, "expected a CSL type such as article-journal or thesis").optional(),
  /** The name of the journal or of the proceedings. */
  venue: line.optional(),
  /** Names in the paper's order; empty where only their number is known. */
  authors: lines,
  /** How many authors there are. */
  authorCount: count.optional(),
  /** arXiv categories, the primary one first. */
  categories: lines,
  /** The source's keywords. */
  keywords: lines,
  /** Slugs of topics set by hand; the rest is derived from the topic files at build. */
  topics: z.array(slugSchema).default([]),
  /** Counts of the source. Absent is not zero. */
  upvotes: count.optional(),
  comments: count.optional(),
  stars: count.optional(),
  /** One sentence of summary by the source's machine. */
  tldr: line.optional(),
  links: linksSchema.default({}),
  thumbnail: address.optional(),
  organization: line.optional(),
  submittedBy: line.optional(),
  /** Set where the authors have withdrawn the paper. */
  withdrawn: z.literal(true).optional(),
  /** Other ids that the paper is known by: an arXiv id that came after the paper. */
  aliases: z.array(idSchema).optional(),
  /** The name of the source that the paper came from. */
  source: line,
});

/** A paper: the frontmatter, and the abstract as plain text with `$math$`. */
export const paperSchema = frontmatterSchema.extend({
  /** Paragraphs are apart by a blank line. May be empty. */
  abstract: z.string(),
});

export type Frontmatter = z.output<typeof frontmatterSchema>;
export type Paper = z.output<typeof paperSchema>;
export type PaperInput = z.input<typeof paperSchema>;
export type Links = z.output<typeof linksSchema>;
