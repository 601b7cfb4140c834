/** A note's file → its frontmatter and its tree, with everything that is wrong with it by itself. */
import type { Root } from "mdast";
import { z } from "zod";
import { readFrontmatter, type Parsed } from "../paper/frontmatter.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";
import { findForbidden } from "./allowed.ts";
import { correctionsSchema } from "./corrections.ts";
import { parseNoteText } from "./parse.ts";
import { noteSchema, parseNoteName, type NoteFields, type NoteName } from "./schema.ts";

/** A note as its file has it. With a problem, it is shown nowhere. */
export interface ReadNote {
  /** The path as the user knows it. */
  file: string;
  /** The file's name without its ending. */
  stem: string;
  /** The file's text; of one that is longer than a note may be, the beginning. */
  text: string;
  /** Whose note it is; undefined where the file's name doesn't tell. */
  name: NoteName | undefined;
  fields: NoteFields | undefined;
  tree: Root | undefined;
  problems: Problem[];
}

/** What is said of a note on which the program itself fails: a defect of ours, and no one else's note is worse for it. */
export function couldNotRead(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    file,
    line: 1,
    message: `the note can't be read: ${reason.split("\n")[0]}`,
    mend: "This is a defect of the check: please report it with the file. The note is left out, and everything else is built",
  };
}

/** The longest note, in characters: about seven pages of a book. */
export const LONGEST_NOTE = 20_000;
/** The longest file: its frontmatter may correct an abstract and name a thousand authors. */
const LONGEST_FILE = 60_000;

/**
 * Reads a note. It never throws: whatever the text is, its problems say what is wrong, where and
 * how to mend it, and nothing of it is run.
 */
export function readNote(text: string, file: string): ReadNote {
  const stem = file.replace(/^.*\//, "").replace(/\.mdx$/, "");
  const name = parseNoteName(stem);
  const note: ReadNote = {
    file,
    stem,
    text: text.slice(0, LONGEST_FILE),
    name,
    fields: undefined,
    tree: undefined,
    problems: [],
  };
  if (name === undefined) note.problems.push({ file, ...BAD_NAME });
  if (text.length > LONGEST_FILE) {
    note.problems.push({ file, line: 1, ...tooLong(text.length) });
    return note;
  }
  try {
    const parsed = cut(note);
    if (parsed) readBody(parsed, note);
  } catch (error) {
    note.problems.push(couldNotRead(file, error));
  }
  note.problems = withoutMany(note.problems).map((one) => ({
    ...one,
    message: shorten(one.message),
  }));
  return note;
}

// --- internal ---

/** Whoever has more to mend begins with these. */
const MOST_PROBLEMS = 20;

/** A message may hold what somebody wrote, such as a field's name. */
const LONGEST_MESSAGE = 300;

function shorten(message: string): string {
  return message.length > LONGEST_MESSAGE
    ? `${message.slice(0, LONGEST_MESSAGE).replace(/\p{Cs}$/u, "")}…`
    : message;
}

function withoutMany(problems: Problem[]): Problem[] {
  const last = problems[MOST_PROBLEMS - 1];
  if (last === undefined || problems.length === MOST_PROBLEMS) return problems;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    {
      ...last,
      message: "there are more problems in this note",
      mend: "Mend those before, and check again",
    },
  ];
}

const ANYTHING = z.unknown();

const BAD_NAME = {
  line: 1,
  message:
    "a note is named after its paper: <paper-id>.mdx, or <paper-id>.<name>.mdx for a second person's",
  mend: "Rename the file; the id is the last part of the paper's address, and a name has a-z, 0-9 and hyphens alone",
};

function tooLong(length: number) {
  return {
    message: `the note has ${length} characters; a note has at most ${LONGEST_NOTE}`,
    mend: "Say less, or publish it elsewhere and link to it",
  };
}

function mendOf({ message, line }: Problem, text: string): string {
  if (message.includes("duplicated")) return "Keep one of the two";
  if (message.includes("no valid YAML") && !message.includes("starts with a tab"))
    return mendYaml(text.split("\n")[(line ?? 0) - 1] ?? "");
  if (message.startsWith("date:"))
    return 'Write the day of writing, year first and in straight quotes, such as "2025-10-16"';
  const fields = (schema: z.ZodObject) => Object.keys(schema.shape).join(", ");
  if (/\bcorrections\./.test(message))
    return `What a note may correct: ${fields(correctionsSchema)}; each as in the paper's own file`;
  return `The fields of a note are ${fields(noteSchema)}; CONTRIBUTING.md shows them filled in`;
}

/** YAML's own messages say little to who has never heard of it; nearly always quotes are missing. */
function mendYaml(line: string): string {
  const [, field, value] = /^\s*([\w-]+):\s+(.*\S)/.exec(line) ?? [];
  return field && value && !value.includes('"') && NEEDS_QUOTES.test(value)
    ? `Put the value in quotes: ${field}: "${value}"`
    : "Each field is a line of its own: its name, a colon, a space, its value. A value with a colon or a quotation mark in it, or with a sign before it, takes quotes";
}

const NEEDS_QUOTES = /:(?:\s|$)|\s#|^[^\p{L}\p{N}]/u;

function cut(note: ReadNote): Parsed<unknown> | undefined {
  try {
    const parsed = readFrontmatter(note.text, note.file, noteSchema);
    note.fields = parsed.data;
    return parsed;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    note.problems.push(
      ...error.problems.map((one) => ({
        ...one,
        line: one.line ?? 1,
        mend: mendOf(one, note.text),
      })),
    );
  }
  // What the text holds is worth knowing also where the frontmatter is wrong.
  try {
    return readFrontmatter(note.text, note.file, ANYTHING);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return undefined;
  }
}

function readBody({ body, line }: Parsed<unknown>, note: ReadNote): void {
  const { file } = note;
  if (body === "") {
    note.problems.push({
      file,
      line: note.text.trimEnd().split("\n").length,
      message: "the note has no text",
      mend: "Write a sentence or two below the frontmatter",
    });
    return;
  }
  if (body.length > LONGEST_NOTE) {
    note.problems.push({ file, line, ...tooLong(body.length) });
    return;
  }
  const { tree, found } = parseNoteText(body, line);
  const all = tree ? findForbidden(tree) : [found];
  note.problems.push(...all.map((one) => ({ file, ...one })));
  // A tree with something forbidden in it goes no further than here.
  if (tree && all.length === 0) note.tree = tree;
}
