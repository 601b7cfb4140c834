/** Questions to the person at the terminal. */
import { createInterface } from "node:readline/promises";

/** A line of input after the other. */
export interface Dialog {
  /** The next line that is typed; undefined after Ctrl-C or at the end of the input. */
  ask: (prompt: string) => Promise<string | undefined>;
  /** Gives the terminal back. */
  close: () => void;
}

/**
 * Begins a dialog. Prompts go to standard error, so that standard output holds the results alone.
 * Lines that come before they are asked for, such as pasted ones, are answers to what follows.
 */
export function openDialog(
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Dialog {
  const lines = createInterface({ input, output });
  let isClosed = false;
  lines.once("close", () => (isClosed = true));
  const answers = lines[Symbol.asyncIterator]();
  return {
    ask: async (prompt) => {
      lines.setPrompt(prompt);
      if (!isClosed) lines.prompt();
      const { done, value } = await answers.next();
      if (!done) return value;
      output.write("\n");
      return undefined;
    },
    close: () => lines.close(),
  };
}
