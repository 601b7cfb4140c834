/** Errors that go from one process to another. */
import { inspect } from "node:util";

/**
 * An error as another process can get it. Of one that holds what can't be sent, such as a function,
 * there is the text with its stack; of several in one, the first is the cause, since a sent error
 * keeps its causes and nothing else.
 *
 * @see https://nodejs.org/api/child_process.html#advanced-serialization
 */
export function toSentError(error: unknown): unknown {
  const own =
    error instanceof AggregateError
      ? new Error(error.message, { cause: toSentError(error.errors[0]) })
      : error;
  try {
    structuredClone(own);
    return own;
  } catch {
    return new Error(inspect(own));
  }
}
