/** All checks. A new one is a file of this folder and a line here. */
import { characters, charactersOfOthers } from "./characters.ts";
import type {
  Check,
  CheckContext,
  CheckedContent,
  ContextCheck,
  Finding,
} from "./check.ts";
import { corrections } from "./corrections.ts";
import { dates } from "./dates.ts";
import { forms } from "./forms.ts";
import { images } from "./images.ts";
import { lineEnds } from "./line-ends.ts";
import { links } from "./links.ts";
import { math, mathOfPapers } from "./math.ts";
import { notes } from "./notes.ts";
import { oneNoteAPerson } from "./one-note-a-person.ts";
import { paperExists } from "./paper-exists.ts";
import { papersAndTopics } from "./papers-and-topics.ts";
import { places } from "./places.ts";
import { findSafely } from "./safely.ts";
import { template } from "./template.ts";

/** What makes a note one that is shown: the build leaves out those with an error. */
export const NOTE_CHECKS: readonly Check[] = [
  notes,
  paperExists,
  oneNoteAPerson,
  links,
  images,
  math,
  corrections,
  characters,
  forms,
];

/** What a pull request has to pass beside it. */
const CONTENT_CHECKS: readonly Check[] = [
  papersAndTopics,
  template,
  mathOfPapers,
  charactersOfOthers,
  lineEnds,
];
const CONTEXT_CHECKS: readonly ContextCheck[] = [places, dates];

/** What is wrong with the notes, by the checks that the build makes. By file, then by line. */
export function checkNotes(content: CheckedContent): Finding[] {
  const files = new Set(content.notes.map(({ file }) => file));
  return run(NOTE_CHECKS, content, ({ find }) => find).filter(({ file }) =>
    files.has(file),
  );
}

/** Everything that is wrong with a content folder. By file, then by line. */
export function checkAll(
  content: CheckedContent,
  context: CheckContext,
): Finding[] {
  return sorted([
    ...run([...NOTE_CHECKS, ...CONTENT_CHECKS], content, ({ find }) => find),
    ...run(
      CONTEXT_CHECKS,
      content,
      ({ find }) =>
        (part) =>
          find(part, context),
    ),
  ]);
}

// --- internal ---

function run<One extends Check | ContextCheck>(
  checks: readonly One[],
  content: CheckedContent,
  finderOf: (check: One) => Check["find"],
): Finding[] {
  return sorted(
    checks.flatMap((check) =>
      findSafely(finderOf(check), content).map((found) => ({
        level: "error" as const,
        ...found,
        check: check.name,
      })),
    ),
  );
}

function sorted(findings: Finding[]): Finding[] {
  const key = ({ file, line = 0 }: Finding) =>
    `${file}:${String(line).padStart(7, "0")}`;
  return findings.toSorted((a, b) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0,
  );
}
