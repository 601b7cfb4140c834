/**
 * Adds the days of a digest one by one, each with a build from the cache, and compares the last
 * site with one that is built from nothing, byte for byte. Prints a JSON line a build.
 */
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArguments, UsageError } from "../../src/commands/run-command.ts";
import { listFiles } from "../../src/files/folder.ts";
import { print } from "./measure.ts";
import { runMeasured } from "./run-measured.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- days --data DIR [options]

Options
  --data DIR       holds answers of the Daily Papers API, a day each: 2025-10-16.json
  --days N         only the first N days
  --every N        builds after every Nth day only, and after the last (1)
  --settings JSON  fields of src/site.config.ts, as for BROADSHEET_SETTINGS
  --keep DIR       keep the content and both sites in this folder
  --help           print this text

Prints one JSON line a build: what, day, seconds, cpu_seconds, peak_mb; then how many files
differ. The exit code is 1 where one does.
`;

/** The bench: gives the exit code. */
export async function bench(args: string[]): Promise<number> {
  const options = {
    data: { type: "string" },
    days: { type: "string" },
    every: { type: "string", default: "1" },
    settings: { type: "string", default: "{}" },
    keep: { type: "string" },
  } as const;
  const { data, days, every, settings, keep } = parseArguments({ args, options }).values;
  if (data === undefined) throw new UsageError("--data DIR is missing");
  const names = (await fs.readdir(data)).filter((name) => /^\d{4}-\d\d-\d\d\.json$/.test(name));
  const chosen = names.sort().slice(0, days === undefined ? undefined : Number(days));
  const folder = keep ?? (await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-days-")));
  const content = path.join(folder, "content");
  const env = { BROADSHEET_CONTENT: content, BROADSHEET_SETTINGS: settings };
  const build = async (what: string, day: string, site: string, fresh: string[]) => {
    const script = ["scripts/build.ts", ...fresh];
    const run = await runMeasured(script, { ...env, BROADSHEET_OUT: path.join(folder, site) });
    const [seconds, cpu] = [run.seconds, run.cpuSeconds].map((one) => Number(one.toFixed(1)));
    print({ what, day, seconds, cpu_seconds: cpu, peak_mb: Math.round(run.peakBytes / 1e6) });
  };
  try {
    await fs.cp("content/topics", path.join(content, "topics"), { recursive: true });
    let waiting: string[] = [];
    for (const [at, name] of chosen.entries()) {
      waiting.push("--file", path.join(data, name));
      if ((at + 1) % Number(every) !== 0 && at < chosen.length - 1) continue;
      await runMeasured(["scripts/ingest.ts", "hf", "--content", content, ...waiting], env);
      waiting = [];
      await build("a build from the cache", path.basename(name, ".json"), "site", []);
    }
    await build("a build from nothing", "", "fresh", ["--fresh"]);
    const different = await compare(path.join(folder, "site"), path.join(folder, "fresh"));
    print({ what: "files that differ", files: different.length, first: different.slice(0, 5) });
    return different.length === 0 ? 0 : 1;
  } finally {
    if (keep === undefined) await fs.rm(folder, { recursive: true, force: true });
  }
}

// --- internal ---

/** The files that two folders don't have alike. */
async function compare(one: string, other: string): Promise<string[]> {
  const [a, b] = [await hashesOf(one), await hashesOf(other)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((file) => a.get(file) !== b.get(file));
}

async function hashesOf(folder: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const file of await listFiles(folder)) {
    const bytes = await fs.readFile(path.join(folder, file));
    hashes.set(file, createHash("sha256").update(bytes).digest("hex"));
  }
  return hashes;
}
