/** One note's trouble is nobody else's. */
import { couldNotRead } from "../notes/read.ts";
import type { CheckedContent, Found } from "./check.ts";

/**
 * What a check finds. Where it fails on a note, by a defect of its own, that is a finding of the
 * note, and the others are checked without it.
 *
 * @throws what the check throws, when it fails without a note's fault
 */
export function findSafely(
  find: (content: CheckedContent) => Found[],
  content: CheckedContent,
): Found[] {
  try {
    return find(content);
  } catch (error) {
    const faults = content.notes.flatMap((note) => {
      const fault = faultOf(() => find({ ...content, notes: [note] }));
      return fault ? [{ note, fault }] : [];
    });
    if (faults.length === 0) throw error;
    const bad = new Set(faults.map(({ note }) => note));
    const notes = content.notes.filter((note) => !bad.has(note));
    return [
      ...faults.map(({ note, fault }) => couldNotRead(note.file, fault.error)),
      ...findSafely(find, { ...content, notes }),
    ];
  }
}

// --- internal ---

function faultOf(work: () => unknown): { error: unknown } | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return { error };
  }
}
