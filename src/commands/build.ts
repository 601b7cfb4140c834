/** The build and start commands: arguments → build → what the terminal shows → exit code. */
import type { BuildOptions, BuildReport } from "../site/build.ts";
import { BuildError } from "../site/build-error.ts";
import { LockedError } from "../files/lock.ts";
import { countOf } from "../text/counts.ts";
import type { Environment } from "../site/environment.ts";
import { serve } from "../site/serve.ts";
import { runWithSettings } from "../site/settings.ts";
import { DONE, FAILED, readWords, runCommand, UsageError } from "./run-command.ts";

const ENVIRONMENT = `Environment (wins over src/site.config.ts)
  BROADSHEET_CONTENT   the folder that holds papers/, notes/ and topics/ (content)
  BROADSHEET_OUT       where the site goes (dist)
  BROADSHEET_SITE      the origin that it is published at, https://papers.example.org
  BROADSHEET_BASE      the path below the origin, /digest/
  BROADSHEET_SETTINGS  other fields of the file, as JSON: '{"thumbnails": true}'
`;

const BUILD_USAGE = `Usage: npm run build [-- options]

Checks the content, then builds the site with its search index. When anything
fails, the site that was there stays as it was. A note that fails the check is
named and left out.

Options
  --strict   fail where there would be a warning: no note is left out
  --help     print this text

${ENVIRONMENT}`;

const START_USAGE = `Usage: npm start [-- options]

Builds the site and serves it on this machine until you press Ctrl-C.

Options
  --port N   the port to listen on (4321, or the next free one)
  --host H   the address to listen on (127.0.0.1: this machine alone)
  --help     print this text

${ENVIRONMENT}`;

/** `npm run build`: gives the exit code. */
export async function runBuild(args: string[]): Promise<number> {
  const command = { name: "npm run build", usage: BUILD_USAGE };
  return runCommand(command, args, () => {
    const options = { strict: { type: "boolean", default: false } } as const;
    const { strict } = readWords({ args, options }).values;
    return runWithSettings(async (environment) => {
      if (!(await build(environment, { strict }))) return FAILED;
      if (environment.site.site === undefined) say(NO_ORIGIN);
      return DONE;
    });
  });
}

/** `npm start`: gives the exit code when the build fails, and serves until it is ended otherwise. */
export async function runStart(args: string[]): Promise<number> {
  const command = { name: "npm start", usage: START_USAGE };
  return runCommand(command, args, () => {
    const options = {
      port: { type: "string", default: "4321" },
      host: { type: "string", default: "127.0.0.1" },
    } as const;
    const { port, host } = readWords({ args, options }).values;
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
      throw new UsageError(`--port ${port}: expected a number from 0 to 65535`);
    return runWithSettings(async (environment) => {
      if (!(await build(environment))) return FAILED;
      const { out, site } = environment;
      const { base } = site;
      const server = await serve({ out, base, port: Number(port), host });
      process.stdout.write(`\n${site.title} is at ${server.url}\nPress Ctrl-C to stop.\n`);
      for (const signal of ["SIGINT", "SIGTERM"] as const)
        process.once(signal, () => void server.close());
      return DONE;
    });
  });
}

// --- internal ---

const NO_ORIGIN =
  "The feeds have addresses without an origin, which some feed readers don't follow: before you publish, set `site` in src/site.config.ts, or BROADSHEET_SITE.";

/** Builds with progress on the terminal; false when it failed, and the reason was said. */
async function build(environment: Environment, options: BuildOptions = {}): Promise<boolean> {
  const began = performance.now();
  try {
    say("Building the site…");
    // Loading takes seconds, which --help and a wrong argument don't wait for.
    const { buildSite } = await import("../site/build.ts");
    const report = await buildSite(
      environment,
      ({ pid }) => say(`Another build (process ${pid}) is at work; waiting for it.`),
      options,
    );
    for (const warning of report.warnings) say(`warning: ${warning}`);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`${describe(report)} in ${environment.out}, ${seconds} s`);
    return true;
  } catch (error) {
    if (!(error instanceof BuildError || error instanceof LockedError)) throw error;
    say(error.message);
    return false;
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function describe({ papers, topics, files, bytes }: BuildReport): string {
  const megabytes = (bytes / 1_000_000).toFixed(1);
  const counts = `${countOf(papers, "paper")}, ${countOf(topics, "topic")}`;
  return `${counts}: ${countOf(files, "file")}, ${megabytes} MB`;
}
