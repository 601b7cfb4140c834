/**
 * The fields of a paper, one row a field. The order of the rows is the order in the paper's file.
 * The schema, the way from a source's draft, merging, corrections, the facts on the paper's page
 * and the table in CONTRIBUTING.md follow from these rows.
 */
import { z } from "zod";
import { BOUNDS } from "./bounds.ts";
import { cleanAddress, cleanDate, cleanType } from "./clean.ts";
import { CSL_TYPES } from "./csl-types.ts";
import { daySchema } from "./day.ts";
import type { Field } from "./field-row.ts";
import { idSchema } from "./id.ts";
import {
  addressSchema,
  boundedLine,
  boundedLines,
  boundedText,
  countSchema,
  dateSchema,
  lineSchema,
  linkCorrectionsSchema,
  linksSchema,
  shortLine,
  shortLines,
  slugSchema,
} from "./values.ts";

const cslType = z.enum(CSL_TYPES, "expected a CSL type such as article-journal or thesis");
const yes = z.literal(true);

export const FIELDS = {
  id: {
    what: "the arXiv id without its version, else a slug of the title with a short hash",
    schema: idSchema,
    // Notes, links and readers' lists hold on to it.
    merge: "held",
  },
  title: {
    what: "one line; math as `$…$`",
    schema: boundedLine(BOUNDS.title),
    // A source that knows the arXiv id has the title from there; a copied page has lost its math.
    merge: "stronger",
    correction: shortLine().optional(),
    name: "Title",
  },
  day: {
    what: "the day on which the digest lists the paper",
    schema: daySchema,
    // What was in Thursday's digest stays there.
    merge: "earliest",
    correction: daySchema.optional(),
    name: "Day of listing",
    fact: { label: "Listed", as: "markup" },
  },
  published: {
    what: "the date of the first version, as exact as the source's: a day, a month or a year",
    schema: dateSchema.optional(),
    clean: cleanDate,
    merge: "date",
    correction: dateSchema.nullish(),
    name: "Date of publication",
    fact: { label: "Published", as: "markup" },
  },
  updated: {
    what: "the date of the newest version, as exact as the source's",
    schema: dateSchema.optional(),
    clean: cleanDate,
    merge: "date",
    correction: dateSchema.nullish(),
    name: "Date of the newest version",
  },
  type: {
    what: "the kind of publication, a CSL type such as `article-journal`",
    schema: cslType.optional(),
    clean: cleanType,
    merge: "type",
    correction: cslType.nullish(),
    name: "Type of publication",
    fact: { label: "Type", as: "text" },
  },
  venue: {
    what: "the name of the journal or of the proceedings",
    schema: boundedLine(BOUNDS.venue).optional(),
    merge: "kept",
    correction: shortLine().nullish(),
    name: "Venue",
    fact: { label: "Published in", as: "text" },
  },
  rank: {
    what: "the place in the source's list of that day",
    schema: countSchema.optional(),
    // A place in another day's list says nothing about this one.
    merge: "day",
  },
  authors: {
    what: "names in the paper's order, given name first; empty where only their number is known",
    schema: boundedLines(BOUNDS.authors),
    merge: "authors",
    correction: shortLines(5000).min(1, "expected at least one name").optional(),
    name: "Authors",
  },
  moreAuthors: {
    what: "`true` where the source's list ends in “and others”",
    schema: yes.optional(),
    merge: "authors",
  },
  authorCount: {
    what: "how many authors there are",
    schema: countSchema.optional(),
    merge: "authorCount",
  },
  categories: {
    what: "arXiv categories, the primary one first",
    schema: boundedLines(BOUNDS.categories),
    merge: "stronger",
    correction: shortLines().optional(),
    name: "Categories",
    fact: { label: "Categories", as: "text", isShared: true },
  },
  keywords: {
    what: "the source's keywords",
    schema: boundedLines(BOUNDS.keywords),
    merge: "stronger",
    correction: shortLines().optional(),
    name: "Keywords",
    fact: { label: "Keywords", as: "items", isShared: true },
  },
  topics: {
    what: "slugs of topics set by hand; the build derives the others from `content/topics`",
    schema: z.array(slugSchema).default([]),
    merge: "held",
  },
  upvotes: {
    what: "upvotes at the source; absent is not zero",
    schema: countSchema.optional(),
    merge: "newest",
  },
  comments: { what: "comments at the source", schema: countSchema.optional(), merge: "newest" },
  stars: { what: "stars of the code", schema: countSchema.optional(), merge: "newest" },
  tldr: {
    what: "the source's AI-generated summary in one sentence",
    schema: boundedLine(BOUNDS.tldr).optional(),
    merge: "newest",
    correction: shortLine(1000).nullish(),
    name: "Summary",
  },
  links: {
    what: "addresses: `arxiv`, `pdf`, `code`, `project`, `hf`, `doi`",
    schema: linksSchema.default({}),
    merge: "links",
    correction: linkCorrectionsSchema.optional(),
  },
  thumbnail: {
    what: "the address of a picture",
    schema: addressSchema.optional(),
    clean: cleanAddress,
    merge: "newest",
    // Taken away, and never set: readers would load it from a server of the note's choice.
    correction: z.null().optional(),
    name: "Picture",
  },
  organization: {
    what: "the organization that the paper comes from",
    schema: boundedLine(BOUNDS.organization).optional(),
    merge: "stronger",
    correction: shortLine().nullish(),
    name: "Organization",
    fact: { label: "Organization", as: "text", isShared: true },
  },
  submittedBy: {
    what: "the person who brought the paper to the source",
    schema: boundedLine(BOUNDS.submittedBy).optional(),
    merge: "newest",
    fact: { label: "Submitted by", as: "text" },
  },
  withdrawn: {
    what: "`true` where the authors have withdrawn the paper",
    schema: yes.optional(),
    merge: "newest",
    correction: yes.nullish(),
    name: "Withdrawal",
  },
  aliases: {
    what: "other ids of the paper, such as an arXiv id that came later",
    schema: z.array(idSchema).optional(),
    merge: "ids",
  },
  source: { what: "the name of the first source", schema: lineSchema, merge: "held" },
  abstract: {
    what: "the text below the frontmatter, in paragraphs, math as `$…$`; may be empty",
    schema: boundedText(BOUNDS.abstract),
    // A page may cut an abstract short.
    merge: "longest",
    correction: z
      .string()
      .trim()
      .min(1, "expected some text")
      .max(10_000, "expected at most 10000 characters")
      .optional(),
    name: "Abstract",
  },
} satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;

/** The same rows, each with all that a row may say. */
export const FIELD_ROWS: Readonly<Record<FieldName, Field>> = FIELDS;
