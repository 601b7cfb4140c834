/** What all commands do with the words that are typed after them. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { nearest } from "../text/nearest.ts";

/** The codes that a command ends with. */
export const DONE = 0;
export const FAILED = 1;
export const WRONG_USAGE = 2;

/** Raised when a command was typed wrongly. Its message says what was expected, without a full stop. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** A command, as people type it and as `--help` explains it. */
export interface Command {
  /** `"npm run check"`, `"npm run bench -- search"` */
  name: string;
  /** What `--help` prints, with a line feed at its end. */
  usage: string;
}

/**
 * Runs a command: prints its help where that is asked for, and says what was typed wrongly.
 *
 * @returns the exit code
 */
export async function runCommand(
  { name, usage }: Command,
  argv: readonly string[],
  run: () => Promise<number>,
): Promise<number> {
  if (asksForHelp(argv)) {
    process.stdout.write(usage);
    return DONE;
  }
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const help = name.includes(" -- ") ? "--help" : "-- --help";
    process.stderr.write(`${name}: ${error.message}\nRun ${name} ${help} for all options.\n`);
    return WRONG_USAGE;
  }
}

/**
 * Reads the words of a command line.
 *
 * @throws {UsageError} when they aren't what the command takes
 */
export function readWords<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new UsageError(explain(error.message, config.options ?? {}));
  }
}

/** `"; did you mean page?"`, or nothing where no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near ? `; did you mean ${near}?` : "";
}

// --- internal ---

/** Anywhere before `--`, whatever else is there: who asks for help gets it. */
function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  const options = end === -1 ? argv : argv.slice(0, end);
  return options.includes("--help") || options.includes("-h");
}

/** What the parser found wrong, in our words. The words in quotes are all that is taken of its own. */
function explain(message: string, options: NonNullable<ParseArgsConfig["options"]>): string {
  const [, word = ""] = /'(?:-\w, )?(.*?)(?: <value>)?'(?=[. ]|$)/s.exec(message) ?? [];
  if (message.startsWith("Unexpected argument")) return `"${word}" is one word too many`;
  const type = options[word.replace(/^--/, "")]?.type;
  if (type === "string")
    return `${word} needs a value; one that starts with a dash is given as ${word}=-…`;
  if (type === "boolean") return `${word} takes no value`;
  const known = ["help", ...Object.keys(options)].map((name) => `--${name}`);
  return `unknown option ${word}${didYouMean(word, known)}`;
}
