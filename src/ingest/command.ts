/** The ingest command: arguments → ingest → what the terminal shows → exit code. */
import path from "node:path";
import { parseArgs } from "node:util";
import { isDay } from "../paper/day.ts";
import { nearest } from "../paper/nearest.ts";
import { findSource, SOURCES } from "../sources/registry.ts";
import { OptionError } from "../sources/source.ts";
import {
  hasFailed,
  ingest,
  type IngestOptions,
  type IngestReport,
} from "./ingest.ts";
import { showPath } from "./store.ts";

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

const USAGE = `Usage: npm run ingest -- <source> [options]

Reads papers from a source and writes each as content/papers/YYYY/MM/<id>.mdx.
Papers that are there already are brought up to date; nothing is ever removed.

Sources
${SOURCES.map(({ name, summary }) => `  ${name.padEnd(14)} ${summary}`).join("\n")}

Options
  --file F       a saved response of the source; may be given several times
  --date D       the day on which the digest lists the papers, YYYY-MM-DD
  --content DIR  the folder that holds papers/ (default: content)
  --limit N      take at most N papers
  --dry-run      print what would be done, and write nothing
  --json         print the report as JSON
  --help         print this text

Exit codes: 0 done, 1 something failed (what was written is safe), 2 wrong usage.

Example
  npm run ingest -- page --file daily-papers-page.txt --date 2025-10-16
`;

/** Runs the command and gives the exit code (0, 1 or 2). Prints to standard output and error. */
export async function runIngest(
  argv: string[],
  env = process.env,
): Promise<number> {
  const parsed = parse(argv, env);
  if (parsed === "help") {
    process.stdout.write(USAGE);
    return DONE;
  }
  if (typeof parsed === "string") return wrongUsage(parsed);
  const { options, json } = parsed;
  try {
    const report = await ingest({ ...options, onProgress: progress(json) });
    if (json)
      process.stdout.write(
        `${JSON.stringify(toJson(report, options), undefined, 2)}\n`,
      );
    else print(report, options);
    return hasFailed(report) ? FAILED : DONE;
  } catch (error) {
    if (error instanceof OptionError) return wrongUsage(error.message);
    throw error;
  }
}

// --- internal ---

const ARGUMENTS = {
  file: { type: "string", multiple: true },
  date: { type: "string" },
  content: { type: "string" },
  limit: { type: "string" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

type Parsed = { options: IngestOptions; json: boolean };

/** The options, `"help"`, or what is wrong with the arguments. */
function parse(argv: string[], env: NodeJS.ProcessEnv): Parsed | string {
  let arguments_;
  try {
    arguments_ = parseArgs({
      args: argv,
      options: ARGUMENTS,
      allowPositionals: true,
    });
  } catch (error) {
    return explainOption(error);
  }
  const { values, positionals } = arguments_;
  if (values.help) return "help";
  const [name, ...rest] = positionals;
  const names = SOURCES.map((source) => source.name);
  if (name === undefined) return `name a source: ${names.join(", ")}`;
  const source = findSource(name);
  if (!source)
    return `unknown source "${name}"${didYouMean(name, names)}. Sources: ${names.join(", ")}`;
  if (rest.length > 0)
    return `"${rest.join(" ")}" is one word too many; pass a file as --file ${rest[0]}`;
  const { file: files = [], date, limit } = values;
  if (files.length === 0)
    return `the source "${name}" reads saved files: pass at least one --file`;
  if (date !== undefined && !isDay(date))
    return `--date ${date}: expected a day of the calendar as YYYY-MM-DD, such as 2025-10-16`;
  if (limit !== undefined && !/^[1-9]\d*$/.test(limit))
    return `--limit ${limit}: expected a whole number from 1`;
  const content = path.resolve(
    values.content ?? env["BROADSHEET_CONTENT"] ?? "content",
  );
  return {
    options: {
      source,
      files,
      content,
      date,
      limit: limit === undefined ? undefined : Number(limit),
      dryRun: values["dry-run"] ?? false,
    },
    json: values.json ?? false,
  };
}

function explainOption(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const unknown = /Unknown option '(--?[^']+)'/.exec(error.message)?.[1];
  if (unknown === undefined) return error.message;
  const known = Object.keys(ARGUMENTS).map((name) => `--${name}`);
  return `unknown option ${unknown}${didYouMean(unknown, known)}`;
}

function didYouMean(word: string, known: string[]): string {
  const near = nearest(word, known);
  return near ? `; did you mean ${near}?` : "";
}

function wrongUsage(message: string): number {
  process.stderr.write(
    `ingest: ${message}\nRun npm run ingest -- --help for all options.\n`,
  );
  return WRONG_USAGE;
}

/** A bar where the terminal is one; nothing where the output goes elsewhere. */
function progress(json: boolean): IngestOptions["onProgress"] {
  if (json || !process.stderr.isTTY) return undefined;
  return (done, total) => {
    const filled = Math.round((20 * done) / total);
    const bar = "█".repeat(filled) + "░".repeat(20 - filled);
    process.stderr.write(
      `\r${bar} ${done}/${total}${done === total ? "\n" : ""}`,
    );
  };
}

function count(report: IngestReport, kind: string): number {
  return report.steps.filter((step) => step.kind === kind).length;
}

function print(report: IngestReport, { dryRun, content }: IngestOptions): void {
  for (const step of report.steps) {
    if (step.kind === "conflict")
      process.stderr.write(`conflict  ${step.paper.id}: ${step.reason}\n`);
    else if (dryRun && step.kind !== "same") {
      const what = step.kind === "update" ? ` (${step.fields.join(", ")})` : "";
      process.stdout.write(
        `${step.kind.padEnd(9)} ${showPath(step.file)}${what}\n`,
      );
    }
  }
  for (const warning of report.warnings)
    process.stderr.write(`warning   ${warning}\n`);
  for (const reason of report.skipped)
    process.stderr.write(`skipped   ${reason}\n`);
  for (const error of report.errors)
    process.stderr.write(`error     ${error}\n`);
  const words = [
    `${count(report, "create")} new`,
    `${count(report, "update")} changed`,
    `${count(report, "same")} the same`,
  ];
  if (report.skipped.length > 0) words.push(`${report.skipped.length} skipped`);
  const conflicts = count(report, "conflict");
  if (conflicts > 0) words.push(`${conflicts} in conflict`);
  const where = showPath(path.join(content, "papers"));
  const dry = dryRun ? "Dry run, nothing written. " : "";
  process.stdout.write(`${dry}${words.join(", ")} (${where})\n`);
}

function toJson(report: IngestReport, { dryRun }: IngestOptions) {
  return {
    dryRun,
    create: count(report, "create"),
    update: count(report, "update"),
    same: count(report, "same"),
    conflict: count(report, "conflict"),
    skipped: report.skipped,
    warnings: report.warnings,
    errors: report.errors,
    steps: report.steps.map((step) => ({
      kind: step.kind,
      id: step.paper.id,
      file: showPath(step.file),
      ...(step.kind === "update" && { fields: step.fields }),
      ...(step.kind === "conflict" && { reason: step.reason }),
    })),
  };
}
