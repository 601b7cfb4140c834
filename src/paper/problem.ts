/** What is wrong with a file, where, and what to do: the one form of an expected error. */
import type { z } from "zod";

/** A defect of one file. */
export interface Problem {
  /** The path as the user knows it. */
  file: string;
  /** 1-based line, where one can be named. */
  line?: number | undefined;
  /** What was found, what was expected and what to do. */
  message: string;
}

/** Thrown by a reader of one file; `problems` holds every defect that was found in it. */
export class ProblemError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "ProblemError";
    this.problems = problems;
  }
}

/** `content/papers/2025/10/x.mdx:3: title: expected one line of text` */
export function formatProblem({ file, line, message }: Problem): string {
  return `${file}${line === undefined ? "" : `:${line}`}: ${message}`;
}

/** zod's issues as `field: what was expected`, one a field. */
export function describeIssues(
  error: z.ZodError,
): { field: string; message: string }[] {
  return error.issues.map((issue) => {
    if (issue.code === "unrecognized_keys") {
      const names = issue.keys.map((key) => [...issue.path, key].join("."));
      return {
        field: names[0] ?? "",
        message: `unknown field "${names.join('", "')}"`,
      };
    }
    const field = issue.path.join(".");
    return {
      field,
      message: field ? `${field}: ${issue.message}` : issue.message,
    };
  });
}
