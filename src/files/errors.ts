/** Errors: those that people can mend, and those of the system. */

/**
 * Something that a person can mend: wrong content or settings, or a folder that is missing or in
 * use. Commands print the message, which tells what to do, and end with exit code 1.
 */
export class ExpectedError extends Error {
  override name = "ExpectedError";
}

/** Whether an error has one of these codes of the system, such as `ENOENT`. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/** An error's message without the lines that only programmers read. */
export function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? "";
}
