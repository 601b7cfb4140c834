/** The check command: arguments → checks → what the terminal shows → exit code. */
import fs from "node:fs";
import path from "node:path";
import { countOf } from "../text/counts.ts";
import { showPath } from "../files/path.ts";
import type { CheckContext, CheckedContent, Finding } from "../check/check.ts";
import { checkAll } from "../check/checks.ts";
import { DONE, FAILED, readWords, runCommand, UsageError } from "./run-command.ts";
import { annotate, printFinding, toJson } from "./check-print.ts";

/** What the command works with. */
export interface CheckInput {
  /** The content folder. */
  folder: string;
  /** Reads it. */
  read: (folder: string) => CheckedContent;
  /** `'YYYY-MM-DD'`: no note was written later. */
  today: string;
  /** Whether GitHub Actions reads the output. */
  onGitHub: boolean;
}

const USAGE = `Usage: npm run check [-- options] [file …]

Checks notes, topics and papers as a pull request is checked, and names file,
line, what is wrong and how to mend it. With files: what is wrong with them
alone. Nothing is changed, and nothing of a note is run.

Options
  --json     print one JSON object: counts, and the findings
  --github   print the findings as GitHub shows them at their lines; it does so
             by itself in GitHub Actions
  --help     print this text

Exit codes: 0 when there is no error (warnings may be), 1 when there is one, 2 when the
command was given wrongly.
`;

/** `npm run check`: gives the exit code. */
export function runCheck(args: string[], input: CheckInput): Promise<number> {
  const command = { name: "npm run check", usage: USAGE };
  return runCommand(command, args, async () => {
    const { values, positionals } = readWords({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean" }, github: { type: "boolean" } },
    });
    const missing = positionals.find((file) => !fs.existsSync(file));
    if (missing !== undefined) throw new UsageError(`${missing}: there is no such file`);
    const wanted = new Set(positionals.map((file) => showPath(file)));
    return check(input, wanted, values);
  });
}

// --- internal ---

interface Output {
  json?: boolean | undefined;
  github?: boolean | undefined;
}

function check(input: CheckInput, wanted: ReadonlySet<string>, { json, github }: Output): number {
  const began = performance.now();
  const content = read(input);
  if (content === undefined) return FAILED;
  const context = { today: input.today, files: listFiles(input.folder) };
  const findings = checkAll(content, context).filter(
    ({ file }) => wanted.size === 0 || wanted.has(file),
  );
  if (json) process.stdout.write(`${toJson(content, findings)}\n`);
  else for (const finding of findings) console.log(printFinding(finding));
  if (github || (input.onGitHub && !json))
    for (const finding of findings) console.log(annotate(finding));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stderr.write(`${describe(content, findings)}, ${seconds} s\n`);
  return findings.some(({ level }) => level === "error") ? FAILED : DONE;
}

function read({ folder, read }: CheckInput): CheckedContent | undefined {
  try {
    return read(folder);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    return undefined;
  }
}

function listFiles(folder: string): CheckContext["files"] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => {
      const absolute = path.join(entry.parentPath, entry.name);
      return {
        path: path.relative(folder, absolute).split(path.sep).join("/"),
        file: showPath(absolute),
        isLink: entry.isSymbolicLink(),
      };
    });
}

function describe({ papers, topics, notes }: CheckedContent, findings: readonly Finding[]): string {
  const checked = [
    countOf(papers.length, "paper"),
    countOf(topics.length, "topic"),
    countOf(notes.length, "note"),
  ].join(", ");
  const count = (level: Finding["level"]) => findings.filter((one) => one.level === level).length;
  const errors = count("error");
  const warnings = count("warning");
  const said = [
    ...(errors > 0 ? [countOf(errors, "error")] : []),
    ...(warnings > 0 ? [countOf(warnings, "warning")] : []),
  ].join(" and ");
  return `${checked}: ${said || "nothing is wrong"}`;
}
