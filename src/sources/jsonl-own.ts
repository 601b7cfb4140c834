/** A line of JSON in the fields of our own files, or in those of common tools → an item. */
import type { Draft } from "../paper/finish-draft.ts";
import { isDay } from "../paper/day.ts";
import { abstractUrl } from "../paper/arxiv-id.ts";
import { idSchema, parseArxivId } from "../paper/id.ts";
import { FIELD_NAMES, linksSchema } from "../paper/schema.ts";
import { countOf } from "../text/counts.ts";
import { arxivCategories } from "./arxiv-fields.ts";
import { chooseDate } from "./dates.ts";
import { findDois, isDoiAddress, readDoi } from "./doi.ts";
import { Fields } from "./fields.ts";
import { asObject, type JsonObject } from "../text/json-object.ts";
import { readNameList, readNames, type Names } from "./names.ts";
import { type Item, type ReadOptions } from "./source.ts";
import { shorten } from "../text/shorten.ts";
import { isWithdrawn } from "./withdrawn.ts";

/**
 * Reads a line. `id` may be absent: the title's slug takes its place. The listing day is the
 * line's own, else `--date`. What people set by hand (`topics`) and what we work out (`aliases`)
 * is not read from a source.
 */
export function readOwnLine(
  record: JsonObject,
  title: string,
  place: string,
  { date }: ReadOptions,
): Item {
  const fields = new Fields(record);
  const { id, problem } = readId(fields);
  if (problem !== undefined) return { place, skipped: problem };
  const said = fields.text("day");
  const own = said !== undefined && isDay(said) ? said : undefined;
  if (said !== undefined && own === undefined)
    fields.warnings.push(`day: dropped "${shorten(said)}", expected a day such as 2025-10-16`);
  const day = own ?? date;
  if (day === undefined) {
    const found = said === undefined ? 'it has no "day"' : `its "day" is "${shorten(said)}"`;
    return { place, skipped: `${found}; expected a day such as 2025-10-16, or --date` };
  }
  const abstract = fields.text("abstract") ?? fields.first("summary") ?? "";
  const comment = fields.first("comment", "comments");
  const draft: Draft = {
    id,
    title,
    abstract,
    day,
    source: "jsonl",
    published: chooseDate(
      PUBLISHED.map((name) => fields.date(name) ?? ""),
      fields.warnings,
    ),
    updated: fields.date("updated"),
    type: fields.text("type"),
    venue: fields.text("venue") ?? fields.first(...VENUES),
    rank: fields.count("rank"),
    ...readAuthors(fields),
    authorCount: fields.count("authorCount"),
    categories: arxivCategories(readList(record, fields, "categories", splitWords) ?? []),
    keywords: readList(record, fields, "keywords", splitWords),
    upvotes: fields.count("upvotes"),
    // A text is the authors' comment.
    comments: typeof record["comments"] === "string" ? undefined : fields.count("comments"),
    stars: fields.count("stars"),
    tldr: fields.first("tldr"),
    links: { ...readAddresses(fields), ...readLinks(fields) },
    thumbnail: fields.text("thumbnail"),
    organization: fields.text("organization"),
    submittedBy: fields.text("submittedBy"),
    withdrawn: fields.flag("withdrawn") ?? isWithdrawn(comment, abstract),
  };
  const unknown = fields.unread().filter((name) => !OWN.has(name));
  return { place, draft, warnings: fields.warnings, unknown };
}

// --- internal ---

/** The names that tools give the date of publication: ours, Semantic Scholar's, OpenAlex', CSL's. */
const PUBLISHED =
  "published publicationDate publication_date issued date year publication_year".split(" ");

// The names that common tools give fields: arxiv.py, Semantic Scholar, OpenAlex, Crossref, CSL.
const IDS = ["arxiv_id", "arxivId", "arxiv", "entry_id", "abs", "abs_url", "url", "URL"];
const VENUES = ["journal", "journal_ref", "journal-ref", "container-title"];
const AUTHORS = ["authors", "author", "authorships"];
/** Fields that are read, or of which another is read in their place; and ours that no source sets. */
const OTHERS = "summary primary_category display_name pdf_url pdfUrl openAccessPdf DOI";
const OWN = new Set<string>(
  [FIELD_NAMES, IDS, VENUES, AUTHORS, PUBLISHED, OTHERS.split(" ")].flat(),
);

/** The id where there is one, or what is wrong with it. */
function readId(fields: Fields): { id?: string | undefined; problem?: string } {
  const said = fields.text("id")?.trim() ?? "";
  const own = parseArxivId(said) ?? said;
  const { success, error } = idSchema.safeParse(own);
  if (success) return { id: own };
  const external = new Fields(asObject(fields.value("externalIds")) ?? {});
  const named = [external.first("ArXiv"), ...IDS.map((name) => fields.first(name))];
  const found = named.map((text) => parseArxivId(text ?? "")).find((id) => id !== undefined);
  // An address is the id that a tool gives its records.
  if (found !== undefined || said === "" || /^https?:/.test(said)) return { id: found };
  const why = error.issues[0]?.message ?? "";
  return {
    problem: `its id "${shorten(said)}" can't be used: ${why}; leave it out to have one made`,
  };
}

/** A list of texts, or one text that is cut into them. */
function readList(
  record: JsonObject,
  fields: Fields,
  key: string,
  split: (text: string) => string[],
): string[] | undefined {
  const value = record[key];
  return typeof value === "string" ? split(value) : fields.texts(key);
}

function readAuthors(fields: Fields): Partial<Names> {
  const flagged = fields.flag("moreAuthors") === true;
  for (const key of AUTHORS) {
    const value = fields.value(key);
    if (typeof value === "string") return readNames(value, fields.warnings);
    if (value === undefined || value === null) continue;
    const items = Array.isArray(value) ? value : [value];
    const names = items.flatMap((item) => nameOf(item) ?? []);
    const lost = items.length - names.length;
    if (lost === 0 || names.length > 0) {
      if (lost > 0) fields.warnings.push(`${key}: dropped ${countOf(lost, "item")} without a name`);
      const { authors, moreAuthors } = readNameList(names, fields.warnings);
      return { authors, moreAuthors: moreAuthors === true || flagged };
    }
    fields.warnings.push(`${key}: dropped, expected a list of names`);
  }
  return {};
}

/** A name as a text, or as an object of Semantic Scholar, S2ORC, OpenAlex or CSL. */
function nameOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const fields = new Fields(asObject(value) ?? {});
  const whole = fields.first("name", "display_name", "literal", "author", "raw_author_name");
  const parts =
    "given first firstName middle non-dropping-particle family last lastName suffix".split(" ");
  return whole ?? (parts.flatMap((part) => fields.first(part) ?? []).join(" ") || undefined);
}

/** Addresses outside of `links`, and DOIs. */
function readAddresses(fields: Fields): Draft["links"] {
  const external = new Fields(asObject(fields.value("externalIds")) ?? {});
  const address = fields.first("url", "URL");
  const isKnown = address === undefined || isDoiAddress(address) || parseArxivId(address);
  return {
    pdf: fields.first("pdf", "pdf_url", "pdfUrl", "openAccessPdf"),
    doi: readDoi(fields.first("doi", "DOI") ?? external.first("DOI"), fields.warnings),
    project: isKnown ? undefined : address,
  };
}

function splitWords(text: string): string[] {
  const separator = /[,;]/.test(text) ? /[,;]/ : /\s+/;
  return text
    .split(separator)
    .map((word) => word.trim())
    .filter(Boolean);
}

function readLinks(fields: Fields): Draft["links"] {
  const record = fields.object("links");
  if (!record) return undefined;
  const links = new Fields(record, "links.");
  const found: NonNullable<Draft["links"]> = {};
  for (const name of linksSchema.keyof().options) {
    const address = links.text(name);
    if (address !== undefined) found[name] = address;
  }
  if (findDois(found.doi ?? "").length > 0) found.doi = readDoi(found.doi, links.warnings);
  const arxivId = parseArxivId(found.arxiv ?? "");
  if (arxivId !== undefined) found.arxiv = abstractUrl(arxivId);
  fields.warnings.push(...links.warnings);
  return found;
}
