/**
 * From a source's draft to a valid paper. A defect in a field is repaired, or the value is dropped
 * with a warning; a draft without a title is no paper.
 */
import { abstractUrl, pdfUrl } from "./arxiv-id.ts";
import { BOUNDS, boundOf, cutRaw } from "./bounds.ts";
import {
  cleanAbstract,
  cleanAddress,
  cleanLine,
  cleanTitle,
  type Cleaner,
  type Warn,
} from "./clean.ts";
import type { Field } from "./field-row.ts";
import { FIELD_ROWS } from "./fields.ts";
import { isArxivId, slugId } from "./id.ts";
import { findRepository, repositoryOf } from "./links.ts";
import { describeIssues } from "./schema-issues.ts";
import { linksSchema, paperSchema, type Links, type Paper } from "./schema.ts";

/**
 * A paper in the source's words: texts raw, everything that the source doesn't know left out. The
 * fields are the paper's; dates may be times in ISO 8601, of which the day as written counts.
 */
export type Draft = Pick<Paper, "title" | "abstract" | "day" | "source"> & {
  [Name in Exclude<keyof Paper, "title" | "abstract" | "day" | "source" | "links" | ByHand>]?:
    Raw<NonNullable<Paper[Name]>> | undefined;
} & {
  /** Addresses as the source has them, by the names of the paper's links. */
  links?: { [Name in keyof Links]: string | undefined } | undefined;
};

/** A valid paper with the warnings about its fields, or the reason why there is none. */
export type FinishedDraft =
  { paper: Paper; warnings: string[] } | { paper: undefined; reason: string };

/**
 * Makes a paper of a draft: cleans characters, decodes LaTeX, drops what can't be linked to or
 * isn't a date, takes the code link from the abstract's first GitHub address where the source
 * has none, and checks the result by the schema.
 */
export function finishDraft(draft: Draft): FinishedDraft {
  const warnings: string[] = [];
  const warn = (warning: string) => warnings.push(warning);
  const {
    id: ownId,
    title: rawTitle,
    abstract: rawAbstract,
    day,
    source,
    links,
    ...others
  } = draft;
  const title = cleanTitle(cutRaw(rawTitle, BOUNDS.title.characters), "title", warn);
  if (title === undefined) return { paper: undefined, reason: "it has no title" };
  const abstract = cleanAbstract(cutRaw(rawAbstract, BOUNDS.abstract.characters), warn);
  const id = ownId ?? slugId(title);
  const result = paperSchema.safeParse({
    ...cleanFields(others, warn),
    id,
    title,
    day,
    links: finishLinks(links ?? {}, id, abstract, warn),
    source,
    abstract,
  });
  warnOfLength("title", title, warn);
  warnOfLength("abstract", abstract, warn);
  if (result.success) return { paper: result.data, warnings };
  const reasons = describeIssues(result.error).map(({ message }) => message);
  return { paper: undefined, reason: reasons.join("; ") };
}

// --- internal ---

/** Fields that people and merging set, and no source. */
type ByHand = "topics" | "aliases";

type Raw<Value> = Value extends string
  ? string
  : Value extends string[]
    ? string[]
    : Value extends boolean
      ? boolean
      : Value;

type RawValue = string | string[] | number | boolean | undefined;

function cleanFields(raws: Record<string, RawValue>, warn: Warn): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(FIELD_ROWS)) {
    const value = cleanField(name, row, raws[name], warn);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function cleanField(name: string, { clean }: Field, raw: RawValue, warn: Warn): RawValue {
  const { items = Infinity, characters = MOST_OF_OTHERS } = boundOf(name) ?? {};
  const read = (text: string, cleaner: Cleaner) => {
    const value = cleaner(cutRaw(text, characters), name, warn);
    if (value !== undefined) warnOfLength(name, value, warn);
    return value;
  };
  if (typeof raw === "string") return read(raw, clean ?? cleanLine);
  if (Array.isArray(raw)) {
    if (raw.length > items) warn(`${name}: only the first ${items} of ${raw.length} are kept`);
    return raw.slice(0, items).flatMap((text) => read(text, cleanLine) ?? []);
  }
  return raw === false ? undefined : raw;
}

/** Of fields that hold dates, types and the like. */
const MOST_OF_OTHERS = 500;

/** The schema cuts the text. */
function warnOfLength(field: string, { length }: string, warn: Warn): void {
  const most = boundOf(field)?.characters ?? Infinity;
  if (length > most) warn(`${field}: too long; only its first ${most} characters are kept`);
}

function finishLinks(
  raw: NonNullable<Draft["links"]>,
  id: string,
  abstract: string,
  warn: Warn,
): Links {
  const links: Links = {};
  if (isArxivId(id)) {
    links.arxiv = abstractUrl(id);
    links.pdf = pdfUrl(id);
  }
  for (const name of linksSchema.keyof().options) {
    const url = cleanAddress(raw[name] ?? "", `links.${name}`, warn);
    if (url !== undefined) links[name] = name === "code" ? (repositoryOf(url) ?? url) : url;
  }
  links.code ??= findRepository(abstract);
  if (links.code === undefined) delete links.code;
  return links;
}
