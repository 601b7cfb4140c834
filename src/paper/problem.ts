/** An expected error: what is wrong with a file, where, and what to do. */
import { z } from "zod";
import { showHidden } from "../text/characters.ts";
import { nearest } from "../text/nearest.ts";

/** A defect of one file. */
export interface Problem {
  /** The path as the user knows it. */
  file: string;
  /** 1-based line, where one can be named. */
  line?: number | undefined;
  /** What was found, what was expected and what to do. */
  message: string;
  /** What to do, where the message doesn't tell. */
  mend?: string | undefined;
}

/** A problem as a rule describes it: the caller adds the file, and the line where it is missing. */
export type ProblemText = Omit<Problem, "file">;

/** Thrown by a reader of one file, with all problems of the file. */
export class ProblemError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "ProblemError";
    this.problems = problems;
  }
}

/** `content/papers/2025/10/x.mdx:3: title: expected one line of text` */
export function formatProblem({ file, line, message, mend }: Problem): string {
  const place = `${showHidden(file)}${line === undefined ? "" : `:${line}`}`;
  return `${place}: ${joinSentences(message, mend)}`;
}

/** What is wrong and what to do, as one text. */
export function joinSentences(message: string, mend?: string): string {
  if (mend === undefined) return message;
  return `${message}${message.endsWith("?") ? "" : "."} ${mend}`;
}

/**
 * zod's issues as `field: what was expected`, one a field. With the schema, the message about an
 * unknown field names the known one that it resembles.
 */
export function describeIssues(
  error: z.ZodError,
  schema?: z.ZodType,
): { field: string; message: string }[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      const known = schema === undefined ? [] : fieldsAt(schema, issue.path);
      return issue.keys.map((key) => {
        const field = [...issue.path, key].join(".");
        const near = nearest(key, known);
        const hint = near === undefined ? "" : `: did you mean "${near}"?`;
        return { field, message: `unknown field "${field}"${hint}` };
      });
    }
    const field = issue.path.join(".");
    const message = field ? `${field}: ${issue.message}` : issue.message;
    return [{ field, message }];
  });
}

// --- internal ---

/** The names of the fields that a schema has at a path. */
function fieldsAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  let at = unwrap(schema);
  for (const key of path)
    at = at instanceof z.ZodObject ? unwrap(at.shape[String(key)]) : undefined;
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap())
    : schema;
}
