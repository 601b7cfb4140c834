/** What all commands have in common: help, wrong usage, expected errors and exit codes. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { ExpectedError } from "../files/errors.ts";
import { explainSystemError } from "../files/system-error.ts";
import { nearest } from "../text/nearest.ts";
import { ProblemError } from "../paper/problem.ts";
import type { Terminal } from "./terminal.ts";

/** The codes that a command ends with. */
export const DONE = 0;
export const FAILED = 1;
const WRONG_USAGE = 2;

/** Thrown when a command has wrong arguments. The message says what was expected, without a full stop. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A command, as people type it and as `--help` explains it. */
export interface Command {
  /** `"npm run check"`, `"npm run bench -- search"` */
  name: string;
  /** What `--help` prints, with a line feed at its end. */
  usage: string;
}

/**
 * Runs a command. Prints its help where that is asked for, and errors that a person can mend; every
 * other error is a defect and thrown on.
 *
 * @returns the exit code
 */
export async function runCommand(
  { name, usage }: Command,
  args: readonly string[],
  { print, say }: Pick<Terminal, "print" | "say">,
  run: () => Promise<number>,
): Promise<number> {
  if (asksForHelp(args)) {
    print(usage.trimEnd());
    return DONE;
  }
  try {
    return await run();
  } catch (error) {
    if (error instanceof UsageError) {
      const help = name.includes(" -- ") ? "--help" : "-- --help";
      say(`${name}: ${error.message}\nRun ${name} ${help} for all options.`);
      return WRONG_USAGE;
    }
    const message = explainError(error);
    if (message === undefined) throw error;
    say(message);
    return FAILED;
  }
}

/**
 * Reads a command's arguments.
 *
 * @throws {UsageError} when the command doesn't take them
 */
export function parseArguments<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new UsageError(explainArguments(error.message, config.options ?? {}));
  }
}

/** `"; did you mean page?"`, or nothing where no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near ? `; did you mean ${near}?` : "";
}

/** Today in UTC, `'YYYY-MM-DD'`: a listing day has no time zone, and servers count in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Seconds since a time of `performance.now()`: `"1.2 s"`. */
export function secondsSince(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

// --- internal ---

/** What to print of an error; undefined where it is a defect. */
function explainError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof ExpectedError || error instanceof ProblemError) return error.message;
  return explainSystemError(error);
}

/** Anywhere before `--`, whatever else is there. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const options = end === -1 ? args : args.slice(0, end);
  return options.includes("--help") || options.includes("-h");
}

/** What the parser found wrong, in our words. Only the words in quotes are taken from its message. */
function explainArguments(
  message: string,
  options: NonNullable<ParseArgsConfig["options"]>,
): string {
  const [, word = ""] = /'(?:-\w, )?(.*?)(?: <value>)?'(?=[. ]|$)/s.exec(message) ?? [];
  if (message.startsWith("Unexpected argument")) return `unexpected argument "${word}"`;
  const type = options[word.replace(/^--/, "")]?.type;
  if (type === "string")
    return `${word} needs a value; one that starts with a dash is given as ${word}=-…`;
  if (type === "boolean") return `${word} takes no value`;
  const known = ["help", ...Object.keys(options)].map((name) => `--${name}`);
  return `unknown option ${word}${didYouMean(word, known)}`;
}
