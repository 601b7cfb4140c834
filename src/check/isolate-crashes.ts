/** If a check crashes on one note, report it and check the rest. */
import { crashProblem } from "../notes/read.ts";
import type { Problem } from "../paper/problem.ts";
import type { Check, CheckedContent, Warning } from "./check.ts";

/**
 * What a check finds. Where it crashes on a note, that is a problem of the note, and the others
 * are checked without it.
 *
 * @throws what the check throws, when no single note makes it crash
 */
export function isolateCrashes(
  find: Check["find"],
  content: CheckedContent,
): (Problem | Warning)[] {
  try {
    return [...find(content)];
  } catch (error) {
    const crashes = new Map(
      content.notes.flatMap((note) => {
        const crash = crashOf(() => [...find({ ...content, notes: [note] })]);
        return crash ? [[note, crashProblem(note.file, crash.error)] as const] : [];
      }),
    );
    if (crashes.size === 0) throw error;
    const notes = content.notes.filter((note) => !crashes.has(note));
    return [...crashes.values(), ...isolateCrashes(find, { ...content, notes })];
  }
}

// --- internal ---

function crashOf(work: () => unknown): { error: unknown } | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return { error };
  }
}
