/** When papers of different sources are the same paper. */
import { isArxivId, parseArxivId } from "./id.ts";
import { plainText } from "../text/math.ts";
import type { Paper } from "./schema.ts";

/** What two files of one paper have in common. */
export interface Identity {
  id: string;
  /** Its id or an alias, where that is an arXiv id; else that of a link. */
  arxiv: string | undefined;
  /** In lower case, without `https://doi.org/`. */
  doi: string | undefined;
  /** The letters and digits of the title. */
  title: string;
  /** The first author's last name in plain letters, where one is known. */
  author: string | undefined;
}

/** The identity of a paper. */
export function identityOf({
  id,
  title,
  authors,
  links,
  aliases,
}: Pick<Paper, "id" | "title" | "authors" | "links" | "aliases">): Identity {
  const named = [id, ...(aliases ?? [])].find(isArxivId);
  return {
    id,
    arxiv: named ?? parseArxivId(links.arxiv ?? "") ?? parseArxivId(links.doi ?? ""),
    doi: links.doi === undefined ? undefined : doiOf(links.doi),
    title: letters(plainText(title)),
    author: authors[0] === undefined ? undefined : lastName(authors[0]),
  };
}

/**
 * Whether two papers are the same: by arXiv id, then by DOI, then, where one has no arXiv id, by
 * title and first author; by title alone where one has no authors. Two arXiv ids are never the
 * same paper, even with equal titles.
 */
export function isSamePaper(a: Identity, b: Identity): boolean {
  if (a.id === b.id) return true;
  if (a.arxiv !== undefined && b.arxiv !== undefined) return a.arxiv === b.arxiv;
  if (a.doi !== undefined && b.doi !== undefined) return a.doi === b.doi;
  if (a.title === "" || a.title !== b.title) return false;
  return a.author === undefined || b.author === undefined || a.author === b.author;
}

// --- internal ---

/** Not by `decodeURIComponent`, which throws on a `%` that starts no escape. */
function doiOf(address: string): string | undefined {
  const text = address.replace(/%[0-9a-f]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
  return /10\.\d{4,9}\/\S+$/.exec(text.toLowerCase())?.[0];
}

function letters(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** `Hinton, Geoffrey E.` and `Geoffrey E. Hinton` are both `hinton`. */
function lastName(name: string): string {
  const [before = "", after] = name.split(",");
  const words = before.trim().split(/\s+/);
  return letters(after === undefined ? (words.at(-1) ?? "") : before);
}
