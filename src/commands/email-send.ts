/** The email command's sending: settings and files → a delivery → what is printed of it. */
import fs from "node:fs";
import { ExpectedError, hasCode } from "../files/errors.ts";
import { deliver, type Delivered, type Delivering } from "../mail/deliver.ts";
import { Journal, peekJournal } from "../mail/journal.ts";
import { toMessage } from "../mail/message.ts";
import { readRecipients, type Recipients } from "../mail/recipients.ts";
import { connect, isHere, type SmtpServer } from "../mail/smtp.ts";
import { needsSecret, unsubscribeByMail, unsubscribeUrl } from "../mail/unsubscribe.ts";
import { formatProblem } from "../paper/problem.ts";
import type { Mail } from "../publish/mail/mail.ts";
import type { Settings } from "../site/settings.ts";
import { countOf } from "../text/counts.ts";
import { parseMailbox, type Mailbox } from "../text/mailbox.ts";
import type { EmailArguments } from "./email-arguments.ts";
import { DONE, FAILED, UsageError } from "./run-command.ts";
import type { Terminal } from "./terminal.ts";

/** Who sends: as the settings say, else the digest at its own host, or at none. */
export function readSender({ title, site, contact, mail }: Settings): {
  from: Mailbox;
  replyTo: string | undefined;
  isMadeUp: boolean;
} {
  const { replyTo } = mail;
  for (const text of [mail.from, contact]) {
    const mailbox = parseMailbox(text ?? "");
    if (typeof mailbox !== "string")
      return { from: { ...mailbox, name: mailbox.name || title }, replyTo, isMadeUp: false };
  }
  const host = site === undefined ? "localhost" : new URL(site).hostname;
  return { from: { name: title, address: `digest@${host}` }, replyTo, isMadeUp: true };
}

/** Sends a mail to the addresses of a file. @returns the exit code */
export async function sendMail(
  mail: Mail,
  options: EmailArguments & { smtp: { server: SmtpServer; to: string } },
  settings: Settings,
  terminal: Terminal,
): Promise<number> {
  const { smtp, journal: folder, dryRun, retryUnsure } = options;
  const { say } = terminal;
  const { from, replyTo, isMadeUp } = readSender(settings);
  if (!isHere(smtp.server.host)) refuseUnready(settings, isMadeUp);
  const recipients = readRecipients(
    readFile(smtp.to),
    smtp.to === "-" ? "standard input" : smtp.to,
  );
  const linkFor = unsubscribeLink(settings, from, terminal);
  for (const double of recipients.doubles) say(`warning: ${formatProblem(double)}`);
  for (const problem of recipients.problems) say(formatProblem(problem));
  if (dryRun) {
    tellPlan(recipients, peekJournal(folder, mail.name), say);
    return recipients.problems.length > 0 ? FAILED : DONE;
  }
  const journal = await Journal.open(folder, mail.name, () =>
    say("Another run of this command is sending; waiting for it."),
  );
  try {
    const delivered = await deliver({
      ...options,
      retryUnsure,
      addresses: recipients.addresses,
      from: from.address,
      compose: (address) =>
        toMessage(mail, { from, replyTo, to: { address, unsubscribe: linkFor(address) } }),
      open: () => connect(smtp.server),
      journal,
      ...progress(terminal),
    });
    tellResult(delivered, journal.file, say);
    const { refused, left, unsure } = delivered;
    const missed = refused.length + left.length + unsure.length + recipients.problems.length;
    return missed > 0 ? FAILED : DONE;
  } finally {
    await journal.close();
  }
}

// --- internal ---

/** @throws {ExpectedError} where a mail would go out that nobody can answer, or that leads nowhere */
function refuseUnready({ site }: Settings, isMadeUp: boolean): void {
  if (site === undefined)
    throw new ExpectedError(
      "The mail would lead nowhere: set `site` in src/site.config.ts, or BROADSHEET_SITE. Nothing was sent.",
    );
  if (isMadeUp)
    throw new ExpectedError(
      "Who sends it? Set `mail: { from: … }` in src/site.config.ts to an address that your server may send for. Nothing was sent.",
    );
}

function readFile(file: string): string {
  try {
    return fs.readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    if (!hasCode(error, "ENOENT", "EISDIR")) throw error;
    throw new UsageError(`--to ${file}: there is no such file`);
  }
}

/** How each reader unsubscribes. @throws {ExpectedError} where the secret is missing */
function unsubscribeLink({ mail }: Settings, from: Mailbox, { env, say }: Terminal) {
  const { unsubscribe } = mail;
  if (unsubscribe === undefined) {
    say(
      "Readers unsubscribe by a mail to the sender: for one click, which the large providers demand of who sends to many, set `mail: { unsubscribe: … }` in src/site.config.ts.",
    );
    return () => unsubscribeByMail(from.address);
  }
  const secret = env["BROADSHEET_MAIL_SECRET"] ?? "";
  if (needsSecret(unsubscribe) && secret === "")
    throw new ExpectedError(
      "BROADSHEET_MAIL_SECRET: expected the secret of {token} in `mail.unsubscribe`. Nothing was sent.",
    );
  return (address: string) => unsubscribeUrl(unsubscribe, address, secret);
}

/** Between two lines of progress, in milliseconds. */
const PAUSE = 5000;

function progress({ say, replaceLine }: Terminal): Pick<Delivering, "onProgress" | "onWait"> {
  let told = performance.now();
  return {
    onProgress: (done, all) => {
      if (replaceLine === undefined && performance.now() - told < PAUSE) return;
      told = performance.now();
      const line = `Sent ${done} of ${countOf(all, "mail")}`;
      if (replaceLine === undefined) say(line);
      else replaceLine(done === all ? "" : line);
    },
    onWait: (seconds, left, why) =>
      say(`${countOf(left, "mail")} put off (${why}); trying again in ${seconds} s.`),
  };
}

function tellPlan(
  { addresses }: Recipients,
  stateOf: ReturnType<typeof peekJournal>,
  say: Terminal["say"],
): void {
  const states = addresses.map(stateOf);
  const count = (state: string) => states.filter((one) => one === state).length;
  say(
    `It would be sent to ${countOf(count("none"), "reader")}; ${count("accepted")} have it, and ${count("unsure")} may have it.`,
  );
}

function tellResult(
  { sent, before, refused, left, unsure }: Delivered,
  file: string,
  say: Terminal["say"],
): void {
  for (const { address, why } of refused) say(`${address}: refused: ${why}`);
  for (const { address, why } of left) say(`${address}: not sent: ${why}`);
  for (const { address, why } of unsure)
    say(
      `${address}: may have it or not: ${why}. It isn't sent again by itself; with --retry-unsure it is`,
    );
  const had = before > 0 ? `; ${before} had it before` : "";
  say(`Sent ${countOf(sent, "mail")}${had}. Who has it is in ${file}.`);
  if (left.length > 0)
    say("Run the command again for those that were not sent; nobody gets it twice.");
}
