/**
 * A line of the metadata snapshot that arXiv publishes for all its papers.
 *
 * @see https://info.arxiv.org/help/bulk_data.html
 */
import { parseArxivId } from "../paper/id.ts";
import { arxivCategories, isWithdrawn, splitAuthors, writtenDay } from "./arxiv-fields.ts";
import { readDoi } from "./doi.ts";
import { Fields, type JsonObject } from "./fields.ts";
import { shorten, type Item, type ReadOptions } from "./source.ts";

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
    return {
      place,
      skipped: `its id "${shorten(said)}" is no arXiv id, such as 2510.12345`,
    };
  const days = (fields.objects("versions") ?? []).map((version) =>
    writtenDay(new Fields(version).text("created")),
  );
  const published = days[0];
  const day = date ?? published;
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
      updated: days.at(-1) ?? fields.text("update_date"),
      venue: fields.text("journal-ref"),
      authors: readAuthors(record, fields),
      categories: arxivCategories((fields.text("categories") ?? "").split(/\s+/)),
      links: { doi },
      withdrawn: isWithdrawn(fields.text("comments"), abstract),
    },
    warnings: fields.warnings,
  };
}

// --- internal ---

/** `authors_parsed` holds `[last, first, suffix, affiliation …]`; `authors` the line as typed. */
function readAuthors(record: JsonObject, fields: Fields): string[] {
  const parsed: unknown = record["authors_parsed"];
  if (Array.isArray(parsed)) {
    const names = parsed.map(readName);
    if (names.length > 0 && names.every((name) => name !== "")) return names;
  }
  return splitAuthors(fields.text("authors") ?? "");
}

function readName(name: unknown): string {
  if (!Array.isArray(name)) return "";
  const [last, first, suffix]: unknown[] = name;
  return [first, last, suffix]
    .filter((part) => typeof part === "string" && part.trim() !== "")
    .join(" ");
}
