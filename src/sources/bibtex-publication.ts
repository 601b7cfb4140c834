/** The title of a .bib entry, its kind of publication, and the journal or proceedings that has it. */
import type { CslType } from "../paper/csl-types.ts";
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
    .map((name) => withSubtitle(fields, name, SUBTITLES[name] ?? ""))
    .filter((name) => name !== "" && !ADDRESS.test(name));
  const own = VOLUMES.test(kind) ? readTitle({ kind, fields }) : undefined;
  const venue = named.find((name) => !ARXIV.test(name) && name !== own);
  const isPreprint =
    (PREPRINTS.has(kind) && venue === undefined && (isOnArxiv || named.length > 0)) ||
    /preprint/i.test(fields.get("type") ?? "");
  return { type: isPreprint ? "preprint" : type, venue };
}

/**
 * An entry's title with its subtitle behind a colon and an addition behind a full stop, empty where
 * there is none. A volume may have only the title of the whole work, or have its own as `booktitle`.
 */
export function readTitle({ kind, fields }: Pick<BibEntry, "kind" | "fields">): string {
  const title =
    withSubtitle(fields, "title", "subtitle") ||
    withSubtitle(fields, "maintitle", "mainsubtitle") ||
    (VOLUMES.test(kind) ? withSubtitle(fields, "booktitle", "booksubtitle") : "");
  return join(title, ".", textOf(fields, "titleaddon"));
}

// --- internal ---

function textOf(fields: BibEntry["fields"], name: string): string {
  return dropGrouping(fields.get(name) ?? "").trim();
}

function withSubtitle(fields: BibEntry["fields"], name: string, below: string): string {
  return join(textOf(fields, name), ":", textOf(fields, below));
}

/** Two parts of a title with a sign between them, unless the first one ends in such a sign. */
function join(first: string, sign: string, second: string): string {
  if (first === "" || second === "" || first.includes(second)) return first;
  return `${first}${/[.:;?!–—-]$/.test(first) ? "" : sign} ${second}`;
}

/** The kinds of BibTeX and biblatex by their CSL types. `@misc` may be anything. */
const KINDS: Partial<Record<CslType, string>> = {
  "article-journal": "article suppperiodical",
  book: "book mvbook bookinbook booklet collection mvcollection proceedings mvproceedings reference mvreference",
  chapter: "inbook incollection suppbook suppcollection",
  dataset: "dataset",
  entry: "inreference",
  figure: "image",
  graphic: "artwork",
  legal_case: "jurisdiction",
  legislation: "legislation",
  manuscript: "unpublished",
  motion_picture: "movie video",
  musical_score: "music",
  "paper-conference": "inproceedings conference",
  patent: "patent",
  performance: "performance",
  periodical: "periodical",
  personal_communication: "letter",
  report: "report techreport manual",
  review: "review",
  software: "software",
  song: "audio",
  standard: "standard",
  thesis: "thesis phdthesis mastersthesis",
  treaty: "legal",
  webpage: "online electronic www",
};

const TYPES = new Map(
  Object.entries(KINDS).flatMap(([type, kinds]) =>
    kinds.split(" ").map((kind): [string, string] => [kind, type]),
  ),
);

/** Kinds of whole volumes, and of parts that may be a volume of a work. */
const VOLUMES = /^(?:in|mv|supp)?book$|^(?:mv)?(?:collection|proceedings|reference)$/;

/** Kinds under which preprints are entered. */
const PREPRINTS = new Set(["article", "misc", "online", "electronic", "unpublished"]);

const VENUES = ["journal", "journaltitle", "booktitle", "shortjournal", "eventtitle"];
const SUBTITLES: Record<string, string> = {
  journal: "journalsubtitle",
  journaltitle: "journalsubtitle",
  booktitle: "booksubtitle",
};
const OWN_VENUES: Record<string, readonly string[]> = {
  thesis: ["school", "institution"],
  report: ["institution", "organization"],
  book: ["publisher"],
};

const ARXIV = /^(?:arxiv\b|corr$)/i;

/** Some write the address of a page as its journal; it is among the links. */
const ADDRESS = /^(?:\\url\b|https?:|www\.)/i;
