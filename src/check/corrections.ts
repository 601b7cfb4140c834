/** A correction changes something, and no two notes correct one field differently. */
import { applyCorrections, correctedFields } from "../notes/corrections.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import type { NoteCheck } from "./check.ts";

export const corrections: NoteCheck = {
  name: "corrections",
  each: ({ byId }) => {
    const first = new Map<string, { file: string; value: string }>();
    return function* ({ file, text, name, fields, tree }) {
      const paper = name && byId.get(name.paper)?.value;
      const given = fields?.corrections;
      if (!paper || !given || !tree) return;
      const changed = new Set(applyCorrections(paper, given).corrected.map(({ field }) => field));
      for (const field of correctedFields(given)) {
        const line = lineOfField(text, `corrections.${field}`);
        if (!changed.has(field)) {
          const message = `the correction of "${field}" changes nothing: the paper has this value already`;
          yield { line, level: "warning", message, mend: "Delete it" };
          continue;
        }
        const value = JSON.stringify(valueOf(given, field));
        const key = `${paper.id} ${field}`;
        const other = first.get(key);
        first.set(key, other ?? { file, value });
        if (other && other.value !== value)
          yield {
            line,
            message: `${other.file} corrects "${field}" to another value`,
            mend: "Agree on one value, and delete the other correction",
          };
      }
    };
  },
};

// --- internal ---

function valueOf(given: object, field: string): unknown {
  const [top, inner] = field.split(".");
  for (const [name, value] of Object.entries(given))
    if (name === top) return inner === undefined ? value : valueOf(Object(value), inner);
  return undefined;
}
