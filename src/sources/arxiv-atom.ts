/**
 * The answer of arXiv's API: an Atom feed with the counts of OpenSearch.
 *
 * @see https://info.arxiv.org/help/api/user-manual.html#_details_of_atom_results_returned
 */
import { parseArxivId } from "../paper/id.ts";
import { arxivCategories, isWithdrawn, writtenDay } from "./arxiv-fields.ts";
import { readDoi } from "./doi.ts";
import { shorten, SourceError, type Item, type ReadOptions } from "./source.ts";
import type { XmlElement } from "./xml.ts";

/** An answer: its papers, and how many there are in all its pages. */
export interface ApiAnswer {
  total: number;
  items: Item[];
}

/** Whether the document is an answer of the API. */
export function isApiAnswer(root: XmlElement): boolean {
  return root.name === "feed" && root.all(TOTAL).length > 0;
}

/**
 * Reads an answer. The listing day is `--date`, else the day of the first version.
 *
 * @throws {SourceError} when the answer is an error, which the API sends as an entry
 */
export function readApiAnswer(root: XmlElement, options: ReadOptions): ApiAnswer {
  const entries = root.all("entry");
  for (const entry of entries) refuseError(entry, options.file);
  const total = Number(root.textOf(TOTAL));
  if (!Number.isSafeInteger(total) || total < 0)
    throw new SourceError(
      `${options.file}: expected the number of results in opensearch:totalResults, found "${shorten(root.textOf(TOTAL) ?? "")}". Nothing was taken from it; fetch it again.`,
    );
  return {
    total,
    items: entries.map((entry, index) => readEntry(entry, index, options)),
  };
}

// --- internal ---

const TOTAL = "opensearch:totalResults";

/** @see https://info.arxiv.org/help/api/user-manual.html#_errors */
function refuseError(entry: XmlElement, file: string): void {
  const id = entry.textOf("id") ?? "";
  if (!id.includes("/api/errors")) return;
  throw new SourceError(
    `${file}: arXiv answered with an error: "${shorten(entry.textOf("summary") ?? id)}". Check --ids and --category, and run the command again.`,
  );
}

function readEntry(entry: XmlElement, index: number, { file, date }: ReadOptions): Item {
  const place = `${file}: entry ${index + 1}`;
  const title = entry.textOf("title");
  if (title === undefined) return { place, skipped: "it has no title" };
  const named = `${place} ("${shorten(title)}")`;
  const said = entry.textOf("id") ?? "";
  const id = parseArxivId(said);
  if (id === undefined)
    return {
      place: named,
      skipped: `its id "${shorten(said)}" is no arXiv id, such as http://arxiv.org/abs/2510.12345v1`,
    };
  const published = entry.textOf("published");
  const day = date ?? writtenDay(published);
  if (day === undefined)
    return {
      place: named,
      skipped: `its date "${shorten(published ?? "")}" gives no listing day; pass --date`,
    };
  const abstract = entry.textOf("summary") ?? "";
  const warnings: string[] = [];
  return {
    place: named,
    draft: {
      id,
      title,
      abstract,
      day,
      source: "arxiv",
      published,
      updated: entry.textOf("updated"),
      venue: entry.textOf("arxiv:journal_ref"),
      authors: entry.all("author").flatMap((author) => author.textOf("name") ?? []),
      categories: readCategories(entry),
      links: { doi: readDoi(entry.textOf("arxiv:doi"), warnings) },
      withdrawn: isWithdrawn(entry.textOf("arxiv:comment"), abstract),
    },
    warnings,
  };
}

/** The primary category first, and none twice. */
function readCategories(entry: XmlElement): string[] {
  const elements = [...entry.all("arxiv:primary_category"), ...entry.all("category")];
  return arxivCategories(elements.map((element) => element.attribute("term")));
}
