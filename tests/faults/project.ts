/** A small copy of the project with a cache of its own, to run commands in that are killed or fail. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { toMdx } from "../../src/paper/mdx.ts";
import type { Ended, Variables } from "../e2e/run.ts";
import { readTree, ROOT, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";
import type { Faults } from "./record.ts";

/** What a build of the project reads, beside `node_modules`. */
const SOURCES = [
  "src",
  "scripts",
  "public",
  "astro.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const RECORD = path.join(import.meta.dirname, "record.ts");

/** Copies the project into a folder, with two papers of our own. */
export async function smallProject(folder: string): Promise<void> {
  for (const name of SOURCES)
    await fs.cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  await fs.symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  await writeTree(folder, {
    "content/papers/2025/10/2510.00001.mdx": toMdx(aPaper({ id: "2510.00001" })),
    "content/papers/2025/10/2510.00002.mdx": toMdx(aPaper({ id: "2510.00002", title: "Other" })),
    "content/topics/lamps.md": "---\ntitle: Lamps\nblurb: What shines.\nmatch: [lamp]\n---\n",
  });
}

/**
 * Runs a script of the project in a folder that has its copy, to its end. Node keeps what it
 * compiles beside the folder: in it, thousands of files would be copied for each recorded moment.
 */
export function runIn(
  folder: string,
  script: string,
  argv: readonly string[] = [],
  { faults, variables = {} }: { faults?: Faults | undefined; variables?: Variables } = {},
): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("BROADSHEET_"));
  const preload = faults ? ["--import", RECORD] : [];
  const child = spawn(process.execPath, [...preload, `scripts/${script}.ts`, ...argv], {
    cwd: folder,
    env: {
      ...Object.fromEntries(inherited),
      NODE_COMPILE_CACHE: `${folder}-compiled`,
      ...variables,
      ...(faults && { BROADSHEET_FAULTS: JSON.stringify(faults) }),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** The hash of a file, or of everything in a folder; undefined where there is neither. */
export async function hashOf(place: string): Promise<string | undefined> {
  const read = async () => JSON.stringify([...(await readTree(place))]);
  const bytes = await fs.readFile(place).catch(() => read().catch(() => undefined));
  return bytes && createHash("sha256").update(bytes).digest("hex");
}
