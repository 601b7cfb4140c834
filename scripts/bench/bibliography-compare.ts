/** One .bib file read twice: what is the same, and what differs. */
import { readFileSync } from "node:fs";
import { readFiles } from "../../src/ingest/input.ts";
import { finishDraft } from "../../src/paper/finish-draft.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { bibtex } from "../../src/sources/bibtex.ts";
import { plainText } from "../../src/text/math.ts";
import type { ReadReference, ReferenceEntry } from "./bibliography-reference.ts";

/** In the order in which they are printed. */
export const KINDS = [
  "skipped here",
  "skipped there",
  "year",
  "title",
  "title with math",
  "title: quotes alone",
  "authors",
  "DOI",
  "arXiv id",
] as const;

/** A value that differs. */
export interface Difference {
  kind: (typeof KINDS)[number];
  file: string;
  line: number;
  key: string;
  ours: string;
  reference: string;
}

/** How many entries of a file are the same, of how many. */
export interface Counts {
  file: string;
  entries: number;
  kept: number;
  skipped: number;
  compared: number;
  titles: number;
  authors: number;
  years: number;
  yearsKept: number;
  dois: number;
  doisKept: number;
  arxivIds: number;
  arxivIdsKept: number;
}

/** Reads a file by both parsers. Entries are matched by the line of their `@`. */
export async function compareFile(
  file: string,
  readReference: ReadReference,
): Promise<{ counts: Counts; differences: Difference[] }> {
  const { papers, skipped } = await readOurs(file);
  const reference = new Map(
    readReference(readFileSync(file, "utf8")).map((entry) => [entry.line, entry]),
  );
  const differences: Difference[] = [];
  const counts: Counts = {
    file,
    entries: papers.size + skipped.size,
    kept: papers.size,
    skipped: skipped.size,
    compared: 0,
    titles: 0,
    authors: 0,
    years: 0,
    yearsKept: 0,
    dois: 0,
    doisKept: 0,
    arxivIds: 0,
    arxivIdsKept: 0,
  };
  for (const [line, reason] of skipped)
    differences.push({
      kind: "skipped here",
      file,
      line,
      key: reference.get(line)?.key ?? "",
      ours: reason,
      reference: reference.get(line)?.title ?? "",
    });
  for (const [line, paper] of papers) {
    const entry = reference.get(line);
    const note = (kind: Difference["kind"], ours: string, there: string) =>
      differences.push({ kind, file, line, key: entry?.key ?? "", ours, reference: there });
    if (entry === undefined) note("skipped there", paper.title, "");
    else compareEntry(paper, entry, counts, note);
  }
  for (const [line, { key, title }] of reference)
    if (!papers.has(line) && !skipped.has(line))
      differences.push({ kind: "skipped here", file, line, key, ours: "", reference: title });
  return { counts, differences };
}

// --- internal ---

function compareEntry(
  paper: Paper,
  entry: ReferenceEntry,
  counts: Counts,
  note: (kind: Difference["kind"], ours: string, reference: string) => void,
): void {
  counts.compared += 1;
  const title = plainText(paper.title);
  if (normal(title) === normal(entry.title)) counts.titles += 1;
  else if (unquoted(title) === unquoted(entry.title))
    note("title: quotes alone", title, entry.title);
  else note(paper.title.includes("$") ? "title with math" : "title", title, entry.title);
  const [ours, there] = [paper.authors, entry.authors].map((names) => names.join("; "));
  if (normal(ours ?? "") === normal(there ?? "")) counts.authors += 1;
  else note("authors", ours ?? "", there ?? "");
  if (entry.year !== undefined) {
    counts.years += 1;
    if (paper.published?.slice(0, 4) === entry.year) counts.yearsKept += 1;
    else note("year", paper.published ?? "", entry.year);
  }
  const doi = doiOf(entry.doi);
  if (doi !== undefined) {
    counts.dois += 1;
    const isSame = doi === doiOf(paper.links.doi) || doi === `10.48550/arxiv.${paper.id}`;
    if (isSame) counts.doisKept += 1;
    else note("DOI", paper.links.doi ?? "", entry.doi ?? "");
  }
  if (entry.arxivIds.length > 0) {
    counts.arxivIds += 1;
    if (entry.arxivIds.includes(paper.id)) counts.arxivIdsKept += 1;
    else note("arXiv id", paper.id, entry.arxivIds.join(" "));
  }
}

async function readOurs(
  file: string,
): Promise<{ papers: Map<number, Paper>; skipped: Map<number, string> }> {
  const papers = new Map<number, Paper>();
  const skipped = new Map<number, string>();
  for await (const { items, error } of readFiles(bibtex, [file], "2025-10-16")) {
    if (error !== undefined) skipped.set(0, error);
    for (const item of items) {
      const line = Number(/^:(\d+):/.exec(item.place.slice(file.length))?.[1]);
      if ("skipped" in item) {
        skipped.set(line, item.skipped);
        continue;
      }
      const finished = finishDraft(item.draft);
      if (finished.paper) papers.set(line, finished.paper);
      else skipped.set(line, finished.reason);
    }
  }
  return { papers, skipped };
}

/**
 * A text without the reference's tags, with one kind of space and one of dash, and with raised and
 * lowered digits as plain digits.
 */
function normal(text: string): string {
  return (
    text
      .replace(/<\/?(?:i|b|sup|sub|span|em|strong|sc|br)\b[^<>]*>/g, "")
      .replace(/[\u00B2\u00B3\u00B9\u2070-\u209C]/g, (sign) => sign.normalize("NFKC"))
      // The reference writes a dotless i under an accent.
      .replace(/ı(?=\p{M})/gu, "i")
      .normalize("NFC")
      .replace(/[\u2010-\u2015\u2212]|-+/g, "-")
      .replace(/[\s\u00A0]+/g, " ")
      .trim()
  );
}

function unquoted(text: string): string {
  return normal(text).replace(/['"`\u2018-\u201F]/g, "");
}

function doiOf(text: string | undefined): string | undefined {
  return /10\.\d{4,9}\/\S+/.exec(decodeURIComponent(text ?? ""))?.[0].toLowerCase();
}
