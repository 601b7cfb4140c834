/** An expected error: what is wrong with a file, where, and what to do. */
import { showHidden } from "../text/characters.ts";

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
