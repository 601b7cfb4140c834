/** A .bib file: a reading group's list becomes a day of the digest. */
import { arxivCategories } from "./arxiv-fields.ts";
import { readBibFile, type BibEntry } from "./bibtex-entries.ts";
import { findArxivId } from "./bibtex-arxiv.ts";
import { findDate } from "./bibtex-date.ts";
import { PAGE_FIELDS, readLinks } from "./bibtex-links.ts";
import { readPublication, readTitle } from "./bibtex-publication.ts";
import { dropGrouping } from "./bibtex-text.ts";
import { readNames } from "./names.ts";
import { formOf } from "./fields.ts";
import { didYouMean, nearest } from "../text/nearest.ts";
import { OptionError, SourceError, type Item, type ReadOptions, type Source } from "./source.ts";
import { shorten } from "../text/shorten.ts";

export const bibtex: Source = {
  name: "bibtex",
  summary: "a .bib file, listed under --date",
  parse: parseBibtex,
};

/**
 * Reads a .bib file. An entry with an error is skipped, named by key and line.
 *
 * @throws {SourceError} when the file is no BibTeX, or ends in the middle of an entry
 * @throws {OptionError} without `date`: a bibliography has no listing day
 */
export function parseBibtex(text: string, options: ReadOptions): Item[] {
  const { file, date } = options;
  const form = formOf(text);
  if (form !== undefined) throw refusal(file, form);
  const { entries, isBibtex, cutOff } = readBibFile(text);
  if (!isBibtex) throw refusal(file, "there is no entry such as @article{key, …} in it");
  if (cutOff)
    throw new SourceError(
      `${file}:${cutOff.line}: the file ends in the middle of entry "${shorten(cutOff.key)}". Close its braces, or save the file again. Nothing was taken from it.`,
    );
  if (date === undefined)
    throw new OptionError(
      `${file}: a bibliography doesn't say on which day its papers are listed. Pass --date, such as --date 2025-10-16.`,
    );
  const lines = new Map<string, number>();
  const told = new Set([...NAMES, ...PAGE_FIELDS]);
  const surnameFirst = writesSurnameFirst(entries);
  return entries.map((entry, index) => {
    const item = readEntry(entry, file, date, index + 1, surnameFirst);
    const before = lines.get(entry.key);
    if (before === undefined) lines.set(entry.key, entry.line);
    else if ("draft" in item && entry.key !== "")
      item.warnings?.push(`its key is also that of the entry in line ${before}`);
    for (const name of entry.fields.keys()) {
      const hint = told.has(name) || name.length < SHORT_NAME ? "" : didYouMean(name, NAMES);
      told.add(name);
      if (hint !== "" && "draft" in item)
        item.warnings?.push(`its field "${shorten(name)}" is not read${hint}`);
    }
    return item;
  });
}

// --- internal ---

function refusal(file: string, found: string): SourceError {
  return new SourceError(
    `${file}: ${found}. Expected a BibTeX file (.bib). Nothing was taken from it.`,
  );
}

/** Fields whose misspelled names are reported, once for each file. */
const NAMES = "title author abstract keywords year date eprint journal booktitle".split(" ");
/** Shorter names are similar to too many others. */
const SHORT_NAME = 5;

/** How many names are enough to tell the form of all names in a file. */
const ENOUGH_NAMES = 20;

/**
 * Whether nearly all names of the file are written `Lamp, Ada`, as reference managers do. Then
 * `Lamp Mare, Ada Bo` is one person, too.
 */
function writesSurnameFirst(entries: readonly BibEntry[]): boolean {
  const names = entries
    .map(({ fields }) => (fields.get("author") ?? "").split(/\sand\s/))
    .flatMap((list) => (list.length > 1 ? list : []));
  const inverted = names.filter((name) => name.includes(",")).length;
  return names.length >= ENOUGH_NAMES && inverted > names.length * 0.9;
}

/** Kinds with a single author: a comma in the name doesn't separate two people. */
const OF_ONE = /thesis/;

function readEntry(
  entry: BibEntry,
  file: string,
  date: string,
  rank: number,
  surnameFirst: boolean,
): Item {
  const { line, key, kind, fields, problem } = entry;
  const place = `${file}:${line}: entry "${shorten(key)}"`;
  if (problem !== undefined) return { place, skipped: problem };
  const text = (name: string) => {
    const value = fields.get(name);
    return value === undefined ? undefined : dropGrouping(value);
  };
  const title = readTitle(entry);
  if (title.trim() === "") {
    const slip = [...fields.keys()].find((name) => name !== "title" && nearest(name, ["title"]));
    const hint = slip === undefined ? "" : `; is the field "${shorten(slip)}" meant?`;
    return { place, skipped: `it has no title${hint}` };
  }
  const warnings = [...entry.warnings];
  const id = findArxivId(fields);
  const isOne = surnameFirst || OF_ONE.test(kind);
  return {
    place: `${place} ("${shorten(title)}")`,
    draft: {
      id,
      title,
      abstract: text("abstract") ?? "",
      day: date,
      source: "bibtex",
      published: findDate(fields, warnings),
      ...readPublication(entry, id !== undefined),
      rank,
      ...readNames(fields.get("author") ?? "", warnings, isOne ? "person" : "either"),
      organization: readCollaboration(text("collaboration")),
      categories: readCategories(fields),
      keywords: (text("keywords") ?? "").split(/[,;]/).map((word) => word.trim()),
      links: readLinks(fields, warnings),
    },
    warnings,
  };
}

/** `ATLAS`, as databases of physics write it, is the ATLAS Collaboration. */
function readCollaboration(name: string | undefined): string | undefined {
  return name === undefined || /[,;]|collab|team|group|consorti/i.test(name)
    ? name
    : `${name} Collaboration`;
}

/** The classes of `primaryclass`, or biblatex's `eprintclass`: `cs.LG`, or several. */
function readCategories(fields: BibEntry["fields"]): string[] {
  const named = fields.get("primaryclass") ?? fields.get("eprintclass") ?? "";
  return arxivCategories(named.split(/[\s,;]+/));
}
