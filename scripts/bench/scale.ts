/**
 * Times builds of a large archive: from nothing, without a change, with one more day, with an old
 * paper corrected, and with a topic's phrase changed. Prints one JSON line each, with the time and
 * the memory of all processes. Figures compare within one run, on one quiet machine.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { parseArguments, UsageError } from "../../src/commands/run-command.ts";
import { shiftDay } from "../../src/paper/day.ts";
import { print } from "./measure.ts";
import { runMeasured, type Measured } from "./run-measured.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- scale --data DIR [options]

Options
  --data DIR   holds files of papers, *.jsonl.gz, which are taken in the order of their names
  --papers N   how many papers to take of them (10000)
  --peers FILE a script that builds the same papers with other programs: it gets their folder and
               "hugo", and prints {"peer", "total_s"} as JSON, a line each
  --keep DIR   keep the content and the site in this folder
  --help       print this text

Prints one JSON line a measurement: what, papers, seconds, ratio (to the build from nothing),
cpu_seconds, peak_mb (of all processes together); of a peer, with our build from nothing as a
multiple of it; and at the end what the site holds.
`;

/** The bench: gives the exit code. */
export async function bench(args: string[]): Promise<number> {
  const options = {
    data: { type: "string" },
    papers: { type: "string", default: "10000" },
    peers: { type: "string" },
    keep: { type: "string" },
  } as const;
  const { data, papers: asked, peers, keep } = parseArguments({ args, options }).values;
  if (data === undefined) throw new UsageError("--data DIR is missing");
  const folder = keep ?? (await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-scale-")));
  const content = path.join(folder, "content");
  const out = path.join(folder, "site");
  const env = { BROADSHEET_CONTENT: content, BROADSHEET_OUT: out };
  try {
    await fs.mkdir(folder, { recursive: true });
    const lines = await readLines(data, Number(asked) + A_DAY);
    const papers = Math.max(0, lines.length - A_DAY);
    const file = path.join(folder, "papers.jsonl");
    await fs.writeFile(file, lines.slice(0, papers).join("\n"));
    await fs.cp("content/topics", path.join(content, "topics"), { recursive: true });
    const ingest = ["scripts/ingest.ts", "jsonl", "--file", file];
    tell("ingest", papers, await runMeasured(ingest, env));
    const cold = await runMeasured(["scripts/build.ts", "--fresh"], env);
    tell("build from nothing", papers, cold);
    if (peers !== undefined) await compare(peers, content, papers, cold);
    const timed = async (what: string) =>
      tell(what, papers, await runMeasured(["scripts/build.ts"], env), cold);
    await timed("build without a change");
    await fs.writeFile(file, oneDayLater(lines.slice(papers), lines.slice(0, papers)).join("\n"));
    await runMeasured(ingest, env);
    await timed("build with one more day");
    await correctOldest(path.join(content, "papers"));
    await timed("build with an old paper corrected");
    await changeTopic(path.join(content, "topics"));
    await timed("build with a topic's phrase changed");
    print({ what: "site", papers: papers + A_DAY, ...(await sizes(out, papers + A_DAY)) });
  } finally {
    if (keep === undefined) await fs.rm(folder, { recursive: true, force: true });
  }
  return 0;
}

// --- internal ---

/** Papers of the day that is added. */
const A_DAY = 30;

function tell(what: string, papers: number, run: Measured, cold?: Measured): void {
  print({
    what,
    papers,
    seconds: round(run.seconds),
    ...(cold && { ratio: Number((run.seconds / cold.seconds).toFixed(3)) }),
    cpu_seconds: round(run.cpuSeconds),
    peak_mb: Math.round(run.peakBytes / 1e6),
  });
}

function round(number: number): number {
  return Number(number.toFixed(1));
}

/** Runs the peers beside our build from nothing, on the same machine and in the same minutes. */
async function compare(peers: string, content: string, papers: number, cold: Measured) {
  const run = await runMeasured([peers, path.join(content, "papers"), "hugo"], {});
  for (const line of run.stdout.trim().split("\n")) {
    const { peer, total_s: seconds } = peerSchema.parse(JSON.parse(line));
    print({
      what: `peer: ${peer}`,
      papers,
      seconds,
      ours_as_multiple: Number((cold.seconds / seconds).toFixed(2)),
      // Of all that the script does, so that it is a little more than the peer's own.
      cpu_seconds: round(run.cpuSeconds),
      ours_as_multiple_cpu: Number((cold.cpuSeconds / run.cpuSeconds).toFixed(2)),
    });
  }
}

const peerSchema = z.object({ peer: z.string(), total_s: z.number().positive() });

async function readLines(folder: string, most: number): Promise<string[]> {
  const names = (await fs.readdir(folder)).filter((name) => name.endsWith(".jsonl.gz")).sort();
  const lines: string[] = [];
  for (const name of names) {
    const bytes = createReadStream(path.join(folder, name)).pipe(createGunzip());
    for await (const line of createInterface({ input: bytes })) {
      lines.push(line);
      if (lines.length === most) return lines;
    }
  }
  return lines;
}

/** The papers as a list of the day after the last one. */
function oneDayLater(added: readonly string[], all: readonly string[]): string[] {
  const days = all.map((line) => /"day": ?"([^"]+)"/.exec(line)?.[1] ?? "").sort();
  const day = shiftDay(days.at(-1) ?? "2025-01-01", 1);
  return added.map((line) => line.replace(/("day": ?")[^"]+/, `$1${day}`));
}

/** Adds a word to the abstract of the first paper of the first month. */
async function correctOldest(papers: string): Promise<void> {
  const files = (await fs.readdir(papers, { recursive: true }))
    .filter((name) => name.endsWith(".mdx"))
    .sort();
  const file = path.join(papers, files[0] ?? "");
  const text = await fs.readFile(file, "utf8");
  await fs.writeFile(file, `${text.trimEnd()} Corrected.\n`);
}

async function changeTopic(topics: string): Promise<void> {
  const [name = ""] = (await fs.readdir(topics)).sort();
  const file = path.join(topics, name);
  const text = await fs.readFile(file, "utf8");
  await fs.writeFile(file, text.replace(/^match:\n/m, "match:\n  - quantum annealing\n"));
}

async function sizes(folder: string, papers: number) {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const { parentPath, name } of files)
    bytes += (await fs.stat(path.join(parentPath, name))).size;
  return {
    files: files.length,
    mb: round(bytes / 1e6),
    files_per_paper: Number((files.length / papers).toFixed(3)),
    bytes_per_paper: Math.round(bytes / papers),
  };
}
