/** A correction changes something, and no two notes correct one field differently. */
import { applyCorrections, correctedFields } from "../notes/corrections.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import { papersById, type Check, type Found } from "./check.ts";

export const corrections: Check = {
  name: "corrections",
  find: ({ notes, papers }) => {
    const known = papersById(papers);
    const first = new Map<string, { file: string; value: string }>();
    return notes.flatMap(({ file, text, name, fields, tree }): Found[] => {
      const paper = name && known.get(name.paper)?.value;
      const given = fields?.corrections;
      if (!paper || !given || !tree) return [];
      const changed = new Set(applyCorrections(paper, given).corrected.map(({ field }) => field));
      return correctedFields(given).flatMap((field): Found[] => {
        const line = lineOfField(text, `corrections.${field}`);
        if (!changed.has(field))
          return [
            {
              file,
              line,
              level: "warning",
              message: `the correction of "${field}" says what the paper's file says already`,
              mend: "Take it out",
            },
          ];
        const value = JSON.stringify(valueOf(given, field));
        const key = `${paper.id} ${field}`;
        const other = first.get(key);
        first.set(key, other ?? { file, value });
        return other === undefined || other.value === value
          ? []
          : [
              {
                file,
                line,
                message: `${other.file} corrects "${field}" otherwise`,
                mend: "Agree on one, and take the other out",
              },
            ];
      });
    });
  },
};

// --- internal ---

function valueOf(given: object, field: string): unknown {
  const [top, inner] = field.split(".");
  for (const [name, value] of Object.entries(given))
    if (name === top) return inner === undefined ? value : valueOf(Object(value), inner);
  return undefined;
}
