/**
 * No text hides or reorders what is read, or covers what is around it: neither as it stands in the
 * file, nor through an escape of YAML (`"\u202E"`) or a reference of HTML (`&#x202E;`).
 */
import { lineOf, walk } from "../notes/parse.ts";
import type { ReadNote } from "../notes/read.ts";
import { findHidden } from "../text/characters.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import { type Check, type Found } from "./check.ts";

export const characters: Check = {
  name: "characters",
  find: ({ notes }) =>
    notes.flatMap((note) => {
      const found = [...inText(note.text, note.file), ...inBytes(note)];
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

/** Whoever has more hidden characters finds the others when these are gone. */
const MOST_LINES = 20;

/** One finding a line is enough. */
function inText(text: string, file: string): Found[] {
  const hidden = findHidden(text.replace(/^\uFEFF/, ""));
  if (hidden.length === 0) return [];
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  const found = lines.flatMap((line, index) => {
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
  return found.slice(0, MOST_LINES);
}

/** A file in another encoding is read with a sign in place of each letter that isn't known. */
function inBytes({ file, text }: ReadNote): Found[] {
  const at = text.split("\n").findIndex((line) => line.includes("\uFFFD"));
  return at < 0
    ? []
    : [
        {
          file,
          line: at + 1,
          message: "a letter can't be read: the file isn't UTF-8",
          mend: 'Save it as "UTF-8"',
        },
      ];
}

function inValues({ file, text, fields, tree }: ReadNote): Found[] {
  const { corrections, ...others } = fields ?? {};
  const values = [
    ...Object.entries(others),
    ...Object.entries(corrections ?? {}).map(
      ([field, value]) => [`corrections.${field}`, value] as const,
    ),
  ].map(([field, value]) => ({ line: lineOfField(text, field), value }));
  const nodes = [...(tree ? walk(tree) : [])].map(([node, parents]) => ({
    line: lineOf(node, parents),
    value: node,
  }));
  return [...values, ...nodes].flatMap(({ line, value }) =>
    faultsOf(stringsIn(value)).map((fault) => ({ file, line, ...fault })),
  );
}

function faultsOf(texts: readonly string[]): { message: string; mend: string }[] {
  const [first, ...others] = texts.flatMap(findHidden);
  const tower = texts.map((text) => TOWER.exec(text)?.[0]).find(Boolean);
  return [
    ...(first ? [{ message: describe(first.name, others.length), mend: MEND }] : []),
    ...(tower
      ? [
          {
            message: `${tower.length} marks stand on one letter, over the lines around it`,
            mend: "Take them out",
          },
        ]
      : []),
  ];
}

/** No script of the world needs as many; Tibetan and Hebrew with all of its signs have five. */
const TOWER = /[\p{Mn}\p{Me}]{9,}/u;

function describe(name: string, others: number): string {
  const more = others > 0 ? ` (and ${others} more)` : "";
  return `a character that hides or reorders text, ${name}${more}`;
}

/** The texts of a value, those of a node's children left out. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "children" || key === "position" || key === "data" ? [] : stringsIn(inner),
  );
}
