/** What people have added to a content folder, applied to its papers. */
import type { CheckedContent, PaperFile } from "../check/check.ts";
import { checkNotes } from "../check/checks.ts";
import { findWrongDays } from "../check/listing-days.ts";
import type { Problem } from "../paper/problem.ts";
import type { Paper } from "../paper/schema.ts";
import type { StandingSearch } from "../paper/standing-search.ts";
import type { Topic } from "../paper/topics.ts";
import { showHidden } from "../text/characters.ts";
import { compareTexts } from "../text/compare.ts";
import { applyNotes, type Note } from "./notes.ts";

/** A content folder that has papers in this form. */
export interface FolderOf<File extends PaperFile> extends CheckedContent {
  papers: readonly File[];
}

/** The papers that are shown, as their files have them, and what notes change of them. */
export interface Annotated<File extends PaperFile> {
  /** By id, without those that must not come back. */
  papers: File[];
  /** The papers that notes change, by id. */
  changed: ReadonlyMap<string, Paper>;
  /** By date, then by file. */
  notes: Note[];
  /** By slug. */
  topics: Topic[];
  /** By slug. */
  searches: StandingSearch[];
  /** What doesn't keep the site from being built: a note that is left out, and why. */
  warnings: Problem[];
}

/** Makes the build's checks, and applies the notes that pass them. */
export function annotate<File extends PaperFile>(read: FolderOf<File>): Annotated<File> {
  const findings = checkNotes(read);
  const refused = new Set(
    findings.filter(({ level }) => level === "error").map(({ file }) => file),
  );
  const shown = read.papers.filter(({ removal }) => removal === undefined);
  // Two files of one id are a problem; the last one counts.
  const papers = [...new Map(shown.map((one) => [one.brief.id, one])).values()];
  return {
    papers: papers.sort((a, b) => compareTexts(a.brief.id, b.brief.id)),
    ...applyNotes(
      papers,
      read.notes.filter(({ file }) => !refused.has(file)),
    ),
    topics: inOrder(read.topics),
    searches: inOrder(read.searches),
    warnings: [
      ...read.links,
      ...findWrongDays(read),
      ...findings.map(({ message, ...finding }) => ({
        ...finding,
        message: showHidden(finding.level === "error" ? `left out: ${message}` : message),
      })),
    ],
  };
}

// --- internal ---

/** What files hold, by slug. */
function inOrder<Value extends { slug: string }>(files: readonly { value: Value }[]): Value[] {
  return files.map(({ value }) => value).sort((a, b) => compareTexts(a.slug, b.slug));
}
