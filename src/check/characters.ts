/**
 * No text hides or reorders what is read: neither as it stands in the file, nor through an escape
 * of YAML (`"\u202E"`) or a reference of HTML (`&#x202E;`).
 */
import { walk } from "../notes/parse.ts";
import type { ReadNote } from "../notes/read.ts";
import { findHidden } from "../paper/characters.ts";
import type { Check, Found } from "./check.ts";

export const characters: Check = {
  name: "characters",
  find: ({ notes }) =>
    notes.flatMap((note) => {
      const found = inText(note.text, note.file);
      return found.length > 0 ? found : inValues(note);
    }),
};

/** The same of papers and topics, whose files hold no escapes of their own. */
export const charactersOfOthers: Check = {
  name: "characters",
  find: ({ papers, topics }) =>
    [...papers, ...topics].flatMap(({ file, text }) => inText(text, file)),
};

// --- internal ---

const MEND = "Take it out: a reader doesn't see it";

/** One finding a line is enough. */
function inText(text: string, file: string): Found[] {
  const hidden = findHidden(text.replace(/^\uFEFF/, ""));
  if (hidden.length === 0) return [];
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  return lines.flatMap((line, index) => {
    const [first, ...others] = findHidden(line);
    return first === undefined
      ? []
      : [
          {
            file,
            line: index + 1,
            message: describe(first.name, others.length),
            mend: MEND,
          },
        ];
  });
}

function inValues({ file, fields, tree }: ReadNote): Found[] {
  const nodes = [...(tree ? walk(tree) : [])].map(([node]) => ({
    line: node.position?.start.line,
    value: node,
  }));
  return [{ line: 1, value: fields }, ...nodes].flatMap(({ line, value }) => {
    const [first, ...others] = stringsIn(value).flatMap(findHidden);
    return first === undefined
      ? []
      : [
          {
            file,
            line,
            message: describe(first.name, others.length),
            mend: MEND,
          },
        ];
  });
}

function describe(name: string, others: number): string {
  const more = others > 0 ? ` (and ${others} more)` : "";
  return `a character that hides or reorders text, ${name}${more}`;
}

/** The texts of a value, those of a node's children left out. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "children" || key === "position" || key === "data"
      ? []
      : stringsIn(inner),
  );
}
