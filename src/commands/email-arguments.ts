/** The arguments of the email command. */
import path from "node:path";
import { JOURNALS } from "../mail/journal.ts";
import type { SmtpServer } from "../mail/smtp.ts";
import { isDay, mondayOfWeek, weekOf } from "../paper/day.ts";
import { httpUrl } from "../paper/links.ts";
import { decodePercent } from "../text/percent.ts";
import { parseArguments, UsageError } from "./run-command.ts";

/** What `--help` prints. */
export const USAGE = `Usage: npm run email -- [what] [where] [options]

Makes a mail of papers: HTML for mail programs, and text for terminals. Printed
as text, unless you say where it goes. A day without papers makes no mail, and
that is no failure.

What (left out: the newest day)
  --day D          the papers of a day, 2025-10-16
  --week W         the papers of a week, 2025-W42
  --topic T        those of a topic alone, by its slug
  --search S       those that a standing search finds, by its slug; the newest 50
                   With neither a day nor a week: the newest day that has some.

Where
  --out DIR        write it as DIR/<name>.eml
  --smtp URL       send it: smtp://user:password@host:587, or smtps://…:465;
                   BROADSHEET_SMTP holds it where nobody should see it
  --to FILE        with --smtp: who gets it, an address a line; - is standard input
  --listmonk URL   make a campaign of it; BROADSHEET_LISTMONK holds user:token

Options
  --journal DIR    with --smtp: where to note who has it, so that nobody gets it
                   twice (${JOURNALS}); a run that was stopped goes on from there
  --rate N         at most N mails a minute (120)
  --patience S     seconds to wait in all for a server that says "later" (30)
  --timeout S      seconds to wait for an answer of the server (60)
  --retry-unsure   send again to those who may have it: the connection was lost
                   before the server's answer
  --dry-run        say what would be done; write and send nothing
  --help           print this text

Settings are in \`mail\` of src/site.config.ts. BROADSHEET_MAIL_SECRET is the
secret of {token} in mail.unsubscribe. BROADSHEET_CONTENT is the content folder.

Exit codes: 0 done, also where there was nothing to send; 1 somebody didn't get it,
and run it again; 2 wrong usage.
`;

/** What the arguments ask for. */
export interface EmailArguments {
  day: string | undefined;
  week: string | undefined;
  topic: string | undefined;
  search: string | undefined;
  out: string | undefined;
  smtp: { server: SmtpServer; to: string } | undefined;
  listmonk: string | undefined;
  journal: string;
  rate: number;
  patience: number;
  retryUnsure: boolean;
  dryRun: boolean;
}

/**
 * Reads the arguments.
 *
 * @throws {UsageError} where they are wrong
 */
export function readEmailArguments(args: string[], env: NodeJS.ProcessEnv): EmailArguments {
  const { values } = parseArguments({ args, options: OPTIONS });
  const { day, week, topic, search, out, to, listmonk } = values;
  const address =
    values.smtp ?? (to === undefined ? undefined : env["BROADSHEET_SMTP"] || undefined);
  const wrong = [
    day !== undefined && !isDay(day) && `--day ${day}: expected a day such as 2025-10-16`,
    week !== undefined && !isWeek(week) && `--week ${week}: expected a week such as 2025-W42`,
    day !== undefined && week !== undefined && "--day or --week: pass one or the other",
    address !== undefined && to === undefined && "--smtp needs --to FILE: who gets the mail",
    address === undefined &&
      to !== undefined &&
      "--to needs --smtp URL, or BROADSHEET_SMTP: by what server to send",
    listmonk !== undefined &&
      httpUrl(listmonk) === undefined &&
      `--listmonk ${listmonk}: expected an http(s) address`,
    listmonk !== undefined &&
      address !== undefined &&
      "--smtp or --listmonk: pass one or the other",
  ].find(Boolean);
  if (wrong) throw new UsageError(wrong);
  const timeout = readNumber("timeout", values.timeout ?? "60", 1) * 1000;
  return {
    day,
    week,
    topic,
    search,
    out: out === undefined ? undefined : path.resolve(out),
    smtp:
      address === undefined || to === undefined
        ? undefined
        : { server: readServer(address, timeout), to },
    listmonk,
    journal: path.resolve(values.journal ?? JOURNALS),
    rate: readNumber("rate", values.rate ?? "120", 1),
    patience: readNumber("patience", values.patience ?? "30", 0),
    retryUnsure: values["retry-unsure"] ?? false,
    dryRun: values["dry-run"] ?? false,
  };
}

// --- internal ---

const OPTIONS = {
  day: { type: "string" },
  week: { type: "string" },
  topic: { type: "string" },
  search: { type: "string" },
  out: { type: "string" },
  smtp: { type: "string" },
  to: { type: "string" },
  listmonk: { type: "string" },
  journal: { type: "string" },
  rate: { type: "string" },
  patience: { type: "string" },
  timeout: { type: "string" },
  "retry-unsure": { type: "boolean" },
  "dry-run": { type: "boolean" },
} as const;

function isWeek(text: string): boolean {
  return (
    /^\d{4}-W\d\d$/.test(text) && isDay(mondayOfWeek(text)) && weekOf(mondayOfWeek(text)) === text
  );
}

function readNumber(option: string, text: string, least: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError(`--${option} ${text}: expected a whole number from ${least}`);
}

/** The address of a server; it is never printed, since it may hold a password. */
function readServer(text: string, timeout: number): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === "")
    throw new UsageError("--smtp: expected smtp://host:587 or smtps://user:password@host:465");
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? undefined : Number(url.port),
    secure: url.protocol === "smtps:",
    user: url.username === "" ? undefined : decodePercent(url.username),
    password: decodePercent(url.password),
    timeout,
  };
}
