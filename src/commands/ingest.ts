/** The ingest command: arguments → ingest → what the terminal shows → exit code. */
import path from "node:path";
import type { Filter } from "../paper/filter.ts";
import { ProblemError } from "../paper/problem.ts";
import { createHttp } from "../sources/http.ts";
import { OptionError } from "../sources/source.ts";
import { readArguments, USAGE, type Wish } from "./ingest-arguments.ts";
import { ingest, type IngestOptions } from "../ingest/ingest.ts";
import { LockedError } from "../files/lock.ts";
import { DONE, FAILED, runCommand, UsageError } from "./run-command.ts";
import { printReport, toJson } from "./ingest-print.ts";
import { hasFailed } from "../ingest/report.ts";

/** What the operator's config says about ingests. */
export interface IngestSettings {
  /** Who runs the digest, for the servers that it asks. */
  contact: string | undefined;
  /** What to take from each source, by its name. */
  filters: Record<string, Filter | undefined>;
}

/** Runs the command and gives the exit code (0, 1 or 2). Prints to standard output and error. */
export async function runIngest(
  argv: string[],
  settings: IngestSettings,
  env = process.env,
): Promise<number> {
  const command = { name: "npm run ingest", usage: USAGE };
  return runCommand(command, argv, () => {
    // The listing day is of no time zone; servers count their days in UTC.
    const today = new Date().toISOString().slice(0, 10);
    return take(readArguments(argv, env, today), settings);
  });
}

// --- internal ---

async function take(wish: Wish, settings: IngestSettings): Promise<number> {
  const { options, json, skipInvalid } = wish;
  try {
    const report = await ingest({
      ...options,
      filter: settings.filters[options.source.name],
      http: createHttp({
        userAgent: userAgent(settings.contact),
        cache: path.resolve(".cache", "http"),
        onWait: (reason, milliseconds) =>
          say(`${reason}; waiting ${Math.ceil(milliseconds / 1000)} s`),
      }),
      onProgress: json ? undefined : progress(),
      onWait: ({ pid }) => say(`another ingest (process ${pid}) is writing; waiting for it`),
    });
    if (json) process.stdout.write(`${toJson(report, options)}\n`);
    else printReport(report, options);
    return hasFailed(report, { skipInvalid }) ? FAILED : DONE;
  } catch (error) {
    if (error instanceof OptionError) throw new UsageError(error.message);
    if (error instanceof ProblemError || error instanceof LockedError) {
      say(error.message);
      return FAILED;
    }
    if (isSystemError(error)) {
      say(`${error.message}. Check the folder, and run the same command again.`);
      return FAILED;
    }
    throw error;
  }
}

/** The file system's or the network's word, not a defect of ours. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

function userAgent(contact: string | undefined): string {
  return `Broadsheet/0.1 (daily paper digest${contact ? `; ${contact}` : ""})`;
}

function say(text: string): void {
  process.stderr.write(`ingest: ${text}\n`);
}

/** A line that counts up where the terminal is one, and now and then a line where it isn't. */
function progress(): IngestOptions["onProgress"] {
  const step = process.stderr.isTTY ? 1 : 5000;
  let said = 0;
  return (papers, batch) => {
    if (papers < said + step) return;
    said = papers;
    const line = `${papers} papers, at ${batch}`;
    process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${line}` : `${line}\n`);
  };
}
