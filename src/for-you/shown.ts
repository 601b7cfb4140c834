/** What a page shows of a ranked paper: also as the browser keeps it, for the next visit. */
import { asObject, type JsonObject } from "../text/json-object.ts";
import { statementAt } from "../text/statement.ts";
import { nameOf } from "./following.ts";
import type { KeptEntry } from "./library/kept.ts";
import type { RankedPaper } from "./newest.ts";
import type { Reason, SharedWords } from "./reasons.ts";

export interface ShownPaper {
  /** The id as in URLs. */
  id: string;
  /** The day on which it is listed. */
  day: string;
  title: string;
  byline: string;
  /** The first ones. */
  authors: readonly string[];
  excerpt: string;
  reason: ShownReason | undefined;
  /** What the reader follows, and has muted, of what it is about. */
  follows: readonly string[];
  mutes: readonly string[];
}

export interface ShownReason {
  words: readonly SharedWords[];
  authors: readonly string[];
  /** The reader's papers that share them, each once. */
  yours: readonly { title: string; id?: string | undefined }[];
}

/** An order as it was shown last. */
export interface Snapshot {
  /** The index that it was made of: `Catalogue.tag`. */
  tag: string;
  /** What the order is made of, in words. */
  heading: string;
  /** How many papers are in the order; the first ones are kept. */
  count: number;
  papers: readonly ShownPaper[];
}

/** So many words of an abstract are shown, from where it says what the paper does. */
const EXCERPT = 45;
/** So many authors are named. */
const AUTHORS = 10;

/** What is shown of a paper. */
export function toShown(
  { text, follows, mutes }: Pick<RankedPaper, "text" | "follows" | "mutes">,
  reason: Reason | undefined,
  liked: readonly KeptEntry[],
): ShownPaper {
  const { id, day, byline, words, ends } = text;
  const abstract = words.slice(ends[0], ends[1]);
  const said = abstract.slice(statementAt(abstract));
  const more = said.length > EXCERPT ? "…" : "";
  const names = words.slice(ends[1], ends[2]).join(" ").split(", ");
  return {
    id,
    day,
    title: words.slice(0, ends[0]).join(" "),
    byline,
    authors: names.filter(Boolean).slice(0, AUTHORS),
    excerpt: said.slice(0, EXCERPT).join(" ") + more,
    reason: reason && {
      words: reason.words,
      authors: reason.authors,
      yours: yoursOf(reason.liked, liked),
    },
    follows: follows.map(nameOf),
    mutes: mutes.map(nameOf),
  };
}

/** Reads a snapshot that the browser kept; undefined where it is damaged or of another version. */
export function readSnapshot(raw: unknown): Snapshot | undefined {
  const { version, tag, heading, count, papers } = asObject(raw) ?? {};
  if (version !== VERSION || typeof tag !== "string" || typeof heading !== "string")
    return undefined;
  if (typeof count !== "number" || !Array.isArray(papers)) return undefined;
  const shown = papers.flatMap((one) => readShown(one) ?? []);
  return shown.length === papers.length ? { tag, heading, count, papers: shown } : undefined;
}

/** A snapshot for the browser's storage. */
export function packSnapshot(snapshot: Snapshot): unknown {
  return { version: VERSION, ...snapshot };
}

// --- internal ---

/** Raise it when the form changes. */
const VERSION = 2;

function yoursOf(places: readonly number[], liked: readonly KeptEntry[]): ShownReason["yours"] {
  const entries = places.flatMap((at) => liked[at] ?? []);
  const each = new Map(entries.map(({ id, title }) => [id ?? title, { id, title }]));
  return [...each.values()];
}

function readShown(raw: unknown): ShownPaper | undefined {
  const { id, day, title, byline, authors, excerpt, reason, follows, mutes } = asObject(raw) ?? {};
  if (typeof id !== "string" || typeof title !== "string" || typeof byline !== "string")
    return undefined;
  if (typeof day !== "string") return undefined;
  return {
    id,
    day,
    title,
    byline,
    authors: textsOf(authors),
    excerpt: typeof excerpt === "string" ? excerpt : "",
    reason: readReason(reason),
    follows: textsOf(follows),
    mutes: textsOf(mutes),
  };
}

function readReason(raw: unknown): ShownReason | undefined {
  const record = asObject(raw);
  if (!record) return undefined;
  const { words, authors, yours } = record;
  return {
    words: objectsOf(words).flatMap(({ text, terms }) =>
      typeof text === "string" ? [{ text, terms: textsOf(terms) }] : [],
    ),
    authors: textsOf(authors),
    yours: objectsOf(yours).flatMap(({ title, id }) =>
      typeof title === "string" ? [{ title, id: typeof id === "string" ? id : undefined }] : [],
    ),
  };
}

function objectsOf(raw: unknown): JsonObject[] {
  return Array.isArray(raw) ? raw.flatMap((one): JsonObject[] => [asObject(one) ?? {}]) : [];
}

function textsOf(raw: unknown): string[] {
  return Array.isArray(raw) ? raw.filter((one) => typeof one === "string") : [];
}
