/**
 * The text of arXiv's answers → papers. An answer of its API is an Atom feed with the counts of
 * OpenSearch; the announcements of a day are RSS 2.0 or Atom, and empty on weekends.
 *
 * @see https://info.arxiv.org/help/api/user-manual.html#_details_of_atom_results_returned
 * @see https://info.arxiv.org/help/rss_specifications.html
 * @see https://info.arxiv.org/help/atom_specifications.html
 */
import type { Draft } from "../paper/finish-draft.ts";
import { parseArxivId } from "../paper/id.ts";
import { arxivCategories } from "./arxiv-fields.ts";
import { writtenDay } from "./dates.ts";
import { readDoi } from "./doi.ts";
import { formOf, FORM_XML } from "./fields.ts";
import { readNameList, readNames, type Names } from "./names.ts";
import { SourceError, type Item, type ReadOptions } from "./source.ts";
import { shorten } from "../text/shorten.ts";
import { isWithdrawn } from "./withdrawn.ts";
import { parseXml, type XmlElement } from "./xml.ts";

/** An answer of the API: its papers, and how many there are in all its pages. */
export interface ApiAnswer {
  total: number;
  items: Item[];
}

/**
 * Reads an answer of the API, or the announcement feed as RSS or Atom.
 *
 * @throws {SourceError} when the text is neither of them, is cut off, or is arXiv's error
 */
export function parseArxiv(text: string, options: ReadOptions): Item[] {
  const root = readRoot(text, options.file);
  return isFeed(root) ? readFeed(root, options) : readApiAnswer(root, options).items;
}

/**
 * Reads an answer of the API with its number of results.
 *
 * @throws {SourceError} when the text is anything else
 */
export function parseApiAnswer(text: string, options: ReadOptions): ApiAnswer {
  return readApiAnswer(readRoot(text, options.file), options);
}

// --- internal ---

const TOTAL = "opensearch:totalResults";

/** Whether the document is arXiv's feed of announcements, and not another site's. */
function isFeed(root: XmlElement): boolean {
  if ((root.name !== "rss" && root.name !== "feed") || root.all(TOTAL).length > 0) return false;
  const channel = root.all("channel")[0] ?? root;
  const from = `${channel.textOf("link") ?? ""} ${channel.textOf("id") ?? ""}`;
  return (
    root.attribute("xmlns:arxiv") !== undefined ||
    /^\s*(?:https?:\/\/)?(?:[\w-]+\.)?arxiv\.org\b/i.test(from.trim())
  );
}

/**
 * Reads the document.
 *
 * @throws {SourceError} when it is no whole XML
 */
function readRoot(text: string, file: string): XmlElement {
  const form = formOf(text);
  if (form !== FORM_XML) throw refusal(file, form ?? "this is not XML");
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refusal(file, error.message);
  }
}

function refusal(file: string, found: string): SourceError {
  return new SourceError(
    `${file}: ${found}. Expected an answer of arXiv's API or its announcement feed (RSS or Atom). Nothing was taken from it; fetch it again.`,
  );
}

/**
 * Reads an answer of the API. The listing day is `--date`, else the day of the first version.
 *
 * @throws {SourceError} when it is none, or is an error, which the API sends as an entry
 */
function readApiAnswer(root: XmlElement, options: ReadOptions): ApiAnswer {
  const { file } = options;
  if (root.name !== "feed" || root.all(TOTAL).length === 0)
    throw refusal(file, `this is XML with the root <${root.name}>`);
  const entries = root.all("entry");
  for (const entry of entries) refuseError(entry, file);
  const total = Number(root.textOf(TOTAL));
  if (!Number.isSafeInteger(total) || total < 0)
    throw new SourceError(
      `${file}: expected the number of results in opensearch:totalResults, found "${shorten(root.textOf(TOTAL) ?? "")}". Nothing was taken from it; fetch it again.`,
    );
  const items = entries.map((entry, index) => {
    const abstract = entry.textOf("summary") ?? "";
    const when = entry.textOf("published");
    const names = entry.all("author").flatMap((author) => author.textOf("name") ?? []);
    const dates = { published: when, updated: entry.textOf("updated") };
    const warnings: string[] = [];
    const authors = readNameList(names, warnings);
    return toItem(entry, index, options, { when, abstract, names: authors, dates, warnings });
  });
  return { total, items };
}

/** @see https://info.arxiv.org/help/api/user-manual.html#_errors */
function refuseError(entry: XmlElement, file: string): void {
  const id = entry.textOf("id") ?? "";
  if (id.includes("/api/errors")) throw arxivError(file, entry.textOf("summary") ?? id);
}

function arxivError(file: string, said: string): SourceError {
  return new SourceError(
    `${file}: arXiv answered with an error: "${shorten(said)}". Check --ids and --category, and run the command again.`,
  );
}

/**
 * Reads the announcements. New papers and those listed in a further category are papers; a new
 * version only brings a paper up to date that we hold. The listing day is `--date`, else that of
 * the announcement.
 */
function readFeed(root: XmlElement, options: ReadOptions): Item[] {
  const channel = root.all("channel")[0] ?? root;
  const title = channel.textOf("title") ?? "";
  if (title.startsWith("Feed error"))
    throw arxivError(
      options.file,
      channel.textOf("description") ?? channel.textOf("subtitle") ?? title,
    );
  return [...channel.all("item"), ...root.all("entry")].map((entry, index) => {
    // In Atom, `updated` is the minute in which the feed was made; `published` the announcement.
    const when =
      entry.textOf("pubDate") ??
      entry.textOf("published") ??
      entry.textOf("updated") ??
      channel.textOf("pubDate") ??
      channel.textOf("updated");
    const lines = [
      ...entry.all("dc:creator").map(({ text }) => text),
      ...entry.all("author").flatMap((author) => author.textOf("name") ?? []),
    ];
    const warnings: string[] = [];
    const names = readNames(lines.join("; "), warnings, "people");
    return toItem(entry, index, options, { when, names, warnings, ...readDescription(entry) });
  });
}

const KINDS = new Set(["new", "cross", "replace", "replace-cross"]);

/** `arXiv:2510.12345v1 Announce Type: new`, then `Abstract: …`. */
function readDescription(entry: XmlElement): { kind: string; abstract: string } {
  const text = entry.textOf("description") ?? entry.textOf("summary") ?? "";
  const head = /^\s*arXiv:\S+\s+Announce Type:\s*(\S+)\s+(?:Abstract:\s*)?/i.exec(text);
  const kind = entry.textOf("arxiv:announce_type") ?? head?.[1] ?? "";
  return {
    kind: kind.trim().toLowerCase(),
    abstract: text.slice(head?.[0].length ?? 0).replace(/^\s*Abstract:\s*/, ""),
  };
}

/** What the API and the announcements have in different forms. */
interface EntryFields {
  /** The date that gives the listing day. */
  when: string | undefined;
  abstract: string;
  names: Names;
  warnings: string[];
  /** The kind of the announcement. */
  kind?: string;
  dates?: { published: string | undefined; updated: string | undefined };
}

function toItem(
  entry: XmlElement,
  index: number,
  { file, date }: ReadOptions,
  { when, abstract, names, warnings, kind = "new", dates }: EntryFields,
): Item {
  const title = entry.textOf("title");
  const number = `${file}: entry ${index + 1}`;
  if (title === undefined) return { place: number, skipped: "it has no title" };
  const place = `${number} ("${shorten(title)}")`;
  const id = readId(entry);
  if (id === undefined)
    return {
      place,
      skipped:
        "neither its id nor its link holds an arXiv id, such as http://arxiv.org/abs/2510.12345v1",
    };
  const day = date ?? writtenDay(when);
  if (day === undefined)
    return {
      place,
      skipped: `its date "${shorten(when ?? "")}" gives no listing day; pass --date`,
    };
  if (!KINDS.has(kind))
    warnings.push(
      `arxiv:announce_type: "${shorten(kind)}" is none of ${[...KINDS].join(", ")}; taken as new`,
    );
  const named = [...entry.all("arxiv:primary_category"), ...entry.all("category")];
  const draft: Draft = {
    id,
    title,
    abstract,
    day,
    source: "arxiv",
    ...dates,
    venue: entry.textOf("arxiv:journal_ref") ?? entry.textOf("arxiv:journal_reference"),
    ...names,
    categories: arxivCategories(named.map((one) => one.attribute("term") ?? one.text)),
    links: { doi: readDoi(entry.textOf("arxiv:DOI") ?? entry.textOf("arxiv:doi"), warnings) },
    withdrawn: isWithdrawn(entry.textOf("arxiv:comment"), abstract),
  };
  return { place, draft, warnings, updateOnly: kind.startsWith("replace") };
}

function readId(entry: XmlElement): string | undefined {
  const link = entry.all("link")[0];
  const named = [entry.textOf("guid"), entry.textOf("id"), link?.attribute("href"), link?.text];
  return named
    .map((text) => (text === undefined ? undefined : parseArxivId(text)))
    .find((id) => id !== undefined);
}
