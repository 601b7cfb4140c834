/**
 * No text hides or reorders what readers see, or covers what is around it: neither as it stands in
 * the file, nor through an escape of YAML (`"\u202E"`) or a reference of HTML (`&#x202E;`).
 */
import type { NoteFile } from "../notes/read.ts";
import { lineOf, walk } from "../notes/tree.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import type { Problem } from "../paper/problem.ts";
import { findHidden } from "../text/characters.ts";
import type { FolderCheck, NoteCheck } from "./check.ts";

export const characters: NoteCheck = {
  name: "characters",
  each: () => (note) => {
    const problems = [...inText(note), ...inEncoding(note)];
    return problems.length > 0 ? problems : inValues(note);
  },
};

/** The same of papers, topics and searches, in whose files escapes stand for nothing else. */
export const charactersOfOthers: FolderCheck = {
  name: "characters",
  find: ({ papers, topics, searches }) => [...papers, ...topics, ...searches].flatMap(inText),
};

// --- internal ---

/** More are reported when these are deleted. */
const MOST_LINES = 20;

/** One problem for each line with hidden characters. */
function inText({ file, text }: { file: string; text: string }): Problem[] {
  const plain = text.replace(/^\uFEFF/, "");
  if (findHidden(plain).length === 0) return [];
  return plain
    .split("\n")
    .flatMap((line, index) => hiddenIn([line], { file, line: index + 1 }))
    .slice(0, MOST_LINES);
}

/** A file in another encoding is read with a replacement character for each unknown letter. */
function* inEncoding({ file, text }: NoteFile): Generator<Problem> {
  const at = text.split("\n").findIndex((line) => line.includes("\uFFFD"));
  if (at >= 0)
    yield {
      file,
      line: at + 1,
      message: "the file isn't encoded in UTF-8",
      mend: 'Save it as "UTF-8"',
    };
}

function* inValues({ file, text, fields, tree }: NoteFile): Generator<Problem> {
  const { corrections, ...others } = fields ?? {};
  const corrected = Object.entries(corrections ?? {}).map(
    ([field, value]) => [`corrections.${field}`, value] as const,
  );
  for (const [field, value] of [...Object.entries(others), ...corrected])
    yield* problemsIn(value, { file, line: lineOfField(text, field) });
  for (const [node, parents] of walk(tree))
    yield* problemsIn(node, { file, line: lineOf(node, parents) });
}

type Place = Pick<Problem, "file" | "line">;

function* problemsIn(value: unknown, place: Place): Generator<Problem> {
  const texts = stringsIn(value);
  yield* hiddenIn(texts, place);
  const marks = texts.map((text) => STACKED_MARKS.exec(text)?.[0]).find(Boolean);
  if (marks)
    yield {
      ...place,
      message: `${marks.length} marks on one letter cover the lines around it`,
      mend: "Delete them",
    };
}

function hiddenIn(texts: readonly string[], place: Place): Problem[] {
  const [first, ...others] = texts.flatMap(findHidden);
  if (first === undefined) return [];
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  const message = `a character that hides or reorders text, ${first.name}${more}`;
  return [{ ...place, message, mend: "Delete it: readers can't see it" }];
}

/** No script needs as many; Tibetan, and Hebrew with all of its marks, have five. */
const STACKED_MARKS = /[\p{Mn}\p{Me}]{9,}/u;

/** The texts of a value, those of a node's children left out. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "children" || key === "position" || key === "data" ? [] : stringsIn(inner),
  );
}
