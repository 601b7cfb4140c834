/** A paper as the reading list saves it, and the way back from a file or the browser's storage. */
import { isDate } from "../paper/is-date.ts";

/** A paper in the reading list: enough to show it, to find it and to cite it without the digest. */
export interface SavedPaper {
  /** As in the digest's URLs. */
  id: string;
  /** In plain characters. */
  title: string;
  /** The title with LaTeX between dollar signs, where it has math. */
  tex?: string;
  /** The first ones, as many as the page named. */
  authors: string[];
  /** Set where there are more authors. */
  moreAuthors?: true;
  /** The day on which the digest lists it, `YYYY-MM-DD`. */
  day?: string;
  /** The date of its first version: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  published?: string;
  arxiv?: string;
  pdf?: string;
  doi?: string;
  /** The primary category at arXiv. */
  category?: string;
  /** The journal or the proceedings. */
  venue?: string;
  /** A CSL type, where neither the venue nor an arXiv id tells it. */
  type?: string;
  /** Set where the reader has read it. */
  read?: true;
}

/** A paper, with the names of fields that were left out; or why it is invalid. */
export type Reading =
  | { paper: SavedPaper; left: string[]; problem?: undefined }
  | { paper?: undefined; left?: undefined; problem: string };

/**
 * Parses a paper of a reading list. A paper needs an id and a title; any other field that is
 * invalid is left out and named.
 */
export function asPaper(raw: unknown): Reading {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    return { problem: "not a paper" };
  const fields: Record<string, unknown> = { ...raw };
  const { id, title, authors, moreAuthors, read } = fields;
  const plain = asLine(title, 2_000);
  if (!plain) return { problem: "no title" };
  if (typeof id !== "string" || !ID.test(id)) return { problem: `“${cut(plain)}” has no valid id` };
  const left: string[] = [];
  const take = (
    name: string,
    read: (value: unknown) => string | undefined,
  ): Record<string, string> => {
    const value = fields[name];
    if (value === undefined) return {};
    const taken = read(value);
    if (taken !== undefined) return { [name]: taken };
    left.push(`${name} of “${cut(plain)}”`);
    return {};
  };
  const names = Array.isArray(authors) ? authors : [];
  const paper: SavedPaper = {
    id,
    title: plain,
    ...take("tex", (value) => asLine(value, 4_000)),
    authors: names.flatMap((name) => asLine(name, 200) ?? []).slice(0, 1_000),
    ...(moreAuthors === true && { moreAuthors }),
    ...take("day", asDay),
    ...take("published", asDate),
    ...take("arxiv", asAddress),
    ...take("pdf", asAddress),
    ...take("doi", asAddress),
    ...take("category", asName),
    ...take("venue", (value) => asLine(value, 500)),
    ...take("type", asName),
    ...(read === true && { read }),
  };
  if (authors !== undefined && paper.authors.length < names.length)
    left.push(`authors of “${cut(plain)}”`);
  return { paper, left };
}

// --- internal ---

/** Used in addresses: letters, digits, dots and hyphens, but no `..`. */
const ID = /^[a-z0-9](?!.*\.\.)[\w.-]{0,199}$/i;

/** One line without control characters and marks of text direction. */
function asLine(value: unknown, longest: number): string | undefined {
  if (typeof value !== "string") return undefined;
  const line = value
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
    .trim();
  return line && line.length <= longest ? line : undefined;
}

/** A word of a list of its own: `cs.LG`, `article-journal`. */
function asName(value: unknown): string | undefined {
  return typeof value === "string" && /^[\w.-]{1,40}$/.test(value) ? value : undefined;
}

function asDay(value: unknown): string | undefined {
  const date = asDate(value);
  return date?.length === 10 ? date : undefined;
}

function asDate(value: unknown): string | undefined {
  return typeof value === "string" && isDate(value) ? value : undefined;
}

function asAddress(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > 2_000) return undefined;
  if (/[\s"<>\\]/.test(value) || !URL.canParse(value)) return undefined;
  const { protocol, username, password } = new URL(value);
  // A user part can pose as a host: https://arxiv.org@example.com.
  return /^https?:$/.test(protocol) && !username && !password ? value : undefined;
}

function cut(title: string): string {
  return title.length > 60 ? `${title.slice(0, 60)}…` : title;
}
