/** `npm run check`: checks content as a pull request is checked. */
import fs from "node:fs";
import path from "node:path";
import type { CheckedContent, Finding } from "../check/check.ts";
import { checkAll } from "../check/checks.ts";
import { readFolder } from "../content/read.ts";
import { walkFolder } from "../files/folder.ts";
import { showPath } from "../files/path.ts";
import { readSettings } from "../site/settings.ts";
import { countOf } from "../text/counts.ts";
import { annotate, printFinding, toJson } from "./check-print.ts";
import {
  DONE,
  FAILED,
  parseArguments,
  runCommand,
  secondsSince,
  today,
  UsageError,
} from "./run-command.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

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

/** Runs the command and gives the exit code. */
export function runCheck(args: string[], terminal: Terminal = TERMINAL): Promise<number> {
  return runCommand({ name: "npm run check", usage: USAGE }, args, terminal, async () => {
    const { values, positionals } = parseArguments({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean" }, github: { type: "boolean" } },
    });
    const { content: folder } = readSettings(terminal.env);
    const missing = positionals.find((file) => !fs.existsSync(file));
    if (missing !== undefined) throw new UsageError(`${missing}: there is no such file`);
    const chosen = new Set(positionals.map(showPath));
    const onGitHub = terminal.env["GITHUB_ACTIONS"] === "true";
    const { json = false, github = onGitHub && !json } = values;
    const isGood = check(folder, chosen, { json, github }, terminal);
    return isGood ? DONE : FAILED;
  });
}

// --- internal ---

/** Whether there is no error, in these files or, where none is chosen, in all. */
function check(
  folder: string,
  chosen: ReadonlySet<string>,
  { json, github }: { json: boolean; github: boolean },
  { print, say, command }: Terminal,
): boolean {
  const began = performance.now();
  const content = readFolder(folder);
  const files = walkFolder(folder).map((entry) => {
    return { ...entry, file: showPath(path.join(folder, entry.path)) };
  });
  const findings = checkAll(content, { today: today(), files }).filter(
    ({ file }) => chosen.size === 0 || chosen.has(file),
  );
  if (json) print(toJson(content, findings));
  else for (const finding of findings) print(printFinding(finding));
  if (github) for (const finding of findings) command(annotate(finding));
  say(`${describe(content, findings)}, ${secondsSince(began)}`);
  return findings.every(({ level }) => level !== "error");
}

function describe({ papers, topics, notes }: CheckedContent, findings: readonly Finding[]): string {
  const checked = [
    countOf(papers.length, "paper"),
    countOf(topics.length, "topic"),
    countOf(notes.length, "note"),
  ].join(", ");
  const result = (["error", "warning"] as const)
    .map((level) => ({ level, count: findings.filter((one) => one.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => countOf(count, level))
    .join(" and ");
  return `${checked}: ${result || "nothing is wrong"}`;
}
