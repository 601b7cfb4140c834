/** The one way in which commands print, and the environment that they read. */

import { hasCode } from "../files/errors.ts";
import { escapeHidden, showHidden } from "../text/characters.ts";
import { openDialog, type Dialog } from "./dialog.ts";

/** What a command has of the process that runs it. Tests bring their own. */
export interface Terminal {
  env: NodeJS.ProcessEnv;
  /**
   * Prints a result, which programs may read, to standard output: a line feed is added, and
   * nothing in it is a command to a terminal or to a CI's log.
   */
  print: (text: string) => void;
  /** Prints progress or an error to standard error, in the same way. */
  say: (text: string) => void;
  /** Prints a command to GitHub Actions, as it stands, to standard output. */
  command: (text: string) => void;
  /** Prints a line of progress over the one before; undefined where that can't be done. */
  replaceLine: ((text: string) => void) | undefined;
  /** Begins to ask a person; undefined where nobody sees the questions or can answer. */
  openDialog: (() => Dialog) | undefined;
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
  print: (text) => void process.stdout.write(`${toInert(text)}\n`),
  say: (text) => void process.stderr.write(`${toInert(text)}\n`),
  command: (text) => void process.stdout.write(`${text}\n`),
  replaceLine: process.stderr.isTTY
    ? (text) => void process.stderr.write(`\r\u001B[K${toInert(text)}`)
    : undefined,
  openDialog: process.stdin.isTTY && process.stderr.isTTY ? openDialog : undefined,
};

/**
 * A text in which a terminal and a CI's log find no commands: control characters, characters that
 * reorder or hide text, and marks of commands (`::error::` at the start of a line,
 * `##[error]` anywhere) are shown by their code points. In JSON
 * they are escaped within strings, so that its data stay the same.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function toInert(text: string): string {
  if (isJson(text)) return escapeHidden(text).replace(/##(?=\[)/g, "#\\u0023");
  return text
    .split("\n")
    .map((line) =>
      showHidden(line)
        .replace(/^(\s*):(?=:)/, "$1⟨U+003A⟩")
        .replace(/#(?=#\[)/g, "⟨U+0023⟩"),
    )
    .join("\n");
}

// --- internal ---

function isJson(text: string): boolean {
  if (!/^[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
