/** What a note may correct of its paper, and the paper as corrected. */
import { z } from "zod";
import { typeInWords } from "../paper/csl-types.ts";
import { FIELD_ROWS } from "../paper/fields.ts";
import { paperSchema, shapeOf, type Paper } from "../paper/schema.ts";

/** Fields of a paper as a note corrects them: those whose row in `fields.ts` has a correction. */
export const correctionsSchema = z.strictObject(shapeOf("correction"), {
  error: ({ code }) =>
    code === "invalid_type"
      ? "expected fields below it, such as title; delete the line for a note without corrections"
      : undefined,
});

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
  const next = paperSchema.parse({
    ...paper,
    ...Object.fromEntries(
      Object.entries(others).map(([field, value]) => [field, value ?? undefined]),
    ),
    // A correction names all authors, so their number follows from it.
    ...(others.authors && { authorCount: others.authors.length, moreAuthors: undefined }),
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

/** Names in sentences, by field. */
const NAMES: Record<string, string | undefined> = {
  ...Object.fromEntries(Object.entries(FIELD_ROWS).map(([field, { name }]) => [field, name])),
  "links.arxiv": "arXiv link",
  "links.pdf": "PDF link",
  "links.code": "Code link",
  "links.project": "Project link",
  "links.hf": "Hugging Face link",
  "links.doi": "DOI",
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
  if (field === "type") return paper.type && typeInWords(paper.type);
  const [, name] = field.split(".");
  const values: Record<string, unknown> = name === undefined ? paper : paper.links;
  return values[name ?? field];
}

function show(value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.join(", ");
  return value === true ? "withdrawn" : String(value);
}
