/** `npm run email`: the papers of a day, a week, a topic or a standing search as a mail. */
import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../files/errors.ts";
import { showPath } from "../files/path.ts";
import { sendCampaign } from "../mail/listmonk.ts";
import { toMessage } from "../mail/message.ts";
import { choosePapers, type Wanted } from "../publish/mail/choose.ts";
import { makeMail, type Mail } from "../publish/mail/mail.ts";
import { toMailText } from "../publish/mail/text.ts";
import { openDigest, type OpenDigest } from "../site/open-digest.ts";
import { readSettings, type Settings } from "../site/settings.ts";
import { countOf } from "../text/counts.ts";
import { readEmailArguments, USAGE, type EmailArguments } from "./email-arguments.ts";
import { readSender, sendMail } from "./email-send.ts";
import { DONE, didYouMean, FAILED, runCommand, UsageError } from "./run-command.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

/** Runs the command and gives the exit code. */
export async function runEmail(args: string[], terminal: Terminal = TERMINAL): Promise<number> {
  return runCommand({ name: "npm run email", usage: USAGE }, args, terminal, async () => {
    const options = readEmailArguments(args, terminal.env);
    const settings = readSettings(terminal.env);
    const digest = await openDigest(settings);
    const wanted = await readWanted(options, digest);
    const chosen = choosePapers(digest.facts, wanted, digest.newest);
    if (chosen === undefined) {
      terminal.say(`${describe(options)}: no papers, so there is nothing to send.`);
      return DONE;
    }
    const { title, site, base, mail: ownSettings } = settings;
    const mail = makeMail(chosen, digest.whole(chosen.entries), {
      digest: title,
      site,
      base,
      pagesFrom: digest.pagesFrom,
      footer: ownSettings.footer,
    });
    if (site === undefined) terminal.say(NO_SITE);
    return bring(mail, options, settings, terminal);
  });
}

// --- internal ---

const NO_SITE =
  "The site's address isn't known, so the mail's links lead to the papers elsewhere: set `site` in src/site.config.ts or BROADSHEET_SITE.";

/** Looks up the topic and the search. @throws {UsageError} where there is none of that name */
async function readWanted(
  { day, week, topic: ofTopic, search: ofSearch }: EmailArguments,
  { catalogue: { topics, searches }, answers }: OpenDigest,
): Promise<Wanted> {
  const topic = find("topic", ofTopic, topics);
  const search = find("search", ofSearch, searches);
  if (search === undefined) return { day, week, topic };
  const found = (await answers()).find((one) => one.search === search.slug)?.papers ?? [];
  return { day, week, topic, search: { search, found } };
}

function find<Item extends { slug: string }>(
  option: string,
  slug: string | undefined,
  items: readonly Item[],
): Item | undefined {
  if (slug === undefined) return undefined;
  const found = items.find((item) => item.slug === slug);
  if (found) return found;
  const slugs = items.map((item) => item.slug);
  const [what, folder] = option === "topic" ? ["topic", "topics"] : ["standing search", "searches"];
  const hint =
    didYouMean(slug, slugs) || `. Give the name of a file in ${folder}/, without its ending`;
  throw new UsageError(`--${option} ${slug}: there is no such ${what}${hint}`);
}

function describe({ day, week, topic, search }: EmailArguments): string {
  const all = [
    ...(topic === undefined ? [] : [`topic ${topic}`]),
    ...(search === undefined ? [] : [`search ${search}`]),
    ...[day ?? week ?? []].flat(),
  ];
  return all.join(", ") || "the digest";
}

/** Brings the mail where it is to go. @returns the exit code */
async function bring(
  mail: Mail,
  options: EmailArguments,
  settings: Settings,
  terminal: Terminal,
): Promise<number> {
  const { out, smtp, listmonk, dryRun } = options;
  const { print, say } = terminal;
  if (dryRun) say(`Dry run: "${mail.subject}", ${countOf(mail.count, "paper")}.`);
  let code = DONE;
  if (out !== undefined) {
    const file = path.join(out, `${mail.name}.eml`);
    if (dryRun) say(`${showPath(file)} would be written.`);
    else {
      const { from, replyTo } = readSender(settings);
      writeWhole(file, await toMessage(mail, { from, replyTo }));
      say(`Wrote ${showPath(file)}: ${countOf(mail.count, "paper")}.`);
    }
  }
  if (smtp !== undefined) code = await sendMail(mail, { ...options, smtp }, settings, terminal);
  if (listmonk !== undefined) code = await campaign(mail, listmonk, options, settings, terminal);
  if (out === undefined && smtp === undefined && listmonk === undefined && !dryRun)
    print(toMailText(mail).trimEnd());
  return code;
}

async function campaign(
  mail: Mail,
  url: string,
  { dryRun }: EmailArguments,
  { mail: { from, listmonk } }: Settings,
  { env, say }: Terminal,
): Promise<number> {
  if (listmonk === undefined)
    throw new ExpectedError(
      "Which lists? Set `mail: { listmonk: { lists: [1] } }` in src/site.config.ts. Nothing was sent.",
    );
  if (dryRun) {
    say(`A campaign at ${url} would be made for ${countOf(listmonk.lists.length, "list")}.`);
    return DONE;
  }
  const token = env["BROADSHEET_LISTMONK"];
  if (!token) {
    say("BROADSHEET_LISTMONK: expected user:token of an API user of listmonk. Nothing was sent.");
    return FAILED;
  }
  const { lists, template } = listmonk;
  const done = await sendCampaign({ url, token, lists, template, from }, mail);
  say(`The campaign "${mail.digest} ${mail.name}" is ${done}.`);
  return DONE;
}

/** A file appears whole or not at all. */
function writeWhole(file: string, bytes: Uint8Array): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.tmp`, bytes);
  fs.renameSync(`${file}.tmp`, file);
}
