/**
 * A library as CSL-JSON, of Zotero and others; Better BibTeX's JSON; and a reading list of ours.
 *
 * @see https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
 */
import { asObject, type JsonObject } from "../../text/json-object.ts";
import { toEntry, type LibraryReading, type ReadEntry, type Skipped } from "./read-entry.ts";

/** Reads a whole file. */
export function readJson(text: string): LibraryReading {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { refused: "The file is not valid JSON: it may be cut off. Export it again." };
  }
  const list = listIn(raw);
  if (!list)
    return {
      refused:
        "The file is JSON, but neither CSL-JSON nor a reading list: expected a list of entries.",
    };
  const entries: ReadEntry[] = [];
  const skipped: Skipped[] = [];
  for (const [at, one] of list.entries()) {
    const record = asObject(one);
    const entry = record && toEntry(fieldsOf(record));
    if (entry) entries.push(entry);
    else skipped.push({ place: `entry ${at + 1}`, why: "it has no title" });
  }
  return { kind: "JSON", entries, skipped };
}

// --- internal ---

/** The list of entries: the file itself, or what the formats call it. */
function listIn(raw: unknown): unknown[] | undefined {
  if (Array.isArray(raw)) return raw;
  const file = asObject(raw) ?? {};
  return [file["items"], file["papers"], file["references"]].find(Array.isArray);
}

function fieldsOf(record: JsonObject) {
  const text = (...names: string[]) =>
    names.map((name) => record[name]).find((value) => typeof value === "string");
  const people = [record["author"], record["authors"], record["creators"]].find(Array.isArray);
  return {
    title: text("title"),
    abstract: text("abstract", "abstractNote"),
    authors: (people ?? []).map(nameOf),
    ids: ["arxiv", "DOI", "doi", "URL", "url", "number", "id", "note", "extra", "archive_location",
      "archiveID", "container-title", "publisher"].map((name) => text(name)),
  }; // prettier-ignore
}

function nameOf(person: unknown): string {
  if (typeof person === "string") return person;
  const name = asObject(person) ?? {};
  const part = (...names: string[]) =>
    names.map((one) => name[one]).find((value) => typeof value === "string") ?? "";
  return [part("given", "firstName"), part("family", "lastName"), part("literal", "name")]
    .filter(Boolean)
    .join(" ");
}
