/** A line of JSON → an item: in the fields of our own files, or as in arXiv's snapshot. */
import type { Draft } from "../paper/finish-draft.ts";
import { isDay } from "../paper/day.ts";
import { abstractUrl } from "../paper/arxiv-id.ts";
import { idSchema, parseArxivId } from "../paper/id.ts";
import { linksSchema } from "../paper/schema.ts";
import { arxivCategories, writtenDay } from "./arxiv-fields.ts";
import { chooseDate } from "./dates.ts";
import { findDois, readDoi } from "./doi.ts";
import { Fields, type JsonObject } from "./fields.ts";
import { readNameList, readNames, type Names } from "./names.ts";
import { shorten, type Item, type ReadOptions } from "./source.ts";
import { isWithdrawn } from "./withdrawn.ts";

/**
 * Reads a line. `id` may be absent: the title's slug takes its place. The listing day is the
 * line's own, else `--date`. What people set by hand (`topics`) and what we work out (`aliases`)
 * is no source's to give.
 */
export function readOwnLine(
  record: JsonObject,
  title: string,
  place: string,
  { date }: ReadOptions,
): Item {
  const fields = new Fields(record);
  const id = readId(fields);
  if (id === false)
    return {
      place,
      skipped: `its id "${shorten(String(record["id"]))}" is neither an arXiv id, such as 2510.12345, nor a slug; leave it out to have one made`,
    };
  const said = fields.text("day");
  const own = said !== undefined && isDay(said) ? said : undefined;
  if (said !== undefined && own === undefined)
    fields.warnings.push(`day: dropped "${shorten(said)}", expected a day such as 2025-10-16`);
  const day = own ?? date;
  if (day === undefined) return { place, skipped: 'it has no "day", and there is no --date' };
  const draft: Draft = {
    id,
    title,
    abstract: fields.text("abstract") ?? "",
    day,
    source: "jsonl",
    published: chooseDate(
      PUBLISHED.map((name) => fields.date(name) ?? ""),
      fields.warnings,
    ),
    updated: fields.date("updated"),
    type: fields.text("type"),
    venue: fields.text("venue"),
    rank: fields.count("rank"),
    ...readAuthors(record, fields),
    authorCount: fields.count("authorCount"),
    categories: arxivCategories(readList(record, fields, "categories", splitWords) ?? []),
    keywords: readList(record, fields, "keywords", splitWords),
    upvotes: fields.count("upvotes"),
    comments: fields.count("comments"),
    stars: fields.count("stars"),
    tldr: fields.text("tldr"),
    links: readLinks(fields),
    thumbnail: fields.text("thumbnail"),
    organization: fields.text("organization"),
    submittedBy: fields.text("submittedBy"),
    withdrawn: fields.flag("withdrawn"),
  };
  return { place, draft, warnings: fields.warnings };
}

/** Whether a line is of the snapshot: our own fields have no versions. */
export function isSnapshotLine(record: JsonObject): boolean {
  return "versions" in record || "authors_parsed" in record || "update_date" in record;
}

/** Reads a line. The listing day is `--date`, else the day of the first version. */
export function readSnapshotLine(
  record: JsonObject,
  title: string,
  place: string,
  { date }: ReadOptions,
): Item {
  const fields = new Fields(record);
  const said = fields.text("id") ?? "";
  const id = parseArxivId(said);
  if (id === undefined)
    return { place, skipped: `its id "${shorten(said)}" is no arXiv id, such as 2510.12345` };
  const dates = (fields.objects("versions") ?? []).map((version) =>
    new Fields(version).text("created"),
  );
  const published = dates[0];
  const day = date ?? writtenDay(published);
  if (day === undefined)
    return {
      place,
      skipped:
        "its first version has no date such as Mon, 2 Apr 2007 19:18:42 GMT, and there is no --date",
    };
  const abstract = fields.text("abstract") ?? "";
  const doi = readDoi(fields.text("doi"), fields.warnings);
  return {
    place,
    draft: {
      id,
      title,
      abstract,
      day,
      source: "jsonl",
      published,
      updated: dates.at(-1) ?? fields.text("update_date"),
      venue: fields.text("journal-ref"),
      ...readSnapshotAuthors(record, fields),
      categories: arxivCategories((fields.text("categories") ?? "").split(/\s+/)),
      links: { doi },
      withdrawn: isWithdrawn(fields.text("comments"), abstract),
    },
    warnings: fields.warnings,
  };
}

// --- internal ---

/** The names that tools give the date of publication: ours, Semantic Scholar's, OpenAlex', CSL's. */
const PUBLISHED = ["published", "publicationDate", "publication_date", "issued", "date", "year"];

/** The id; undefined where there is none, false where it is no id. */
function readId(fields: Fields): string | false | undefined {
  const said = fields.text("id");
  if (said === undefined || said.trim() === "") return undefined;
  const id = parseArxivId(said) ?? said.trim();
  return idSchema.safeParse(id).success && id;
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

function readAuthors(record: JsonObject, fields: Fields): Partial<Names> {
  const { authors } = record;
  if (typeof authors === "string") return readNames(authors, fields.warnings);
  const names = fields.texts("authors");
  if (names === undefined) return {};
  const { authors: read, moreAuthors } = readNameList(names, fields.warnings);
  return { authors: read, moreAuthors: moreAuthors || fields.flag("moreAuthors") === true };
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
  for (const name of linksSchema.keyof().options) found[name] = links.text(name);
  if (findDois(found.doi ?? "").length > 0) found.doi = readDoi(found.doi, links.warnings);
  const arxivId = parseArxivId(found.arxiv ?? "");
  if (arxivId !== undefined) found.arxiv = abstractUrl(arxivId);
  fields.warnings.push(...links.warnings);
  return found;
}

/** `authors_parsed` holds `[last, first, suffix, affiliation …]`; `authors` the line as typed. */
function readSnapshotAuthors(record: JsonObject, fields: Fields): Names {
  const parsed: unknown = record["authors_parsed"];
  if (Array.isArray(parsed)) {
    const names = parsed.map(readName);
    if (names.length > 0 && names.every((name) => name !== ""))
      return readNameList(names, fields.warnings);
  }
  return readNames(fields.text("authors") ?? "", fields.warnings, "people");
}

function readName(name: unknown): string {
  if (!Array.isArray(name)) return "";
  const [last, first, suffix]: unknown[] = name;
  return [first, last, suffix]
    .filter((part) => typeof part === "string" && part.trim() !== "")
    .join(" ");
}
