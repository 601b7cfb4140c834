/** When two items, of one source or of several, are one paper. */
import { toPlainLetters } from "../text/characters.ts";
import { lettersOf } from "../text/letters.ts";
import { plainText } from "../text/math.ts";
import { isArxivId, parseArxivId } from "./id.ts";
import { isSamePerson } from "./person.ts";
import type { Paper } from "./schema.ts";
import { areAlike, isSameVenue, isSameVolume } from "./venue.ts";

/** What identifies a paper: two items of one paper have it in common. */
export interface Identity {
  id: string;
  source: string;
  /** Its id or an alias, where that is an arXiv id; else that of a link. */
  arxiv: string | undefined;
  /** In lower case, without `https://doi.org/`; a DOI of arXiv is an arXiv id. */
  doi: string | undefined;
  /** The letters and digits of the title. */
  title: string;
  /** The first author's name as it is written. */
  author: string | undefined;
  /** The year of publication. */
  year: string | undefined;
  venue: string | undefined;
}

/** What joins two items, the surest first. */
export const JOINS = ["arXiv id", "DOI", "author", "title"] as const;

/** That two items are one paper and why, or that they are two; `why` is left out where nothing joins them. */
export type Comparison =
  { by: (typeof JOINS)[number]; why: string } | { by: undefined; why?: string };

/** The fields by which a paper is known. */
export type IdentifiedPaper = Pick<
  Paper,
  "id" | "source" | "title" | "authors" | "links" | "aliases" | "published" | "venue"
>;

/** The identity of a paper. */
export function identityOf({
  id,
  source,
  title,
  authors,
  links,
  aliases,
  published,
  venue,
}: IdentifiedPaper): Identity {
  const named = [id, ...(aliases ?? [])].find(isArxivId);
  const ofDoi = parseArxivId(links.doi ?? "");
  return {
    id,
    source,
    arxiv: named ?? parseArxivId(links.arxiv ?? "") ?? ofDoi,
    doi: links.doi === undefined || ofDoi !== undefined ? undefined : doiOf(links.doi),
    title: lettersOf(plainText(title)),
    author: authors[0],
    year: published?.slice(0, 4),
    venue,
  };
}

/**
 * Whether two items are one paper.
 *
 * Two arXiv ids are two papers and one arXiv id is one, whatever else they say. Two DOIs are two
 * papers; one DOI is one, unless the first authors or the titles differ: chapters are often
 * entered with the DOI of their book.
 *
 * Otherwise the titles must be the same, but for case and punctuation. Where both name a first
 * author, it must be the same person, and two different years are two papers, such as editions,
 * or a talk and the article after it. One case is excepted: the one has an arXiv id and the other
 * has none; a preprint appears elsewhere years later, so up to three years are no difference.
 * A short title, such as a preface's, is one author's in several volumes: there, two venues are
 * two papers. An arXiv id or a DOI that only one item has doesn't hold them apart.
 *
 * Where the title is all that they share, two years or two venues are two papers. Within one
 * source, both must also have the same of these fields, but for the author of two with the same
 * year: the saved page has titles alone, but in a bibliography an entry without an author is
 * another work than one with an author.
 *
 * @param isAgain whether the source may be sending an item that it sent before: then it may say
 *   more by now, though not who the author is
 */
export function compareIdentities(a: Identity, b: Identity, { isAgain = false } = {}): Comparison {
  if (a.arxiv !== undefined && b.arxiv !== undefined)
    return a.arxiv === b.arxiv ? { by: "arXiv id", why: "same arXiv id" } : { by: undefined };
  const person =
    a.author === undefined || b.author === undefined ? undefined : isSamePerson(a.author, b.author);
  if (a.doi !== undefined && b.doi !== undefined) {
    if (a.doi !== b.doi) return { by: undefined };
    if (person === false) return { by: undefined, why: "same DOI, but another first author" };
    if (!areAlike(a.title, b.title)) return { by: undefined, why: "same DOI, but another title" };
    return { by: "DOI", why: "same DOI" };
  }
  if (a.title === "" || a.title !== b.title || person === false) return { by: undefined };
  const years = yearsBetween(a, b);
  const [venue, other] = [a.venue ?? b.venue ?? "", b.venue ?? a.venue ?? ""];
  const isOtherVenue = !isSameVenue(venue, other) || !isSameVolume(venue, other);
  if (person) {
    const isOneOnArxiv = (a.arxiv === undefined) !== (b.arxiv === undefined);
    if (years > (isOneOnArxiv ? MOST_YEARS : 0)) return { by: undefined };
    if (isOtherVenue && a.title.length < SHORT_TITLE) return { by: undefined };
    return { by: "author", why: "same title and first author" };
  }
  if (years > 0 || isOtherVenue) return { by: undefined };
  const saysMore = isAgain
    ? a.author !== b.author
    : a.venue !== b.venue || a.year !== b.year || (!a.year && a.author !== b.author);
  if (saysMore && a.source === b.source) return { by: undefined };
  return { by: "title", why: "same title, and no first author to compare" };
}

/**
 * Whether two items agree in all that identifies a paper. An item may match several papers; one
 * that agrees in all is the best match, since the same item may have come before.
 */
export function isExact(a: Identity, b: Identity): boolean {
  return (["arxiv", "doi", "title", "author", "year"] as const).every(
    (name) => a[name] === b[name],
  );
}

/** What tells a paper from another one of the same title, in a form that spelling doesn't change. */
export function distinctionOf({ author = "", year = "", doi = "" }: Identity): string {
  const last =
    toPlainLetters(author.split(",")[0] ?? "")
      .split(/\s+/)
      .at(-1) ?? "";
  return [lettersOf(last), year, doi].join("\n");
}

// --- internal ---

/** How much later or earlier than at arXiv a paper may appear elsewhere. */
const MOST_YEARS = 3;

/** Letters of a title that a person may use more than once in a year. */
const SHORT_TITLE = 30;

function yearsBetween(a: Identity, b: Identity): number {
  return a.year === undefined || b.year === undefined
    ? 0
    : Math.abs(Number(a.year) - Number(b.year));
}

/** Not by `decodeURIComponent`, which throws on a `%` that starts no escape. */
function doiOf(address: string): string | undefined {
  const text = address.replace(/%[0-9a-f]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
  return /10\.\d{4,9}\/\S+$/.exec(text.toLowerCase())?.[0];
}
