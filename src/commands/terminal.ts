/** The one way in which commands print, and the environment that they read. */

import { hasCode } from "../files/errors.ts";

/** What a command has of the process that runs it. Tests bring their own. */
export interface Terminal {
  env: NodeJS.ProcessEnv;
  /** Prints a result, which programs may read, to standard output: a line feed is added. */
  print: (text: string) => void;
  /** Prints progress or an error to standard error: a line feed is added. */
  say: (text: string) => void;
  /** Prints a line of progress over the one before; undefined where that can't be done. */
  replaceLine: ((text: string) => void) | undefined;
}

// A reader such as `head` may close the pipe early. The command then goes on without printing, so
// that what it has begun is whole and its locks are freed.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (!hasCode(error, "EPIPE")) throw error;
  });

/** The terminal of this process. */
export const TERMINAL: Terminal = {
  env: process.env,
  print: (text) => void process.stdout.write(`${text}\n`),
  say: (text) => void process.stderr.write(`${text}\n`),
  replaceLine: process.stderr.isTTY
    ? (text) => void process.stderr.write(`\r\u001B[K${text}`)
    : undefined,
};
