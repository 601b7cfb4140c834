/** Runs the project's commands as a person would: as processes of their own. */
import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestContext } from "node:test";
import { readSettings } from "../../src/site/settings.ts";
import { ROOT } from "../folders.ts";

/** How a command ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Environment variables for a command, beside those of the machine. */
export type Variables = Record<string, string>;

/** A script of `scripts/` that is run to its end, or until it is told to end. */
type Script = "build" | "start" | "check" | "ingest" | "note" | "portable";

/** Starts a script of `scripts/`. No setting of the person who runs the tests reaches it. */
export function start(
  script: Script,
  argv: string[] = [],
  variables: Variables = {},
): ChildProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("BROADSHEET_"));
  return spawn(process.execPath, [path.join(ROOT, "scripts", `${script}.ts`), ...argv], {
    cwd: ROOT,
    env: { ...Object.fromEntries(inherited), ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** A command that takes longer hangs; builds wait for each other. */
const LONGEST = 400_000;

/** Runs a script to its end; a script that hangs is ended, and then has no code. */
export function run(
  script: Script,
  argv: string[] = [],
  variables: Variables = {},
): Promise<Ended> {
  const child = start(script, argv, variables);
  let [stdout, stderr] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text) => (stderr += text));
  const timer = setTimeout(() => child.kill("SIGKILL"), LONGEST);
  return new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  }).finally(() => clearTimeout(timer));
}

/** A place for one build: where it goes, and the variables that say so. */
export interface Place {
  out: string;
  variables: Variables;
}

/** A place for a build in the system's temporary folder, which goes with its cache. */
export async function temporaryPlace(t: TestContext, variables: Variables = {}): Promise<Place> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-site-"));
  const out = path.join(folder, "site");
  const all = { ...variables, BROADSHEET_OUT: out };
  t.after(async () => {
    await fs.rm(folder, { recursive: true, force: true });
    await forgetBuild(all);
  });
  return { out, variables: all };
}

/** Deletes the cache of the build with these variables, and of no other. */
export async function forgetBuild(variables: Variables): Promise<void> {
  const cache = cacheOf(variables);
  if (cache) await fs.rm(cache, { recursive: true, force: true });
}

/** The cache of the build with these variables; undefined where its settings are refused. */
export function cacheOf(variables: Variables): string | undefined {
  try {
    return readSettings(variables).cache;
  } catch {
    return undefined;
  }
}
