/** What a note may correct of its paper, and the paper as corrected. */
import { z } from "zod";
import { frontmatterSchema, linksSchema, paperSchema, type Paper } from "../paper/schema.ts";

const fields = frontmatterSchema.shape;

/** The most that a correction may say: more than any paper that is known, and less than a page bears. */
const MOST = { words: 500, abstract: 10_000, names: 5000, list: 100 };

const words = (most: number) => `expected at most ${most} characters`;
const items = (most: number) => `expected a list of at most ${most}`;
const name = fields.organization.unwrap().max(MOST.words, words(MOST.words));
const names = z.array(name);
const address = linksSchema.shape.pdf.unwrap().max(2000, words(2000)).optional().nullable();

/**
 * The fields of a paper that a note may correct, each as the paper's own schema has it. `null`
 * takes a value away where a paper can be without it. Ids, days of listing and counts are the
 * source's and stay.
 */
export const correctionsSchema = z.strictObject(
  {
    title: name.optional(),
    authors: names
      .min(1, "expected at least one name")
      .max(MOST.names, items(MOST.names))
      .optional(),
    published: fields.published.nullable(),
    updated: fields.updated.nullable(),
    categories: names.max(MOST.list, items(MOST.list)).optional(),
    keywords: names.max(MOST.list, items(MOST.list)).optional(),
    tldr: fields.tldr.unwrap().max(1000, words(1000)).optional().nullable(),
    links: z
      .strictObject({
        arxiv: address,
        pdf: address,
        code: address,
        project: address,
        hf: address,
        doi: address,
      })
      .optional(),
    /** Taken away, and never set: readers would ask a server of the note's choice. */
    thumbnail: z.null().optional(),
    organization: name.optional().nullable(),
    withdrawn: fields.withdrawn.nullable(),
    abstract: z
      .string()
      .trim()
      .min(1, "expected some text")
      .max(MOST.abstract, words(MOST.abstract))
      .optional(),
  },
  {
    error: ({ code }) =>
      code === "invalid_type"
        ? "expected fields below it, such as title; take the line out for a note without corrections"
        : undefined,
  },
);

export type Corrections = z.output<typeof correctionsSchema>;

/** A field that a curator has corrected. */
export const correctedSchema = z.object({
  /** As in the frontmatter: `title`, `links.code`. */
  field: z.string(),
  /** What the source says, as text; empty where it says nothing. */
  was: z.string(),
});
export type Corrected = z.output<typeof correctedSchema>;

/** The paper with the corrections in place of what its source says, and the fields that changed. */
export function applyCorrections(
  paper: Paper,
  corrections: Corrections,
): { paper: Paper; corrected: Corrected[] } {
  const { links, ...others } = corrections;
  const given = Object.entries({
    ...others,
    ...(links && { links: { ...paper.links, ...links } }),
    // A list of names says how many there are.
    ...(others.authors && { authorCount: others.authors.length }),
  });
  const kept = given.map(([field, value]) => [field, value ?? undefined]);
  const next = paperSchema.parse({
    ...paper,
    ...Object.fromEntries(kept),
    links: withoutNulls({ ...paper.links, ...links }),
  });
  return { paper: next, corrected: compare(paper, next, corrections) };
}

/** The fields that corrections name: `title`, `links.code`. */
export function correctedFields(corrections: Corrections): string[] {
  return Object.keys(corrections).flatMap((field) =>
    field === "links"
      ? Object.keys(corrections.links ?? {}).map((name) => `links.${name}`)
      : [field],
  );
}

/** What a note corrected, in words: what it added first, then what it put right, field by field. */
export function describeCorrected(
  corrected: readonly Corrected[],
): { what: string; was: string }[] {
  const nameOf = ({ field }: Corrected) => NAMES[field] ?? field;
  const added = corrected.filter(({ was }) => was === "").map(nameOf);
  return [
    ...(added.length > 0 ? [{ what: `${added.join(", ")} added`, was: "" }] : []),
    ...corrected
      .filter(({ was }) => was !== "")
      .map((one) => ({ what: `${nameOf(one)} corrected`, was: one.was })),
  ];
}

// --- internal ---

const NAMES: Record<string, string> = {
  title: "Title",
  authors: "Authors",
  published: "Date of publication",
  updated: "Date of the newest version",
  categories: "Categories",
  keywords: "Keywords",
  tldr: "Summary",
  "links.arxiv": "arXiv link",
  "links.pdf": "PDF link",
  "links.code": "Code link",
  "links.project": "Project link",
  "links.hf": "Daily Papers link",
  "links.doi": "DOI",
  thumbnail: "Picture",
  organization: "Organization",
  withdrawn: "Withdrawal",
  abstract: "Abstract",
};

function withoutNulls(links: Record<string, string | null | undefined>) {
  return Object.fromEntries(Object.entries(links).filter(([, url]) => typeof url === "string"));
}

function compare(before: Paper, after: Paper, corrections: Corrections): Corrected[] {
  return correctedFields(corrections).flatMap((field) => {
    const was = show(valueOf(before, field));
    return was === show(valueOf(after, field)) ? [] : [{ field, was }];
  });
}

function valueOf(paper: Paper, field: string): unknown {
  const [, name] = field.split(".");
  const values: Record<string, unknown> = name === undefined ? paper : paper.links;
  return values[name ?? field];
}

function show(value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.join(", ");
  return value === true ? "withdrawn" : String(value);
}
