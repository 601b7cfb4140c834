/** `npm run build`: content → site. */
import { showPath } from "../files/path.ts";
import type { BuildOptions } from "../site/build.ts";
import type { BuildReport } from "../site/build-report.ts";
import { readSettings, type Settings } from "../site/settings.ts";
import type { Share } from "../site/share.ts";
import { countOf } from "../text/counts.ts";
import { sizeOf } from "../text/sizes.ts";
import { withRoom } from "./room.ts";
import { DONE, parseArguments, runCommand, secondsSince, UsageError } from "./run-command.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

/** For the help of every command that builds. */
export const ENVIRONMENT = `Environment (wins over src/site.config.ts)
  BROADSHEET_CONTENT   the folder that holds papers/, notes/ and topics/ (content)
  BROADSHEET_OUT       where the site goes (dist)
  BROADSHEET_SITE      the origin that it is published at, https://papers.example.org
  BROADSHEET_BASE      the path below the origin, /digest/
  BROADSHEET_SETTINGS  other fields of the file, as JSON: '{"thumbnails": true}'
`;

const USAGE = `Usage: npm run build [-- options]

Checks the content, then builds the site with its search index. When anything
fails, the site that was there stays as it was. A note that fails the check is
named and left out. What has not changed since the last build is taken from the
cache in .cache/, which may be deleted at any time.

Options
  --strict   fail where there would be a warning: no note is left out
  --fresh    build everything anew, and take nothing from the cache
  --part K/N build the Kth of N parts of the archive alone, as one of several
             machines, into OUT-part-K-of-N; such as --part 3/8
  --assemble FOLDER…
             build the site, and take from these parts what they have
  --help     print this text

${ENVIRONMENT}`;

const NO_ORIGIN =
  "The feeds have addresses without an origin, which some feed readers don't follow: before you publish, set `site` in src/site.config.ts, or BROADSHEET_SITE.";

/** Runs the command and gives the exit code. */
export async function runBuild(args: string[], terminal: Terminal = TERMINAL): Promise<number> {
  return runCommand({ name: "npm run build", usage: USAGE }, args, terminal, async () => {
    const { strict, fresh, share, parts } = readArguments(args);
    const settings = readSettings(terminal.env);
    if (share) {
      await buildShare(settings, share, terminal, { strict, fresh });
      return DONE;
    }
    await buildWithProgress(settings, terminal, { strict, fresh, parts });
    if (settings.site === undefined) terminal.say(NO_ORIGIN);
    return DONE;
  });
}

/**
 * Reads the content, builds the site and prints the progress.
 *
 * @throws {ExpectedError} when there is no content, it has problems, or another build doesn't end
 */
export async function buildWithProgress(
  settings: Settings,
  { say }: Terminal,
  options: Pick<BuildOptions, "strict" | "fresh" | "parts"> = {},
): Promise<void> {
  const began = performance.now();
  say("Building the site…");
  // Loading takes seconds, which --help and a wrong argument don't wait for.
  const { buildSite } = await import("../site/build.ts");
  const report = await withRoom({ site: settings.out, times: 2 }, () =>
    buildSite(settings, { ...options, ...progress(say) }),
  );
  for (const warning of report.warnings) say(`warning: ${warning}`);
  if (report.read.of === 0)
    say(
      `warning: ${showPath(settings.content)} has no papers, and neither has the site. npm run ingest -- hf brings some in; if there should be some, look at BROADSHEET_CONTENT.`,
    );
  say(`${describe(report)} in ${settings.out}, ${secondsSince(began)}`);
  say(describeWork(report));
}

/** Tells how far a build is, every few seconds. */
export function progress(say: Terminal["say"]): Pick<BuildOptions, "onWait" | "onUnit"> {
  let told = performance.now();
  return {
    onWait: ({ pid }) => say(`Another build (process ${pid}) is running; waiting for it.`),
    onUnit: ({ all, begun, cached }) => {
      if (performance.now() - told < PAUSE) return;
      told = performance.now();
      say(`Pages: ${begun} of ${countOf(all, "part")} begun, ${cached} of them unchanged`);
    },
  };
}

// --- internal ---

/** The most machines that share a build. */
const MOST_PARTS = 256;

function readArguments(args: string[]) {
  const options = {
    strict: { type: "boolean" },
    fresh: { type: "boolean" },
    part: { type: "string" },
    assemble: { type: "boolean" },
  } as const;
  const { values, positionals: parts } = parseArguments({ args, options, allowPositionals: true });
  const { strict, fresh, part, assemble = false } = values;
  if (part !== undefined && assemble)
    throw new UsageError("--part makes a part and --assemble takes parts: one at a time");
  if (assemble && parts.length === 0)
    throw new UsageError("--assemble needs the folders of the parts, such as dist-part-*");
  if (!assemble && parts.length > 0) throw new UsageError(`unexpected argument "${parts[0]}"`);
  return { strict, fresh, parts, share: part === undefined ? undefined : readShare(part) };
}

function readShare(text: string): Share {
  const [, part = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (part >= 1 && part <= of && of <= MOST_PARTS) return { part, of };
  throw new UsageError(
    `--part: expected K/N with K from 1 to N and N up to ${MOST_PARTS}, such as 3/8; got "${text}"`,
  );
}

async function buildShare(
  settings: Settings,
  share: Share,
  { say }: Terminal,
  options: Pick<BuildOptions, "strict" | "fresh">,
): Promise<void> {
  const began = performance.now();
  const name = `Part ${share.part} of ${share.of}`;
  say(`Building part ${share.part} of ${share.of}…`);
  const { buildPart } = await import("../site/build-part.ts");
  const { folder, months } = await withRoom({ site: settings.out, times: 2 }, () =>
    buildPart(settings, share, { ...options, ...progress(say) }),
  );
  const [first, last] = [months[0], months.at(-1)];
  const what = first === undefined ? "no month: the archive has too few" : `${first} to ${last}`;
  say(`${name}: ${what}, in ${folder}, ${secondsSince(began)}`);
}

/** Between two lines of progress, in milliseconds. */
const PAUSE = 5000;

/** What the build did, and what it took. */
function describeWork({ pages, stages, peakMemory }: BuildReport): string {
  const cached = pages.cached > 0 ? `, ${pages.cached.toLocaleString("en")} from the cache` : "";
  const seconds = stages.map(([name, taken]) => `${name} ${taken.toFixed(1)}`).join(", ");
  return `${countOf(pages.all, "page")}${cached}; seconds: ${seconds}; at most ${sizeOf(peakMemory)} of memory`;
}

function describe({ read: { papers }, topics, files, bytes, units }: BuildReport): string {
  const counts = `${countOf(papers, "paper")}, ${countOf(topics, "topic")}`;
  const cached = units.cached > 0 ? ` (${units.cached} of ${units.all} parts unchanged)` : "";
  return `${counts}: ${countOf(files, "file")}, ${sizeOf(bytes)}${cached}`;
}
