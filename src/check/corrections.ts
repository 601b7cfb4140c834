/** A correction changes something, and no two notes correct one field differently. */
import { applyCorrections, correctedFields } from "../notes/corrections.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import { papersById, type Check } from "./check.ts";

export const corrections: Check = {
  name: "corrections",
  *find({ notes, papers }) {
    const known = papersById(papers);
    const first = new Map<string, { file: string; value: string }>();
    for (const { file, text, name, fields, tree } of notes) {
      const paper = name && known.get(name.paper)?.value;
      const given = fields?.corrections;
      if (!paper || !given || !tree) continue;
      const changed = new Set(applyCorrections(paper, given).corrected.map(({ field }) => field));
      for (const field of correctedFields(given)) {
        const line = lineOfField(text, `corrections.${field}`);
        if (!changed.has(field)) {
          yield {
            file,
            line,
            level: "warning",
            message: `the correction of "${field}" changes nothing: the paper has this value already`,
            mend: "Delete it",
          };
          continue;
        }
        const value = JSON.stringify(valueOf(given, field));
        const key = `${paper.id} ${field}`;
        const other = first.get(key);
        first.set(key, other ?? { file, value });
        if (other && other.value !== value)
          yield {
            file,
            line,
            message: `${other.file} corrects "${field}" to another value`,
            mend: "Agree on one value, and delete the other correction",
          };
      }
    }
  },
};

// --- internal ---

function valueOf(given: object, field: string): unknown {
  const [top, inner] = field.split(".");
  for (const [name, value] of Object.entries(given))
    if (name === top) return inner === undefined ? value : valueOf(Object(value), inner);
  return undefined;
}
