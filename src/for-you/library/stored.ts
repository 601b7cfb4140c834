/**
 * A library as JSON for the browser's storage, and back:
 *
 *     { "version": 1, "origins": [ { "name", "taken", "matched", "skipped" } ],
 *       "entries": [ { "t": title, "i"?: id, "a"?: "ada example|…", "w": "speculat decod:2 …" } ] }
 */
import { asObject } from "../../text/json-object.ts";
import type { KeptEntry, Library, Origin } from "./kept.ts";

/** Raise it when the form changes: a library of another version is asked for again. */
const VERSION = 1;

/** What was stored: a library, none, or one of another version of this site. */
export type StoredLibrary = Library | "none" | "outdated";

/** The library as JSON. */
export function packLibrary({ origins, entries }: Library): unknown {
  return { version: VERSION, origins, entries: entries.map(packEntry) };
}

/** Reads what was stored. Never throws: an entry that is damaged is left out. */
export function unpackLibrary(raw: unknown): StoredLibrary {
  const stored = asObject(raw);
  if (!stored) return "none";
  if (stored["version"] !== VERSION) return "outdated";
  return {
    origins: listOf(stored["origins"], unpackOrigin),
    entries: unpackEntries(stored["entries"]),
  };
}

/** An entry as JSON. */
export function packEntry({ title, id, authors, terms }: KeptEntry): unknown {
  const words = [...terms].map(([term, count]) => (count === 1 ? term : `${term}:${count}`));
  return {
    t: title,
    ...(id !== undefined && { i: id }),
    ...(authors.length > 0 && { a: authors.join("|") }),
    w: words.join(" "),
  };
}

/** Reads a list of what `packEntry` wrote. */
export function unpackEntries(raw: unknown): KeptEntry[] {
  return listOf(raw, unpackEntry);
}

// --- internal ---

function unpackEntry(raw: unknown): KeptEntry | undefined {
  const { t: title, i: id, a: authors, w: words } = asObject(raw) ?? {};
  if (typeof title !== "string" || typeof words !== "string") return undefined;
  const terms = words.split(" ").flatMap((word): [string, number][] => {
    const [term = "", count = "1"] = word.split(":");
    return term === "" ? [] : [[term, Math.max(1, Number(count) || 1)]];
  });
  return {
    title,
    id: typeof id === "string" && ID.test(id) ? id : undefined,
    authors: typeof authors === "string" ? authors.split("|").filter(Boolean) : [],
    terms: new Map(terms),
  };
}

/** Used in addresses. */
const ID = /^[a-z0-9](?!.*\.\.)[\w.-]{0,199}$/i;

function unpackOrigin(raw: unknown): Origin | undefined {
  const { name, taken, matched, skipped } = asObject(raw) ?? {};
  const count = (value: unknown) => (typeof value === "number" ? value : 0);
  return typeof name === "string"
    ? { name, taken: count(taken), matched: count(matched), skipped: count(skipped) }
    : undefined;
}

function listOf<Item>(raw: unknown, read: (one: unknown) => Item | undefined): Item[] {
  return Array.isArray(raw) ? raw.flatMap((one) => read(one) ?? []) : [];
}
