/** Runs a command in this process, with a terminal of its own. */
import type { Terminal } from "../../src/commands/terminal.ts";

/** How a command ended, and what it printed. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** A command's function. */
export type Run = (args: string[], terminal: Terminal) => Promise<number>;

/**
 * Runs a command to its end. Of the environment it has these variables alone; without a dialog,
 * nobody is there to be asked.
 */
export async function runHere(
  run: Run,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  openDialog?: Terminal["openDialog"],
): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  const code = await run(args, {
    env,
    print: (text) => (stdout += `${text}\n`),
    command: (text) => (stdout += `${text}\n`),
    say: (text) => (stderr += `${text}\n`),
    replaceLine: undefined,
    openDialog,
  });
  return { code, stdout, stderr };
}
