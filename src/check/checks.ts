/** All checks. A new one is a file of this folder and a line here. */
import { crashProblem, type NoteFile } from "../notes/read.ts";
import { byUrlId } from "../paper/id.ts";
import { characters, charactersOfOthers } from "./characters.ts";
import type {
  CheckContext, CheckedContent, Finding, FolderCheck, Given, GivenContext, NoteCheck,
} from "./check.ts"; // prettier-ignore
import { corrections } from "./corrections.ts";
import { dates } from "./dates.ts";
import { noteContents, otherContents } from "./file-contents.ts";
import { images, unusedImages } from "./images.ts";
import { lineEnds } from "./line-ends.ts";
import { links, topicsOfPapers } from "./links.ts";
import { listingDays } from "./listing-days.ts";
import { lostSigns } from "./lost-signs.ts";
import { math, mathOfPapers } from "./math.ts";
import { oneNoteAPerson } from "./one-note-a-person.ts";
import { paperExists } from "./paper-exists.ts";
import { places } from "./places.ts";
import { removed } from "./removed.ts";
import { rendering } from "./rendering.ts";
import { template } from "./template.ts";

/** A build makes these, and leaves out notes with an error. */
const NOTE_CHECKS: readonly NoteCheck[] = [
  noteContents, paperExists, links, images, math, characters, rendering,
]; // prettier-ignore
/** These compare notes with each other; notes with an error are left out before. */
const COMPARING_CHECKS: readonly NoteCheck[] = [oneNoteAPerson, corrections];

/** A pull request has to pass these, too. */
const MERGE_CHECKS: readonly NoteCheck<GivenContext>[] = [template, removed, dates];
const FOLDER_CHECKS: readonly FolderCheck<GivenContext>[] = [
  otherContents, topicsOfPapers, mathOfPapers, charactersOfOthers, lineEnds, unusedImages, places,
  listingDays, lostSigns,
]; // prettier-ignore

/** Findings in the notes, by the checks that a build makes. By file, then by line. */
export function checkNotes(content: CheckedContent): Finding[] {
  if (content.notes.length === 0) return [];
  return sorted(findInNotes(toGiven(content)));
}

/** All findings in a content folder. By file, then by line. */
export function checkAll(content: CheckedContent, context: CheckContext): Finding[] {
  const given = { ...toGiven(content), ...context };
  return sorted([
    ...findInNotes(given),
    ...MERGE_CHECKS.flatMap((check) => run(check, given)),
    ...FOLDER_CHECKS.flatMap(({ name, find }) =>
      [...find(given)].map((one): Finding => ({ level: "error", ...one, check: name })),
    ),
  ]);
}

/** What a check finds in notes. One that it crashes on has a problem, and the others are checked. */
export function run<What extends Given>(
  { name, each }: NoteCheck<What>,
  given: What,
  notes: readonly NoteFile[] = given.notes,
): Finding[] {
  const check = each(given);
  return notes.flatMap((note): Finding[] => {
    try {
      const { file } = note;
      return [...check(note)].map((one) => ({ level: "error", file, ...one, check: name }));
    } catch (error) {
      return [{ level: "error", ...crashProblem(note.file, error), check: name }];
    }
  });
}

// --- internal ---

function toGiven(content: CheckedContent): Given {
  return { ...content, byId: byUrlId(content.papers, ({ brief }) => brief) };
}

function findInNotes(given: Given): Finding[] {
  const findings = NOTE_CHECKS.flatMap((check) => run(check, given));
  for (const check of COMPARING_CHECKS) {
    const errors = findings.filter(({ level }) => level === "error");
    const refused = new Set(errors.map(({ file }) => file));
    const notes = given.notes.filter(({ file }) => !refused.has(file));
    findings.push(...run(check, given, notes));
  }
  return findings;
}

function sorted(findings: Finding[]): Finding[] {
  const key = ({ file, line = 0 }: Finding) => `${file}:${String(line).padStart(7, "0")}`;
  return findings.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
