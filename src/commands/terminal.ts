/** The one way in which commands print, and the environment that they read. */

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

/** The terminal of this process. */
export const TERMINAL: Terminal = {
  env: process.env,
  print: (text) => void process.stdout.write(`${text}\n`),
  say: (text) => void process.stderr.write(`${text}\n`),
  replaceLine: process.stderr.isTTY
    ? (text) => void process.stderr.write(`\r\u001B[K${text}`)
    : undefined,
};
