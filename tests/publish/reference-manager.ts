/**
 * What a reference manager files of a page: the rules of Zotero's translators "COinS" and "Embedded
 * Metadata", as their sources state them, for what our pages may have. No code of theirs is here.
 *
 * @see https://github.com/zotero/translators "Embedded Metadata.js", "RDF.js", "COinS.js"
 * @see https://github.com/zotero/utilities "openurl.js"
 */
import { attribute, parsePage, select, type Element } from "../e2e/html.ts";

/** A person, or a name that can't be taken apart. */
export interface Creator {
  firstName: string;
  lastName: string;
}

/** What is filed. */
export interface Item {
  itemType: string;
  title: string;
  creators: Creator[];
  date: string | undefined;
  url: string | undefined;
  DOI: string | undefined;
  /** The journal, the conference or the university. */
  venue: string | undefined;
  tags: string[];
  /** The address of the PDF that is loaded; a snapshot of the page where there is none. */
  attachment: string;
}

/** The items of a page. More than one are offered in a list, from which the reader picks. */
export function filedFrom(html: string, address: string): Item[] {
  const elements = parsePage(html);
  // The translator with the lesser number of priority wins: COinS has 310, the tags have 320.
  const spans = select(elements, "span.Z3988").flatMap(
    (span) => readContextObject(attribute(span, "title") ?? "") ?? [],
  );
  return spans.length > 0 ? spans : [readTags(elements, address)];
}

// --- internal ---

/** Types that Zotero has, of those that our pages name. */
const ITEM_TYPES = new Set(
  "preprint journalArticle conferencePaper thesis report book bookSection document webpage magazineArticle newspaperArticle dataset computerProgram manuscript patent presentation standard blogPost forumPost".split(
    " ",
  ),
);

/** Tags of HighWire by which the type is known, the ones that come later win. */
const TYPE_TAGS: Record<string, string> = {
  citation_journal_title: "journalArticle",
  citation_technical_report_institution: "report",
  citation_conference_title: "conferencePaper",
  citation_inbook_title: "bookSection",
  citation_dissertation_institution: "thesis",
};

function readTags(elements: readonly Element[], address: string): Item {
  const metas = select(elements, "head meta").map((meta): [string, string] => [
    attribute(meta, "name") ?? attribute(meta, "property") ?? "",
    attribute(meta, "content") ?? "",
  ]);
  const all = (name: string) => metas.flatMap(([own, content]) => (own === name ? content : []));
  const first = (...names: string[]) => names.flatMap(all).find((content) => content.trim());
  const byTag = metas.flatMap(([name]) => TYPE_TAGS[name] ?? []).at(-1);
  const named = all("z:itemType").find((type) => ITEM_TYPES.has(type));
  const byGraph = { website: "webpage", book: "book" }[first("og:type") ?? ""];
  const guessed = first("citation_title") ? "journalArticle" : "webpage";
  const canonical = select(elements, 'head link[rel="canonical"]')[0];
  const time = elements.find((one) => attribute(one, "datetime") && one.tagName === "time");
  const pdf = first("citation_pdf_url");
  return {
    itemType: byTag ?? named ?? byGraph ?? guessed,
    title: first("citation_title", "og:title") ?? "",
    creators: readAuthors(all("citation_author")),
    date:
      first("citation_publication_date", "citation_date", "citation_online_date") ??
      (time && attribute(time, "datetime")),
    url:
      first("og:url", "citation_public_url", "citation_abstract_html_url") ??
      (canonical && attribute(canonical, "href")) ??
      address,
    DOI: first("citation_doi"),
    venue: first(...Object.keys(TYPE_TAGS), "citation_publisher"),
    tags: all("citation_keywords").flatMap((tag) => tag.split(";").map((one) => one.trim())),
    attachment: pdf ?? "snapshot",
  };
}

function readAuthors(tags: readonly string[]): Creator[] {
  const names = tags.flatMap((tag) => {
    const parts = tag.split(/\s*;\s*/);
    const [first = "", second = ""] = tag.split(/\s*,\s*/);
    // One tag alone may list people.
    return tags.length === 1 && parts.length === 1 && first.includes(" ") && second.includes(" ")
      ? tag.split(/\s*,\s*/)
      : parts;
  });
  return names.filter((name, at) => name !== "" && name !== names[at - 1]).map(toCreator);
}

/** With a comma the family name comes first; else it is the last word. */
function toCreator(name: string): Creator {
  if (name.includes(",")) {
    const [lastName = "", firstName = ""] = name.split(/, ?/);
    return { firstName, lastName };
  }
  let at = name.lastIndexOf(" ");
  while (at > 0 && !/\p{L}/u.test(name.charAt(at + 1))) at = name.lastIndexOf(" ", at - 1);
  return { firstName: name.slice(0, Math.max(at, 0)), lastName: name.slice(at + 1) };
}

function readContextObject(text: string): Item | undefined {
  const pairs = text.split("&").map((pair): [string, string] => {
    const [key = "", value = ""] = pair.split("=");
    return [key, decodeURIComponent(value.replace(/\+|%2b/gi, " "))];
  });
  if (!pairs.some(([key, value]) => key === "rft_val_fmt" && value === "info:ofi/fmt:kev:mtx:dc"))
    return undefined;
  const item: Item = {
    itemType: "webpage", title: "", creators: [], date: undefined, url: undefined, DOI: undefined,
    venue: undefined, tags: [], attachment: "snapshot",
  }; // prettier-ignore
  const PERIODICALS = /^(?:journalArticle|bookSection|conferencePaper)$/;
  for (const [key, value] of pairs) {
    if (key === "rft_id" && value.startsWith("info:doi/")) item.DOI = value.slice(9);
    else if (key === "rft_id" && /^https?:/.test(value)) item.url = value;
    // Behind such a type the title is the journal's.
    else if (key === "rft.title" && PERIODICALS.test(item.itemType)) item.venue = value;
    else if (key === "rft.title") item.title = value;
    else if (key === "rft.creator") item.creators.push(toCreator(value));
    else if (key === "rft.date") item.date = value;
    else if (key === "rft.source") item.venue = value;
    else if (key === "rft.type" && ITEM_TYPES.has(value)) item.itemType = value;
  }
  return item;
}
