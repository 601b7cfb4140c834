/**
 * arXiv's announcements of a day, as RSS 2.0 or Atom. On weekends the feed is empty.
 *
 * @see https://info.arxiv.org/help/rss_specifications.html
 * @see https://info.arxiv.org/help/atom_specifications.html
 */
import { parseArxivId } from "../paper/id.ts";
import { arxivCategories, isWithdrawn, splitAuthors, writtenDay } from "./arxiv-fields.ts";
import { readDoi } from "./doi.ts";
import { shorten, type Item, type ReadOptions } from "./source.ts";
import type { XmlElement } from "./xml.ts";

/** Whether the document is arXiv's feed, and not another site's. */
export function isFeed(root: XmlElement): boolean {
  if (root.name !== "rss" && root.name !== "feed") return false;
  const channel = root.all("channel")[0] ?? root;
  const from = `${channel.textOf("link") ?? ""} ${channel.textOf("id") ?? ""}`;
  return (
    root.attribute("xmlns:arxiv") !== undefined ||
    /^\s*(?:https?:\/\/)?(?:[\w-]+\.)?arxiv\.org\b/i.test(from.trim())
  );
}

/**
 * Reads the feed. New papers and those listed in a further category are papers; a new version
 * only brings a paper up to date that we hold. The listing day is `--date`, else that of the
 * announcement.
 */
export function readFeed(root: XmlElement, options: ReadOptions): Item[] {
  const channel = root.all("channel")[0] ?? root;
  const ofFeed = channel.textOf("pubDate") ?? channel.textOf("updated");
  return [...channel.all("item"), ...root.all("entry")].map((entry, index) =>
    readEntry(entry, index, ofFeed, options),
  );
}

// --- internal ---

function readEntry(
  entry: XmlElement,
  index: number,
  ofFeed: string | undefined,
  { file, date }: ReadOptions,
): Item {
  const place = `${file}: entry ${index + 1}`;
  const title = entry.textOf("title");
  if (title === undefined) return { place, skipped: "it has no title" };
  const named = `${place} ("${shorten(title)}")`;
  const id = readId(entry);
  if (id === undefined)
    return {
      place: named,
      skipped: "neither its id nor its link holds an arXiv id, such as oai:arXiv.org:2510.12345v1",
    };
  // In Atom, `updated` is the minute in which the feed was made; `published` the announcement.
  const when =
    entry.textOf("pubDate") ?? entry.textOf("published") ?? entry.textOf("updated") ?? ofFeed;
  const day = date ?? writtenDay(when);
  if (day === undefined)
    return {
      place: named,
      skipped: `its date "${shorten(when ?? "")}" gives no listing day; pass --date`,
    };
  const { kind, abstract } = readDescription(entry);
  const warnings: string[] = [];
  if (!KINDS.has(kind))
    warnings.push(
      `arxiv:announce_type: "${shorten(kind)}" is none of ${[...KINDS].join(", ")}; taken as new`,
    );
  return {
    place: named,
    draft: {
      id,
      title,
      abstract,
      day,
      source: "arxiv",
      venue: entry.textOf("arxiv:journal_reference"),
      authors: readAuthors(entry),
      categories: arxivCategories(
        entry.all("category").map((category) => category.attribute("term") ?? category.text),
      ),
      links: {
        doi: readDoi(entry.textOf("arxiv:DOI") ?? entry.textOf("arxiv:doi"), warnings),
      },
      withdrawn: isWithdrawn(undefined, abstract),
    },
    warnings,
    updateOnly: kind.startsWith("replace"),
  };
}

const KINDS = new Set(["new", "cross", "replace", "replace-cross"]);

function readId(entry: XmlElement): string | undefined {
  const link = entry.all("link")[0];
  const named = [entry.textOf("guid"), entry.textOf("id"), link?.attribute("href"), link?.text];
  return named
    .map((text) => (text === undefined ? undefined : parseArxivId(text)))
    .find((id) => id !== undefined);
}

/** `arXiv:2510.12345v1 Announce Type: new`, then `Abstract: …`. */
function readDescription(entry: XmlElement): {
  kind: string;
  abstract: string;
} {
  const text = entry.textOf("description") ?? entry.textOf("summary") ?? "";
  const head = /^\s*arXiv:\S+\s+Announce Type:\s*(\S+)\s+(?:Abstract:\s*)?/i.exec(text);
  const kind = entry.textOf("arxiv:announce_type") ?? head?.[1] ?? "";
  return {
    kind: kind.trim().toLowerCase(),
    abstract: text.slice(head?.[0].length ?? 0).replace(/^\s*Abstract:\s*/, ""),
  };
}

function readAuthors(entry: XmlElement): string[] {
  const lines = [
    ...entry.all("dc:creator").map(({ text }) => text),
    ...entry.all("author").flatMap((author) => author.textOf("name") ?? []),
  ];
  return lines.flatMap(splitAuthors);
}
