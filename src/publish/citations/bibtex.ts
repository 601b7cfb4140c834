/**
 * Citations as BibTeX, for BibTeX's own styles and for biblatex: eprints as arXiv advises, whose
 * field biblatex reads as its own `eprinttype`.
 *
 * @see https://www.ctan.org/pkg/btxdoc
 * @see https://info.arxiv.org/help/hypertex/bibstyles/index.html
 */
import type { CslType } from "../../paper/csl-types.ts";
import { MONTHS } from "../../paper/date.ts";
import { itemsOf } from "./items.ts";
import { firstWord } from "./keys.ts";
import { escapeAddress, escapeLatex, titleToLatex, toLatex } from "./latex.ts";
import { splitNames, type Name } from "./names.ts";
import { dateOf, urlOf, type Reference } from "./reference.ts";

/** One entry a paper, in their order. The same papers give the same text. */
export function toBibtex(references: readonly Reference[]): string {
  return entries(references).join("\n");
}

// --- internal ---

const entries = itemsOf(entry);

interface Kind {
  entry: string;
  /** The field that names the venue. */
  venue: string;
  /** Styles print nothing of use without a venue: such a paper is a `@misc`. */
  needsVenue?: true;
}

const MISC: Kind = { entry: "misc", venue: "howpublished" };
const ARTICLE: Kind = { entry: "article", venue: "journal", needsVenue: true };
const KINDS: Partial<Record<CslType, Kind>> = {
  article: ARTICLE,
  "article-journal": ARTICLE,
  "article-magazine": ARTICLE,
  "article-newspaper": ARTICLE,
  review: ARTICLE,
  "review-book": ARTICLE,
  "paper-conference": { entry: "inproceedings", venue: "booktitle", needsVenue: true },
  chapter: { entry: "incollection", venue: "booktitle", needsVenue: true },
  book: { entry: "book", venue: "publisher" },
  thesis: { entry: "phdthesis", venue: "school" },
  report: { entry: "techreport", venue: "institution" },
};

function entry(reference: Reference, key: string): string {
  const { title, authors, venue, arxiv, category, doi, keywords = [], abstract } = reference;
  const known = KINDS[reference.type ?? "preprint"] ?? MISC;
  const kind = known.needsVenue && venue === undefined ? MISC : known;
  const [year, month, day] = dateOf(reference)?.split("-") ?? [];
  const url = urlOf(reference);
  const names = [...splitNames(authors).map(nameOf), ...(reference.moreAuthors ? ["others"] : [])];
  const fields: [name: string, value: string | undefined][] = [
    ["title", titleToLatex(title)],
    ["author", authors.length > 0 ? names.join(" and ") : undefined],
    // What BibTeX's styles sort by where there is no author.
    ["key", authors.length > 0 ? undefined : firstWord(title) || key],
    [kind.venue, venue && toLatex(venue)],
    ["year", year],
    ["month", month && MONTHS[Number(month) - 1]?.slice(0, 3).toLowerCase()],
    ["day", day && String(Number(day))],
    ["eprint", arxiv],
    ["archivePrefix", arxiv && "arXiv"],
    ["primaryClass", arxiv && category && escapeLatex(category)],
    ["doi", doi && escapeAddress(doi)],
    ["url", url && escapeAddress(url)],
    ["keywords", keywords.map(toLatex).join(", ") || undefined],
    ["abstract", abstract ? toLatex(abstract) : undefined],
  ];
  const lines = fields
    .filter(([, value]) => value !== undefined)
    // A month is a macro of BibTeX, which each style writes in its own way.
    .map(([field, value]) => `  ${field} = ${field === "month" ? value : `{${value}}`},\n`);
  return `@${kind.entry}{${key},\n${lines.join("")}}\n`;
}

/** `van der Berg, Jr., Jan`: the form with commas says which word is what. */
function nameOf({ literal, particle, family, suffix, given }: Name): string {
  if (family === undefined) return `{${escapeLatex(literal)}}`;
  // Else BibTeX takes what stands before the small word for a particle.
  const whole = /\s\p{Ll}/u.test(family) ? `{${escapeLatex(family)}}` : escapeLatex(family);
  const last = particle === undefined ? whole : `${escapeLatex(particle)} ${whole}`;
  return [last, ...[suffix, given].flatMap((part) => (part ? [escapeLatex(part)] : []))].join(", ");
}
