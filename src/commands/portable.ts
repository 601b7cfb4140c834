/** `npm run portable`: the built site, or a smaller one → a copy that works by double-click. */
import fs from "node:fs/promises";
import type { Narrowing } from "../content/narrow.ts";
import type { Narrowed } from "../offline/portable/notice.ts";
import { makePortable } from "../offline/portable/portable.ts";
import { dateInWords } from "../paper/date.ts";
import { isDay } from "../paper/day.ts";
import { buildSite } from "../site/build.ts";
import { lockBuilds, siteForCopy } from "../site/lock-builds.ts";
import { copyPlaces } from "../site/copy-places.ts";
import { readSettings, withOut, type Settings } from "../site/settings.ts";
import { countOf } from "../text/counts.ts";
import { sizeOf } from "../text/sizes.ts";
import { withRoom } from "./room.ts";
import { DONE, parseArguments, runCommand, secondsSince, UsageError } from "./run-command.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

const USAGE = `Usage: npm run portable [-- options]

Makes a copy of the built site that works by double-click, without a server and
without a network: a folder, and a zip of it to hand on. They stand beside the
site: dist-portable/ and broadsheet-portable.zip.

Run npm run build first. With --since or --topic a smaller site is built for the
copy, and the site that is there stays as it is.

Options
  --since DAY   only papers that were listed on this day or later, 2025-01-01
  --topic SLUG  only papers of this topic, such as language-models
  --help        print this text

Environment
  BROADSHEET_OUT      the built site (dist)
  BROADSHEET_CONTENT  with --since and --topic: what to build from (content)
  The others of npm run build count with --since and --topic, too.
`;

/** Runs the command and gives the exit code. */
export async function runPortable(args: string[], terminal: Terminal = TERMINAL): Promise<number> {
  return runCommand({ name: "npm run portable", usage: USAGE }, args, terminal, async () => {
    const options = { since: { type: "string" }, topic: { type: "string" } } as const;
    const { since, topic } = parseArguments({ args, options }).values;
    if (since !== undefined && !isDay(since))
      throw new UsageError(`--since ${since}: expected a day such as 2025-01-01`);
    const settings = readSettings(terminal.env);
    await (since === undefined && topic === undefined
      ? copyBuilt(settings, terminal)
      : copyNarrowed(settings, { since, topic }, terminal));
    return DONE;
  });
}

// --- internal ---

/** Copies the site that is there, while no build replaces it. */
async function copyBuilt({ out }: Settings, terminal: Terminal): Promise<void> {
  await whileLocked(out, terminal, (began) => copy({ site: out, beside: out, began }, terminal));
}

/** Builds a site of a part of the papers for the copy alone. */
async function copyNarrowed(
  settings: Settings,
  narrowing: Narrowing,
  terminal: Terminal,
): Promise<void> {
  const own = withOut(settings, siteForCopy());
  await whileLocked(settings.out, terminal, async (began) => {
    try {
      const { read } = await buildSite(own, {
        narrowing,
        isLocked: true,
        onRead: ({ papers, of }) => terminal.say(`Building a site of ${papers} of ${of} papers…`),
      });
      const { papers: kept, of, topic } = read;
      const narrowed = { since: narrowing.since, topic, kept, of };
      await copy({ site: own.out, beside: settings.out, narrowed, began }, terminal);
    } finally {
      for (const one of [own.out, own.cache]) await fs.rm(one, { recursive: true, force: true });
    }
  });
}

/** Works while nothing else is built; `began` is as `performance.now()` gave it. */
async function whileLocked(
  out: string,
  { say }: Terminal,
  work: (began: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const release = await lockBuilds(out, ({ pid }) =>
    say(`A build (process ${pid}) is running; waiting for it.`),
  );
  try {
    await withRoom({ site: out, times: 3 }, () => work(began));
  } finally {
    await release();
  }
}

interface Work {
  site: string;
  /** The site that the copy stands beside. */
  beside: string;
  narrowed?: Narrowed;
  /** As `performance.now()` gave it. */
  began: number;
}

async function copy({ site, beside, narrowed, began }: Work, { say }: Terminal): Promise<void> {
  const { folder: to, zip } = copyPlaces(beside);
  const report = await makePortable({ site, to, zip, narrowed, onStep: say });
  const { pages, files, bytes, zipBytes, day, hosted } = report;
  const upTo = day ? `, papers up to ${dateInWords(day)}` : "";
  say(`${countOf(pages, "page")}${upTo}: ${countOf(files, "file")}, ${sizeOf(bytes)} in ${to}`);
  say(`${sizeOf(zipBytes)} in ${zip}, ${secondsSince(began)}`);
  if (!hosted)
    say(
      "The site's address isn't known, so the copy can't say where it updates: set `site` in src/site.config.ts or BROADSHEET_SITE, and build again.",
    );
}
