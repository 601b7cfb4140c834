/**
 * Citations as CSL-JSON, which Zotero, pandoc and programs with citeproc read.
 *
 * @see https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
 */
import { plainText } from "../../text/math.ts";
import { itemsOf } from "./items.ts";
import { splitNames, type Name } from "./names.ts";
import { dateOf, doiOf, urlOf, type Reference } from "./reference.ts";

/** The papers as a list of items, in their order. */
export function toCslJson(references: readonly Reference[]): string {
  // An item a line: files of two days can be compared.
  return references.length === 0 ? "[]\n" : `[\n${items(references).join(",\n")}\n]\n`;
}

// --- internal ---

const items = itemsOf((reference, key) => JSON.stringify(toItem(reference, key)));

/** Types whose venue is who publishes, not what holds the paper. */
const PUBLISHED = new Set(["book", "thesis", "report"]);

function toItem(reference: Reference, key: string) {
  const { title, authors, moreAuthors, venue, arxiv, keywords = [], abstract } = reference;
  const kind = reference.type ?? "document";
  const isPreprint = kind === "preprint";
  const date = dateOf(reference);
  const names = splitNames(authors).map(toName);
  // As pandoc reads it.
  if (names.length > 0 && moreAuthors) names.push({ literal: "others" });
  return {
    id: key,
    // CSL 1.0.2 counts preprints as articles.
    type: isPreprint ? "article" : kind,
    ...(isPreprint && { genre: "preprint" }),
    title: plainText(title),
    ...(names.length > 0 && { author: names }),
    ...(date !== undefined && { issued: { "date-parts": [date.split("-").map(Number)] } }),
    ...(venue !== undefined && {
      [PUBLISHED.has(kind) ? "publisher" : "container-title"]: plainText(venue),
    }),
    ...(isPreprint && arxiv !== undefined && { publisher: "arXiv" }),
    ...(arxiv !== undefined && { number: `arXiv:${arxiv}` }),
    ...definedOnly({ DOI: doiOf(reference), URL: urlOf(reference) }),
    ...(keywords.length > 0 && { keyword: keywords.map(plainText).join(", ") }),
    ...(abstract && { abstract: plainText(abstract) }),
  };
}

function toName({ literal, particle, ...name }: Name): Record<string, string> {
  return literal === undefined
    ? definedOnly({ ...name, "non-dropping-particle": particle })
    : { literal };
}

function definedOnly(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    ),
  );
}
