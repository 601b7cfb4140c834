/** When two papers, met in different sources, are one. */
import { isArxivId, parseArxivId } from "./id.ts";
import { plainText } from "../text/math.ts";
import type { Paper } from "./schema.ts";

/** What a paper is recognised by. */
export interface Identity {
  id: string;
  /** Its arXiv id: its own, or one that it has gained. */
  arxiv: string | undefined;
  /** In lower case, without the resolver's address. */
  doi: string | undefined;
  /** The letters and digits of the title. */
  title: string;
  /** The first author's last name in plain letters, where one is known. */
  author: string | undefined;
}

type Known = Pick<Paper, "id" | "title" | "authors" | "links" | "aliases">;

/** Works out what a paper is recognised by. */
export function identityOf({ id, title, authors, links, aliases }: Known): Identity {
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
 * Whether two papers are one: by arXiv id, then by DOI, then, where one side has no arXiv id, by
 * title and first author. A side that knows no authors goes by its title. Two arXiv ids are never
 * one paper, however alike their titles.
 */
export function isSamePaper(a: Identity, b: Identity): boolean {
  if (a.id === b.id) return true;
  if (a.arxiv !== undefined && b.arxiv !== undefined) return a.arxiv === b.arxiv;
  if (a.doi !== undefined && b.doi !== undefined) return a.doi === b.doi;
  if (a.title === "" || a.title !== b.title) return false;
  return a.author === undefined || b.author === undefined || a.author === b.author;
}

// --- internal ---

/** Escapes are undone a byte at a time: an address may hold a percent sign that is none. */
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
