/** The built sites that the end-to-end tests read. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { serve, type Server } from "../../src/site/serve.ts";
import { ROOT } from "../folders.ts";
import { writeYears } from "./fixture.ts";
import { cacheOf, forgetBuild, run, type Variables } from "./run.ts";
import { writeStrain } from "./strain.ts";

/**
 * `root` and `digest` are the bundled content at two base paths; `years` is made up: 130 papers
 * of three years, the oldest without pages, with what the bundled content lacks; `strain` is made up, too, has an engine
 * for mail, and shows pictures: crowds, long texts, other scripts.
 */
export const SITE_NAMES = ["root", "digest", "years", "strain"] as const;
export type SiteName = (typeof SITE_NAMES)[number];

/** The base path of each site. */
export const BASES: Record<SiteName, string> = {
  root: "/",
  digest: "/digest/",
  years: "/",
  strain: "/",
};

/** Where `tests/setup.ts` builds the sites. */
export function sitesFolder(): string {
  return path.join(ROOT, ".cache", "test");
}

/**
 * The folder of a built site: one of `tests/setup.ts`, which may still be at it. Where the test
 * file runs without it, the site is built for the file alone and goes when its process ends.
 *
 * @throws {Error} with the build's output, when the site can't be built
 */
export async function builtSite(name: SiteName): Promise<string> {
  const shared = process.env["BROADSHEET_TEST_SITES"];
  if (shared) return sharedSite(shared, name);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "broadsheet-e2e-"));
  process.once("exit", () => fs.rmSync(folder, { recursive: true }));
  const out = await buildInto(folder, name);
  await forgetBuild(variablesOf(folder, name));
  return out;
}

/** Sites over HTTP, by name. */
export type Servers = Record<SiteName, Server>;

/** Every site over HTTP, for tests of pages of all of them. */
export async function serveSites(): Promise<Servers> {
  const [root, digest, years, strain] = await Promise.all([
    servedSite("root"),
    servedSite("digest"),
    servedSite("years"),
    servedSite("strain"),
  ]);
  return { root, digest, years, strain };
}

/** A built site over HTTP on this machine, at any free port. */
export async function servedSite(name: SiteName): Promise<Server> {
  const out = await builtSite(name);
  return serve({ out, base: BASES[name], port: 0, host: "127.0.0.1" });
}

/**
 * Builds all sites below `folder`, one after the other: Astro keeps one list of a project's notes,
 * whatever is being built. A file beside each site says when it is there, or why it isn't.
 */
export async function buildAll(folder: string): Promise<void> {
  for (const name of SITE_NAMES)
    await buildInto(folder, name).then(
      () => fs.promises.writeFile(reportOf(folder, name), ""),
      (error: unknown) => fs.promises.writeFile(reportOf(folder, name), String(error)),
    );
}

/** Lets nobody take sites of an earlier run for those that `buildAll` is going to build. */
export async function forgetAll(folder: string): Promise<void> {
  for (const name of SITE_NAMES) await fs.promises.rm(reportOf(folder, name), { force: true });
}

/** What the build of a site printed. */
export async function printedBy(name: SiteName): Promise<string> {
  return fs.promises.readFile(logOf(await builtSite(name)), "utf8");
}

/**
 * Builds a site below `folder` and returns its own folder.
 *
 * @throws {Error} with the build's output, when it fails
 */
async function buildInto(folder: string, name: SiteName): Promise<string> {
  const variables = variablesOf(folder, name);
  await WRITERS[name]?.(contentOf(folder, name));
  if (name === "digest") await shareCache(variablesOf(folder, "root"), variables);
  const { code, stdout, stderr } = await run("build", [], variables);
  if (code !== 0)
    throw new Error(
      `The build of the test site "${name}" failed with ${code}:\n${stdout}${stderr}`,
    );
  const out = path.join(folder, name);
  await fs.promises.writeFile(logOf(out), stderr);
  return out;
}

// --- internal ---

/** In milliseconds: all builds together take a tenth of it. */
const PATIENCE = 600_000;

/** Lets a build of the same content find what is the same at every base path, such as the index. */
async function shareCache(from: Variables, to: Variables): Promise<void> {
  const [known, cache] = [cacheOf(from), cacheOf(to)];
  if (!known || !cache || !fs.existsSync(known)) return;
  await fs.promises.cp(known, cache, { recursive: true, preserveTimestamps: true });
}

/** Waits for a site that another process builds. */
async function sharedSite(folder: string, name: SiteName): Promise<string> {
  const report = reportOf(folder, name);
  for (let waited = 0; !fs.existsSync(report); waited += 100) {
    if (waited > PATIENCE) throw new Error(`The site "${name}" is not built: no ${report}.`);
    await setTimeout(100);
  }
  const failure = await fs.promises.readFile(report, "utf8");
  if (failure) throw new Error(failure);
  return path.join(folder, name);
}

function logOf(site: string): string {
  return `${site}.log`;
}

function reportOf(folder: string, name: SiteName): string {
  return path.join(folder, `${name}.txt`);
}

/** What writes the content of a site; the others are built from the bundled content. */
const WRITERS: Partial<Record<SiteName, (folder: string) => Promise<void>>> = {
  years: writeYears,
  strain: writeStrain,
};

/** The settings of made-up sites: their words are in no table, which takes seconds to prepare. */
const SETTINGS: Partial<Record<SiteName, object>> = {
  years: { meaning: "none", archive: { paperPages: { months: 4 } } },
  strain: {
    meaning: "none",
    thumbnails: true,
    mail: {
      subscribe: { action: "https://lists.x.example/form", field: "address", hidden: { l: "1" } },
    },
  },
};

function contentOf(folder: string, name: SiteName): string {
  return WRITERS[name] ? path.join(folder, `content-${name}`) : path.join(ROOT, "content");
}

function variablesOf(folder: string, name: SiteName): Record<string, string> {
  return {
    BROADSHEET_CONTENT: contentOf(folder, name),
    BROADSHEET_OUT: path.join(folder, name),
    BROADSHEET_BASE: BASES[name],
    ...(SETTINGS[name] && { BROADSHEET_SETTINGS: JSON.stringify(SETTINGS[name]) }),
  };
}
