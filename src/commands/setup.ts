/** `npm run setup`: asks what makes a digest one's own, and writes it into the operator's file. */
import { spawnSync } from "node:child_process";
import { toLine, type Changes } from "../site/edit-settings.ts";
import { repositoryOfRemote } from "../site/github-pages.ts";
import { listOverrides, OVER_FIELDS } from "../site/overrides.ts";
import {
  changeSettings,
  openSettings,
  replaceSettings,
  SETTINGS_FILE,
} from "../site/settings-file.ts";
import { DONE, FAILED, parseArguments, runCommand, UsageError } from "./run-command.ts";
import { answersIn, changesBy, FIELDS, problemOf, type Answers } from "./setup-answers.ts";
import { nextSteps } from "./setup-next.ts";
import { askAll, type Known } from "./setup-questions.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

const USAGE = `Usage: npm run setup [-- options]

Asks the few questions that make a digest your own, and writes the answers into
${SETTINGS_FILE}. All else in the file stays as it is, comments too.

Options answer a question beforehand; an empty text, --contact "", leaves a field
out that may be missing.
  --title TEXT        the name of the digest
  --tagline TEXT      a few words under the name
  --description TEXT  one or two sentences for search engines and link previews
  --repository URL    the repository that readers send notes to
  --host NAME         github-pages, cloudflare-pages, netlify or other
  --site ORIGIN       where it is published, https://lab.example.org
  --base PATH         the path below it, / or such as /digest/
  --contact ADDRESS   who runs it: an address of mail or of the web

  --yes      ask nothing: what no option names stays as it is
  --dry-run  print what would change, and write nothing
  --help     print this text

Exit codes: 0 done, also when there was nothing to change, 1 when nothing could be
written or the questions were ended, 2 when the command was given wrongly.
`;

/**
 * Runs the command and gives the exit code.
 *
 * @param project the folder of the project
 */
export async function runSetup(
  args: string[],
  terminal: Terminal = TERMINAL,
  project = process.cwd(),
): Promise<number> {
  return runCommand({ name: "npm run setup", usage: USAGE }, args, terminal, async () => {
    const {
      yes,
      "dry-run": isDryRun,
      ...given
    } = parseArguments({ args, options: OPTIONS }).values;
    refuseWrong(given);
    const settings = await openSettings(project);
    const now = answersIn(settings.fields);
    const answers = yes
      ? given
      : await askPerson({ now, given, origin: originOf(project) }, terminal);
    if (answers === undefined) {
      terminal.say("The questions were ended. Nothing was written.");
      return FAILED;
    }
    const changes = changesBy(answers, settings.fields);
    const edited = await changeSettings(settings, changes);
    if (changes.size > 0) terminal.print(describeChanges(changes, settings.fields));
    else terminal.say(`${SETTINGS_FILE} says all of this already, and stays as it is.`);
    const over = listOverrides(terminal.env, OVER_FIELDS);
    if (over.length > 0) terminal.say(`The environment wins over the file: ${over.join(", ")}.`);
    if (isDryRun) {
      terminal.say("This was a dry run: nothing was written.");
      return DONE;
    }
    if (changes.size > 0) {
      const isKept = isInGit(project);
      replaceSettings(settings, edited);
      terminal.say(`Wrote ${SETTINGS_FILE}. ${isKept ? UNDO_BY_GIT : UNDO_BY_HAND}`);
    }
    terminal.say(`\n${nextSteps({ ...now, ...answers }, project)}`);
    return DONE;
  });
}

// --- internal ---

const OPTIONS = {
  title: { type: "string" },
  tagline: { type: "string" },
  description: { type: "string" },
  repository: { type: "string" },
  host: { type: "string" },
  site: { type: "string" },
  base: { type: "string" },
  contact: { type: "string" },
  yes: { type: "boolean" },
  "dry-run": { type: "boolean" },
} as const;

const UNDO_BY_GIT = `To undo it: git restore ${SETTINGS_FILE}`;
const UNDO_BY_HAND = "What was there is above, behind a minus.";

/** @throws {UsageError} with every option whose value can't be */
function refuseWrong(given: Answers): void {
  const wrong = FIELDS.flatMap((field) => {
    const answer = given[field];
    const problem = answer === undefined ? undefined : problemOf(field, answer);
    return problem === undefined ? [] : [`--${field}: ${problem}`];
  });
  if (wrong.length > 0) throw new UsageError(wrong.join("\n"));
}

async function askPerson(
  known: Known,
  { openDialog, say }: Terminal,
): Promise<Answers | undefined> {
  if (!openDialog)
    throw new UsageError(
      "there is no terminal to ask questions in; with --yes it asks nothing, and options say what to change",
    );
  const dialog = openDialog();
  try {
    return await askAll(known, dialog, say);
  } finally {
    dialog.close();
  }
}

/** A line with a minus for what was there, one with a plus for what takes its place. */
function describeChanges(changes: Changes, fields: Readonly<Record<string, unknown>>): string {
  const lines = [...changes].flatMap(([name, value]) => {
    const old = fields[name];
    return [
      ...(typeof old === "string" ? [`- ${toLine(name, old)}`] : []),
      ...(value === undefined ? [] : [`+ ${toLine(name, value)}`]),
    ];
  });
  return [SETTINGS_FILE, ...lines].join("\n");
}

function originOf(project: string): string {
  const remote = git(project, "remote", "get-url", "origin");
  return repositoryOfRemote(remote?.trim() ?? "") ?? "";
}

/** Whether git has the file as it is now. */
function isInGit(project: string): boolean {
  const known = git(project, "ls-files", "--", SETTINGS_FILE);
  return Boolean(known) && git(project, "status", "--porcelain", "--", SETTINGS_FILE) === "";
}

/** What git prints; undefined where it isn't there, or refuses. */
function git(project: string, ...args: string[]): string | undefined {
  const { stdout, status } = spawnSync("git", args, { cwd: project, encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}
