/** A line of arXiv's public metadata snapshot → an item. */
import { parseArxivId } from "../paper/id.ts";
import { arxivCategories } from "./arxiv-fields.ts";
import { writtenDay } from "./dates.ts";
import { readDoi } from "./doi.ts";
import { Fields } from "./fields.ts";
import { type JsonObject } from "../text/json-object.ts";
import { readNameList, readNames, type Names } from "./names.ts";
import { type Item, type ReadOptions } from "./source.ts";
import { shorten } from "../text/shorten.ts";
import { isWithdrawn } from "./withdrawn.ts";

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
      ...readSnapshotAuthors(fields),
      categories: arxivCategories((fields.text("categories") ?? "").split(/\s+/)),
      links: { doi },
      withdrawn: isWithdrawn(fields.text("comments"), abstract),
    },
    warnings: fields.warnings,
    unknown: fields.unread().filter((name) => !SNAPSHOT.has(name)),
  };
}

// --- internal ---

/** Fields of the snapshot that hold nothing for a digest, or that are read where another is missing. */
const SNAPSHOT = new Set(
  "id title authors submitter report-no license update_date comments journal-ref".split(" "),
);

/** `authors_parsed` holds `[last, first, suffix, affiliation …]`; `authors` the line as typed. */
function readSnapshotAuthors(fields: Fields): Names {
  const parsed = fields.value("authors_parsed");
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
