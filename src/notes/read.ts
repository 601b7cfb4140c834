/** A note's file → its frontmatter and its tree, with all problems of the file by itself. */
import type { Root } from "mdast";
import { z } from "zod";
import { stemOf } from "../paper/content-folder.ts";
import { readFrontmatter, type Parsed } from "../paper/frontmatter.ts";
import { ProblemError, type Problem, type ProblemText } from "../paper/problem.ts";
import { checkTree } from "./allowed.ts";
import { correctionsSchema } from "./corrections.ts";
import { parseNoteText } from "./parse.ts";
import { noteSchema, parseNoteName, type NoteFields, type NoteName } from "./schema.ts";

/** A note's file as it was read. With a problem, the note isn't shown. */
export interface NoteFile {
  /** The path as the user knows it. */
  file: string;
  /** The file's name without its ending. */
  stem: string;
  /** The file's text; of one that is longer than a note may be, the beginning. */
  text: string;
  /** The paper, and the person of a second note; undefined where the file's name has another form. */
  name: NoteName | undefined;
  fields: NoteFields | undefined;
  tree: Root | undefined;
  problems: Problem[];
}

/** The problem of a note on which the program itself crashed. */
export function crashProblem(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    file,
    line: 1,
    message: `the note can't be read: ${reason.split("\n")[0]}`,
    mend: "This is a bug in the check: please report it with the file. The note is left out; everything else is built",
  };
}

/** The longest note, in characters: about seven pages of a book. */
const LONGEST_NOTE = 20_000;
/** The longest file: its frontmatter may correct an abstract and name a thousand authors. */
const LONGEST_FILE = 60_000;

/**
 * Reads a note. It never throws: whatever the text is, its problems say what is wrong, where and
 * what to do, and nothing of it is run.
 */
export function readNote(text: string, file: string): NoteFile {
  const stem = stemOf(file);
  const note: NoteFile = {
    file,
    stem,
    text: text.slice(0, LONGEST_FILE),
    name: parseNoteName(stem),
    fields: undefined,
    tree: undefined,
    problems: [],
  };
  if (note.name === undefined) note.problems.push({ file, ...BAD_NAME });
  if (text.length > LONGEST_FILE) note.problems.push({ file, line: 1, ...tooLong(text.length) });
  else
    try {
      const parsed = readFields(note);
      if (parsed) readBody(parsed, note);
    } catch (error) {
      note.problems.push(crashProblem(file, error));
    }
  note.problems = limited(note.problems);
  return note;
}

// --- internal ---

/** More are reported when these are solved. */
const MOST_PROBLEMS = 20;

/** A message may quote the note, such as a field's name. */
const LONGEST_MESSAGE = 300;

function limited(problems: Problem[]): Problem[] {
  const kept = problems.slice(0, MOST_PROBLEMS);
  const last = kept.at(-1);
  if (last && problems.length > MOST_PROBLEMS)
    kept.push({
      ...last,
      message: "there are more problems in this note",
      mend: "Solve those above, then check again",
    });
  return kept.map((one) => ({ ...one, message: shorten(one.message) }));
}

function shorten(message: string): string {
  return message.length > LONGEST_MESSAGE
    ? `${message.slice(0, LONGEST_MESSAGE).replace(/\p{Cs}$/u, "")}…`
    : message;
}

const ANYTHING = z.unknown();

const BAD_NAME = {
  line: 1,
  message:
    "a note is named after its paper: <paper-id>.mdx, or <paper-id>.<name>.mdx for a second person's",
  mend: "Rename the file; the id is the last part of the paper's address, and a name may contain only a-z, 0-9 and hyphens",
};

function tooLong(length: number): ProblemText {
  return {
    message: `the note has ${length} characters; a note has at most ${LONGEST_NOTE}`,
    mend: "Shorten it, or publish it elsewhere and link to it",
  };
}

function mendOf({ message, line }: Problem, text: string): string {
  if (message.includes("duplicated")) return "Keep one of the two";
  if (message.includes("YAML is not valid") && !message.includes("starts with a tab"))
    return mendYaml(text.split("\n")[(line ?? 0) - 1] ?? "");
  if (message.startsWith("date:"))
    return 'Write the day of writing, year first and in straight quotes, such as "2025-10-16"';
  const fields = (schema: z.ZodObject) => Object.keys(schema.shape).join(", ");
  if (/\bcorrections\./.test(message))
    return `A note may correct ${fields(correctionsSchema)}; each is written as in the paper's file`;
  return `The fields of a note are ${fields(noteSchema)}; CONTRIBUTING.md has an example`;
}

/** YAML's own messages don't help contributors who don't know it; nearly always quotes are missing. */
function mendYaml(line: string): string {
  const [, field, value] = /^\s*([\w-]+):\s+(.*\S)/.exec(line) ?? [];
  return field && value && !value.includes('"') && NEEDS_QUOTES.test(value)
    ? `Put the value in quotes: ${field}: "${value}"`
    : "Write each field on a line of its own: name, colon, space, value. Put a value in quotes if it contains a colon or a quotation mark, or starts with punctuation";
}

const NEEDS_QUOTES = /:(?:\s|$)|\s#|^[^\p{L}\p{N}]/u;

function readFields(note: NoteFile): Parsed<unknown> | undefined {
  try {
    const parsed = readFrontmatter(note.text, note.file, noteSchema);
    note.fields = parsed.data;
    return parsed;
  } catch (error) {
    for (const one of problemsOf(error))
      note.problems.push({ ...one, line: one.line ?? 1, mend: mendOf(one, note.text) });
  }
  // The body is checked also where a field is wrong.
  try {
    return readFrontmatter(note.text, note.file, ANYTHING);
  } catch (error) {
    problemsOf(error);
    return undefined;
  }
}

/** @throws any other error */
function problemsOf(error: unknown): Problem[] {
  if (error instanceof ProblemError) return error.problems;
  throw error;
}

function readBody({ body, line }: Parsed<unknown>, note: NoteFile): void {
  const { tree, problems } = checkBody(body, line, note.text);
  note.problems.push(...problems.map((one) => ({ file: note.file, ...one })));
  // A tree with a problem is used nowhere else.
  if (problems.length === 0) note.tree = tree;
}

function checkBody(
  body: string,
  line: number,
  text: string,
): { tree?: Root; problems: ProblemText[] } {
  if (body === "") {
    const end = text.trimEnd().split("\n").length;
    const mend = "Write a sentence or two below the frontmatter";
    return { problems: [{ line: end, message: "the note has no text", mend }] };
  }
  if (body.length > LONGEST_NOTE) return { problems: [{ line, ...tooLong(body.length) }] };
  const { tree, problem } = parseNoteText(body, line);
  return tree ? { tree, problems: checkTree(tree) } : { problems: [problem] };
}
