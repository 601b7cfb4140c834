/**
 * Citations as RIS, which reference managers read: one tag a line, plain characters.
 *
 * @see https://en.wikipedia.org/wiki/RIS_(file_format)
 */
import type { CslType } from "../../paper/csl-types.ts";
import { plainText } from "../../text/math.ts";
import { itemsOf } from "./items.ts";
import { splitNames, type Name } from "./names.ts";
import { dateOf, doiOf, urlOf, type Reference } from "./reference.ts";

/** One record a paper, in their order; lines end as the format demands. */
export function toRis(references: readonly Reference[]): string {
  return records(references).join("\r\n");
}

// --- internal ---

const records = itemsOf(record);

/** RIS has no type for preprints; managers take `UNPB` or `GEN` for manuscripts and articles. */
const TYPES: Partial<Record<CslType, string>> = {
  article: "JOUR",
  "article-journal": "JOUR",
  "article-magazine": "MGZN",
  "article-newspaper": "NEWS",
  review: "JOUR",
  "review-book": "JOUR",
  "paper-conference": "CONF",
  chapter: "CHAP",
  book: "BOOK",
  thesis: "THES",
  report: "RPRT",
  dataset: "DATA",
  software: "COMP",
  webpage: "ELEC",
  preprint: "UNPB",
};

/** Types whose venue is who publishes, not what holds the paper. */
const PUBLISHED = /^(?:BOOK|THES|RPRT)$/;

function record(reference: Reference, key: string): string {
  const { title, authors, venue, arxiv, keywords = [], abstract, moreAuthors, pdf } = reference;
  const type = TYPES[reference.type ?? "document"] ?? "GEN";
  const [year, month = "", day = ""] = dateOf(reference)?.split("-") ?? [];
  const fields: [tag: string, value: string | undefined][] = [
    ["TY", type],
    ["ID", key],
    ["TI", plainText(title)],
    ...splitNames(authors).map((name): [string, string] => ["AU", nameOf(name)]),
    ["PY", year],
    // The slashes stay where a part isn't known. A mere year is said already.
    ["DA", month && `${year}/${month}/${day}/`],
    [PUBLISHED.test(type) ? "PB" : "T2", venue && plainText(venue)],
    ["PB", type === "UNPB" && arxiv !== undefined ? "arXiv" : undefined],
    ["M1", arxiv && `arXiv:${arxiv}`],
    ["DO", doiOf(reference)],
    ["UR", urlOf(reference)],
    ["L1", pdf],
    ...keywords.map((keyword): [string, string] => ["KW", plainText(keyword)]),
    ["N1", moreAuthors ? "There are more authors than these." : undefined],
    ["AB", abstract ? plainText(abstract) : undefined],
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value ? `${tag}  - ${value.replace(/\s+/g, " ").trim()}` : [],
  );
  return [...lines, "ER  - ", ""].join("\r\n");
}

/** `van der Berg, Jan, Jr.` */
function nameOf({ literal, particle, family, given, suffix }: Name): string {
  if (family === undefined) return literal;
  const last = particle === undefined ? family : `${particle} ${family}`;
  return [last, given ?? (suffix && ""), suffix].filter((part) => part !== undefined).join(", ");
}
