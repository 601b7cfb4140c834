/** `npm run ingest`: a source → files of papers. */
import path from "node:path";
import { ingest, type IngestOptions } from "../ingest/ingest.ts";
import { hasFailed } from "../ingest/report.ts";
import { readSettings, type Settings } from "../site/settings.ts";
import { createHttp } from "../sources/http.ts";
import { OptionError } from "../sources/source.ts";
import { countOf } from "../text/counts.ts";
import { readIngestArguments, USAGE, type IngestArguments } from "./ingest-arguments.ts";
import { printReport, toJson } from "./ingest-print.ts";
import { DONE, FAILED, runCommand, UsageError } from "./run-command.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

/** Runs the command and gives the exit code. */
export async function runIngest(args: string[], terminal: Terminal = TERMINAL): Promise<number> {
  return runCommand({ name: "npm run ingest", usage: USAGE }, args, terminal, () => {
    const settings = readSettings(terminal.env);
    return runWith(readIngestArguments(args, settings.content), settings, terminal);
  });
}

// --- internal ---

async function runWith(
  { options, json, skipInvalid }: IngestArguments,
  { contact, sources }: Settings,
  terminal: Terminal,
): Promise<number> {
  const say = (text: string) => terminal.say(`ingest: ${text}`);
  try {
    const report = await ingest({
      ...options,
      filter: sources[options.source.name],
      http: createHttp({
        userAgent: userAgent(contact),
        cache: path.resolve(".cache", "http"),
        onWait: (reason, milliseconds) =>
          say(`${reason}; waiting ${Math.ceil(milliseconds / 1000)} s`),
      }),
      onProgress: json ? undefined : progress(terminal),
      onWait: ({ pid }) => say(`another ingest (process ${pid}) is running; waiting for it`),
    });
    if (json) terminal.print(toJson(report, options));
    else printReport(report, options, terminal);
    return hasFailed(report, { skipInvalid }) ? FAILED : DONE;
  } catch (error) {
    if (error instanceof OptionError) throw new UsageError(error.message);
    throw error;
  }
}

function userAgent(contact: string | undefined): string {
  return `Broadsheet/0.1 (daily paper digest${contact ? `; ${contact}` : ""})`;
}

/** Where no line can be replaced, a line is printed for so many papers. */
const PAPERS_A_LINE = 5000;

function progress({ say, replaceLine }: Terminal): IngestOptions["onProgress"] {
  const step = replaceLine ? 1 : PAPERS_A_LINE;
  let shown = 0;
  return (papers, batch) => {
    if (papers < shown + step) return;
    shown = papers;
    (replaceLine ?? say)(`${countOf(papers, "paper")}, at ${batch}`);
  };
}
