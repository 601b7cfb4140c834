/** All checks. A new one is a file of this folder and a line here. */
import { characters, charactersOfOthers } from "./characters.ts";
import type { Check, CheckContext, CheckedContent, ContextCheck, Finding } from "./check.ts";
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
import { pictures } from "./pictures.ts";
import { places } from "./places.ts";
import { removed } from "./removed.ts";
import { findSafely } from "./safely.ts";
import { template } from "./template.ts";

/** What makes a note one that is shown: the build leaves out those with an error. */
const NOTE_CHECKS: readonly Check[] = [notes, paperExists, links, images, math, characters, forms];
/** What notes may not be beside each other. A note that is left out stands beside none. */
const NEIGHBOUR_CHECKS: readonly Check[] = [oneNoteAPerson, corrections];

/** What a pull request has to pass beside it. */
const CONTENT_CHECKS: readonly Check[] = [
  papersAndTopics,
  template,
  mathOfPapers,
  charactersOfOthers,
  lineEnds,
  removed,
  pictures,
];
const CONTEXT_CHECKS: readonly ContextCheck[] = [places, dates];

/** What is wrong with the notes, by the checks that the build makes. By file, then by line. */
export function checkNotes(content: CheckedContent): Finding[] {
  const files = new Set(content.notes.map(({ file }) => file));
  return sorted(findInNotes(content)).filter(({ file }) => files.has(file));
}

/** Everything that is wrong with a content folder. By file, then by line. */
export function checkAll(content: CheckedContent, context: CheckContext): Finding[] {
  return sorted([
    ...findInNotes(content),
    ...run(CONTENT_CHECKS, content, ({ find }) => find),
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

function findInNotes(content: CheckedContent): Finding[] {
  const findings = run(NOTE_CHECKS, content, ({ find }) => find);
  for (const check of NEIGHBOUR_CHECKS) {
    const refused = new Set(
      findings.filter(({ level }) => level === "error").map(({ file }) => file),
    );
    const notes = content.notes.filter(({ file }) => !refused.has(file));
    findings.push(...run([check], { ...content, notes }, ({ find }) => find));
  }
  return findings;
}

function run<One extends Check | ContextCheck>(
  checks: readonly One[],
  content: CheckedContent,
  finderOf: (check: One) => Check["find"],
): Finding[] {
  return checks.flatMap((check) =>
    findSafely(finderOf(check), content).map((found) => ({
      level: "error" as const,
      ...found,
      check: check.name,
    })),
  );
}

function sorted(findings: Finding[]): Finding[] {
  const key = ({ file, line = 0 }: Finding) => `${file}:${String(line).padStart(7, "0")}`;
  return findings.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
