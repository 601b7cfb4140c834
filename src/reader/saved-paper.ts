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
  /** The day of its first version. */
  published?: string;
  arxiv?: string;
  pdf?: string;
  doi?: string;
  /** Set where the reader has read it. */
  read?: true;
}

/** What was read: a paper with what had to be left out of it, or why it is none. */
export type Reading =
  | { paper: SavedPaper; left: string[]; problem?: undefined }
  | { paper?: undefined; left?: undefined; problem: string };

/**
 * Reads a paper of a reading list, wherever it comes from. A paper needs an id and a title; any
 * other field that isn't what it should be is left out and named.
 */
export function asPaper(raw: unknown): Reading {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    return { problem: "it is no paper" };
  const fields: Record<string, unknown> = { ...raw };
  const { id, title, authors, moreAuthors, read } = fields;
  const plain = asLine(title, 2_000);
  if (!plain) return { problem: "it has no title" };
  if (typeof id !== "string" || !ID.test(id))
    return { problem: `“${cut(plain)}” has no id that could be a paper’s` };
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
    ...take("published", asDay),
    ...take("arxiv", asAddress),
    ...take("pdf", asAddress),
    ...take("doi", asAddress),
    ...(read === true && { read }),
  };
  if (authors !== undefined && paper.authors.length < names.length)
    left.push(`authors of “${cut(plain)}”`);
  return { paper, left };
}

// --- internal ---

/** Goes into an address: letters, digits, dots and hyphens, and no way up. */
const ID = /^[a-z0-9](?!.*\.\.)[\w.-]{0,199}$/i;

/** One line without characters that steer a terminal or turn the direction of a text. */
function asLine(value: unknown, longest: number): string | undefined {
  if (typeof value !== "string") return undefined;
  const line = value
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
    .trim();
  return line && line.length <= longest ? line : undefined;
}

function asDay(value: unknown): string | undefined {
  const isDay =
    typeof value === "string" && /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(value);
  return isDay ? value : undefined;
}

function asAddress(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > 2_000) return undefined;
  if (/[\s"<>\\]/.test(value) || !URL.canParse(value)) return undefined;
  return /^https?:$/.test(new URL(value).protocol) ? value : undefined;
}

function cut(title: string): string {
  return title.length > 60 ? `${title.slice(0, 60)}…` : title;
}
