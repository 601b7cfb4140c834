/** The portable command: arguments → copy → what the terminal shows → exit code. */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { countOf } from "../text/counts.ts";
import { LockedError, takeLock } from "../files/lock.ts";
import type { Narrowed } from "../offline/portable/notice.ts";
import { makePortable, PortableError } from "../offline/portable/portable.ts";
import { isDay, shortDay } from "../paper/day.ts";
import { buildSite } from "../site/build.ts";
import { BuildError } from "../site/build-error.ts";
import { readEnvironment, type Environment } from "../site/environment.ts";
import { NarrowError, narrowContent, type Wanted } from "../content/narrow.ts";
import { runWithSettings } from "../site/settings.ts";
import { DONE, FAILED, readWords, runCommand, UsageError } from "./run-command.ts";

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

/** `npm run portable`: gives the exit code. */
export async function runPortable(args: string[]): Promise<number> {
  const command = { name: "npm run portable", usage: USAGE };
  return runCommand(command, args, () => {
    const options = {
      since: { type: "string" },
      topic: { type: "string" },
    } as const;
    const { since, topic } = readWords({ args, options }).values;
    if (since !== undefined && !isDay(since))
      throw new UsageError(`--since ${since}: expected a day such as 2025-01-01`);
    return runWithSettings((environment) => makeCopy(environment, { since, topic }));
  });
}

// --- internal ---

const EXPECTED = [PortableError, NarrowError, BuildError, LockedError];

async function makeCopy(environment: Environment, wanted: Wanted): Promise<number> {
  const began = performance.now();
  try {
    await (wanted.since === undefined && wanted.topic === undefined
      ? copyBuilt(environment, began)
      : copyNarrowed(environment, wanted, began));
    return DONE;
  } catch (error) {
    if (!EXPECTED.some((kind) => error instanceof kind)) throw error;
    say(error instanceof Error ? error.message : String(error));
    return FAILED;
  }
}

/** Copies the site that is there, while no build replaces it. */
async function copyBuilt({ out }: Environment, began: number): Promise<void> {
  const release = await takeLock(path.resolve(".cache"), {
    work: "build",
    onWait: ({ pid }) => say(`A build (process ${pid}) is at work; waiting for it.`),
    patience: 600_000,
  });
  try {
    await copy(out, out, undefined, began);
  } finally {
    await release();
  }
}

/** Builds a site of the wanted papers for the copy alone. */
async function copyNarrowed(
  environment: Environment,
  wanted: Wanted,
  began: number,
): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-copy-"));
  let cache: string | undefined;
  try {
    const content = path.join(folder, "content");
    const { kept, of, topic } = await narrowContent(environment.content, content, wanted);
    say(`Building a site of ${kept} of ${of} papers…`);
    // The pages ask the environment, as in every build.
    process.env["BROADSHEET_CONTENT"] = content;
    process.env["BROADSHEET_OUT"] = path.join(folder, "site");
    const narrow = readEnvironment();
    cache = narrow.cache;
    await buildSite(narrow);
    const narrowed = { since: wanted.since, topic, kept, of };
    await copy(narrow.out, environment.out, narrowed, began);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
    if (cache) await fs.rm(cache, { recursive: true, force: true });
  }
}

/** @param beside the site that the copy stands beside */
async function copy(
  site: string,
  beside: string,
  narrowed: Narrowed | undefined,
  began: number,
): Promise<void> {
  const to = `${beside}-portable`;
  const zip = path.join(path.dirname(beside), "broadsheet-portable.zip");
  const report = await makePortable({ site, to, zip, narrowed, onStep: say });
  const { pages, files, bytes, zipBytes, day, hosted } = report;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const upTo = day ? `, papers up to ${shortDay(day)}` : "";
  say(`${countOf(pages, "page")}${upTo}: ${countOf(files, "file")}, ${megabytes(bytes)} in ${to}`);
  say(`${megabytes(zipBytes)} in ${zip}, ${seconds} s`);
  if (!hosted)
    say(
      "The site's address isn't known, so the copy can't say where it updates: set `site` in src/site.config.ts or BROADSHEET_SITE, and build again.",
    );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
