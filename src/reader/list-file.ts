/**
 * The reading list as a JSON file.
 *
 *     { "format": "broadsheet-reading-list", "version": 1,
 *       "papers": [ { "id", "title", "tex"?, "authors": [], "moreAuthors"?, "day"?,
 *                     "published"?, "arxiv"?, "pdf"?, "doi"?, "category"?, "venue"?,
 *                     "type"?, "read"? } ] }
 *
 * Papers are in the list's order, newest first; `day` is `YYYY-MM-DD`, `published` also
 * `YYYY-MM` or `YYYY`, addresses are http or https.
 */
import { countOf } from "../text/counts.ts";
import { asPaper, type SavedPaper } from "./saved-paper.ts";

export const FORMAT = "broadsheet-reading-list";
const VERSION = 1;
/** In bytes. A browser stores about as much. */
const LARGEST = 5_000_000;

/** What a file held. */
export type FileReading =
  | { refused: string }
  | {
      refused?: undefined;
      papers: SavedPaper[];
      /** Invalid papers: the place of each and what is wrong. */
      skipped: string[];
      /** Invalid fields. */
      left: string[];
    };

/** The list as the text of a file. The same list gives the same text. */
export function writeList(papers: readonly SavedPaper[]): string {
  const file = { format: FORMAT, version: VERSION, papers };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads the text of a file. Never throws: a file that isn't a list is refused with the reason. */
export function readList(text: string): FileReading {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return {
      refused:
        text.trim() === ""
          ? "The file is empty."
          : "The file is not valid JSON: it may be cut off, or not be a reading list.",
    };
  }
  const { format, version, papers }: Record<string, unknown> =
    typeof raw === "object" && raw !== null ? { ...raw } : {};
  if (format !== FORMAT)
    return { refused: `The file is JSON, but not a reading list: expected "format": "${FORMAT}".` };
  if (typeof version === "number" && version > VERSION)
    return {
      refused: `The list was written by a newer digest (version ${version}, and this one reads ${VERSION}). Import it there, or wait until this digest is updated.`,
    };
  if (version !== VERSION || !Array.isArray(papers))
    return {
      refused: `The file is a reading list, but its "version" or its "papers" are missing or damaged.`,
    };
  const readings = papers.map(asPaper);
  return {
    papers: readings.flatMap(({ paper }) => paper ?? []),
    skipped: readings.flatMap(({ problem }, index) =>
      problem === undefined ? [] : [`Paper ${index + 1}: ${problem}.`],
    ),
    left: readings.flatMap(({ left }) => left ?? []),
  };
}

/** Reads a file that the reader has chosen. Never throws. */
export async function readListFile(file: File): Promise<FileReading> {
  if (file.size > LARGEST)
    return {
      refused: `The file has ${Math.ceil(file.size / 1_000_000)} MB, and a reading list has at most ${LARGEST / 1_000_000}.`,
    };
  try {
    return readList(await file.text());
  } catch {
    return { refused: "The file could not be read: it may have been moved or changed." };
  }
}

/** The list with papers added below those that are there; `added` says how many were new. */
export function mergeLists(
  list: readonly SavedPaper[],
  more: readonly SavedPaper[],
): { list: SavedPaper[]; added: number } {
  const known = new Set(list.map(({ id }) => id));
  const fresh = more.filter(({ id }) => !known.has(id) && known.add(id));
  return { list: [...list, ...fresh], added: fresh.length };
}

/** The result of an import, in sentences. */
export function describeImport(reading: FileReading, added: number): string[] {
  if (reading.refused !== undefined)
    return [reading.refused, "Nothing was imported; your list is unchanged."];
  const { papers, skipped, left } = reading;
  const there = papers.length - added;
  const lines = [
    `${countOf(added, "paper")} added` + (there > 0 ? `, ${there} already in your list.` : "."),
  ];
  if (skipped.length > 0) lines.push(`${skipped.length} left out: ${shorten(skipped, " ")}`);
  if (left.length > 0)
    lines.push(`These fields were invalid and were left out: ${shorten(left, ", ")}.`);
  return lines;
}

// --- internal ---

/** At most so many are named. */
const NAMED = 5;

function shorten(items: readonly string[], separator: string): string {
  const more = items.length - NAMED;
  const named = items.slice(0, NAMED).join(separator);
  return more > 0 ? `${named}${separator}and ${more} more` : named;
}
