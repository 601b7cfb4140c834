/** What kind of publication a .bib entry is, and in which journal or proceedings it appeared. */
import kinds from "@citation-js/plugin-bibtex/lib/mapping/biblatexTypes.json" with { type: "json" };
import type { BibEntry } from "./bibtex-entries.ts";
import { dropGrouping } from "./bibtex-text.ts";

/**
 * The CSL type of an entry's kind and the name of its journal, proceedings or collection; of a
 * thesis the school, of a report the institution, of a book the publisher. arXiv, which stands in
 * any of these fields, is no venue: a paper that has no other is a preprint.
 */
export function readPublication(
  { kind, fields }: Pick<BibEntry, "kind" | "fields">,
  isOnArxiv: boolean,
): { type: string | undefined; venue: string | undefined } {
  const type = TYPES.get(kind);
  const named = [...VENUES, ...(OWN_VENUES[type ?? ""] ?? [])]
    .map((name) => dropGrouping(fields.get(name) ?? "").trim())
    .filter(Boolean);
  const venue = named.find((name) => !ARXIV.test(name));
  const isPreprint =
    (PREPRINTS.has(kind) && venue === undefined && (isOnArxiv || named.length > 0)) ||
    /preprint/i.test(fields.get("type") ?? "");
  return { type: isPreprint ? "preprint" : type, venue };
}

// --- internal ---

/** Without `@misc`, which may be anything. */
const TYPES = new Map(Object.entries(kinds.source).filter(([kind]) => kind !== "misc"));

/** Kinds under which preprints are entered. */
const PREPRINTS = new Set(["article", "misc", "online", "electronic", "unpublished"]);

const VENUES = ["journal", "journaltitle", "booktitle", "eventtitle"];
const OWN_VENUES: Record<string, readonly string[]> = {
  thesis: ["school", "institution"],
  report: ["institution", "organization"],
  book: ["publisher"],
};

const ARXIV = /^(?:arxiv\b|corr$)/i;
