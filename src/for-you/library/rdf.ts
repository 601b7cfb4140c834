/** A library as RDF of Zotero. @see https://www.zotero.org/support/dev/data_formats */
import { parseXml, type XmlElement } from "../../sources/xml.ts";
import { toEntry, type LibraryReading, type ReadEntry, type Skipped } from "./read-entry.ts";

/** Whether a text is RDF. */
export function isRdf(text: string): boolean {
  return /<rdf:RDF\b/.test(text.slice(0, 10_000));
}

/** Reads a whole file. No entity is expanded but XML's and HTML's own. */
export function readRdf(text: string): LibraryReading {
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { refused: `The file can’t be read as RDF: ${why}.` };
  }
  const entries: ReadEntry[] = [];
  const skipped: Skipped[] = [];
  for (const item of KINDS.flatMap((kind) => root.all(kind))) {
    // Notes, attachments and collections are no entries.
    if (OTHERS.has(item.textOf("z:itemType")?.trim() ?? "")) continue;
    if (item.all("bib:authors").length === 0 && item.all("dc:title").length === 0) continue;
    const entry = toEntry({
      title: item.textOf("dc:title"),
      abstract: item.textOf("dcterms:abstract"),
      authors: authorsOf(item),
      ids: [
        item.attribute("rdf:about"),
        ...item.all("dc:identifier").flatMap((one) => [one.text, addressIn(one)]),
        ...item.all("dcterms:isPartOf").flatMap((part) => identifiersIn(part)),
        item.textOf("dc:description"),
        item.textOf("prism:number"),
      ],
    });
    if (entry && entry.title !== "") entries.push(entry);
    else skipped.push({ place: item.attribute("rdf:about") ?? item.name, why: "it has no title" });
  }
  return { kind: "RDF", entries, skipped };
}

// --- internal ---

const KINDS = [
  "bib:Article", "bib:Book", "bib:BookSection", "bib:Document", "bib:Thesis", "bib:Report",
  "bib:Manuscript", "rdf:Description", "bib:ConferenceProceedings",
]; // prettier-ignore
const OTHERS = new Set(["attachment", "note"]);

function authorsOf(item: XmlElement): string[] {
  return item
    .all("bib:authors")
    .flatMap((list) => list.all("rdf:Seq"))
    .flatMap((list) => list.all("rdf:li"))
    .flatMap((one) => one.all("foaf:Person"))
    .map((person) =>
      [person.textOf("foaf:givenName") ?? person.textOf("foaf:givenname"), person.textOf("foaf:surname")]
        .filter(Boolean)
        .join(" "),
    ); // prettier-ignore
}

function addressIn(identifier: XmlElement): string | undefined {
  const [address] = identifier.all("dcterms:URI");
  return address?.textOf("rdf:value");
}

/** The DOI of an article stands in its journal's element. */
function identifiersIn(part: XmlElement): string[] {
  return ["bib:Journal", "bib:Book"]
    .flatMap((kind) => part.all(kind))
    .flatMap((one) => one.all("dc:identifier"))
    .map(({ text }) => text);
}
