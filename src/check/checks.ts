/** All checks. A new one is a file of this folder and a line here. */
import { characters, charactersOfOthers } from "./characters.ts";
import type { Check, CheckContext, CheckedContent, ContextCheck, Finding } from "./check.ts";
import { corrections } from "./corrections.ts";
import { dates } from "./dates.ts";
import { noteContents, otherContents } from "./file-contents.ts";
import { images, unusedImages } from "./images.ts";
import { isolateCrashes } from "./isolate-crashes.ts";
import { lineEnds } from "./line-ends.ts";
import { links } from "./links.ts";
import { math, mathOfPapers } from "./math.ts";
import { oneNoteAPerson } from "./one-note-a-person.ts";
import { paperExists } from "./paper-exists.ts";
import { places } from "./places.ts";
import { removed } from "./removed.ts";
import { rendering } from "./rendering.ts";
import { template } from "./template.ts";

/** A build makes these, and leaves out notes with an error. */
const NOTE_CHECKS: readonly Check[] = [
  noteContents, paperExists, links, images, math, characters, rendering,
]; // prettier-ignore
/** These compare notes with each other; notes with an error are left out before. */
const COMPARING_CHECKS: readonly Check[] = [oneNoteAPerson, corrections];

/** A pull request has to pass these, too. */
const CONTENT_CHECKS: readonly Check[] = [
  otherContents, template, mathOfPapers, charactersOfOthers, lineEnds, removed, unusedImages,
]; // prettier-ignore
const CONTEXT_CHECKS: readonly ContextCheck[] = [places, dates];

/** Findings in the notes, by the checks that a build makes. By file, then by line. */
export function checkNotes(content: CheckedContent): Finding[] {
  const files = new Set(content.notes.map(({ file }) => file));
  return sorted(findInNotes(content)).filter(({ file }) => files.has(file));
}

/** All findings in a content folder. By file, then by line. */
export function checkAll(content: CheckedContent, context: CheckContext): Finding[] {
  const contextChecks = CONTEXT_CHECKS.map(({ name, find }) => ({
    name,
    find: (part: CheckedContent) => find(part, context),
  }));
  return sorted([
    ...findInNotes(content),
    ...run(CONTENT_CHECKS, content),
    ...run(contextChecks, content),
  ]);
}

// --- internal ---

function findInNotes(content: CheckedContent): Finding[] {
  const findings = run(NOTE_CHECKS, content);
  for (const check of COMPARING_CHECKS) {
    const errors = findings.filter(({ level }) => level === "error");
    const refused = new Set(errors.map(({ file }) => file));
    const notes = content.notes.filter(({ file }) => !refused.has(file));
    findings.push(...run([check], { ...content, notes }));
  }
  return findings;
}

function run(checks: readonly Check[], content: CheckedContent): Finding[] {
  return checks.flatMap((check) =>
    isolateCrashes(check.find, content).map((problem) => ({
      level: "error" as const,
      ...problem,
      check: check.name,
    })),
  );
}

function sorted(findings: Finding[]): Finding[] {
  const key = ({ file, line = 0 }: Finding) => `${file}:${String(line).padStart(7, "0")}`;
  return findings.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
