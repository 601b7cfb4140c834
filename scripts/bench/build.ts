/**
 * Times what an operator waits for, on papers of our own words or on any `--content` folder: an
 * ingest, a build from nothing, a build without a change, and a build after one more day. Prints
 * one JSON line each. Figures compare within one run, on one machine.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { shiftDay } from "../../src/paper/day.ts";
import { parseArguments } from "../../src/commands/run-command.ts";
import { print, secondsSince } from "./measure.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- [build] [options]

Options
  --papers N     how many papers to make (1000)
  --content DIR  a content folder to build in place of made-up papers; it is copied
  --help         print this text

Prints one JSON line a measurement: what, papers, seconds, papers_per_second.
`;

/** The bench: gives the exit code. */
export async function bench(args: string[]): Promise<number> {
  const options = {
    papers: { type: "string", default: "1000" },
    content: { type: "string" },
  } as const;
  const { values } = parseArguments({ args, options });
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-bench-"));
  const content = path.join(folder, "content");
  const env = { BROADSHEET_CONTENT: content, BROADSHEET_OUT: path.join(folder, "site") };
  try {
    const papers = Number(values.papers);
    const file = path.join(folder, "papers.jsonl");
    const ingest = ["scripts/ingest.ts", "jsonl", "--file", file];
    const lines = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => paperLine(from + at, 30)).join("\n");
    if (values.content) await fs.cp(values.content, content, { recursive: true });
    else {
      await fs.writeFile(file, lines(0, papers));
      timed("ingest", papers, ingest, env);
      timed("ingest again", papers, ingest, env);
      await fs.cp("content/topics", path.join(content, "topics"), { recursive: true });
    }
    timed("cold build", papers, ["scripts/build.ts"], env);
    timed("build without a change", papers, ["scripts/build.ts"], env);
    await fs.writeFile(file, lines(papers, papers + 30));
    timed("ingest of one more day", 30, ingest, env);
    timed("build with one more day", papers + 30, ["scripts/build.ts"], env);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
  return 0;
}

// --- internal ---

const WORDS =
  "a the of model data we learn show that image language speech graph sparse dense small large method result train test error bound fast slow token layer field wave".split(
    " ",
  );

/** A line of JSON with a paper of made-up words, the same for the same number. */
function paperLine(index: number, papersADay: number): string {
  const word = (at: number) => WORDS[(index * 31 + at * 17 + at * at) % WORDS.length] ?? "";
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => word(from + at)).join(" ");
  return JSON.stringify({
    id: `25${String(1 + (Math.floor(index / 90_000) % 12)).padStart(2, "0")}.${String(index % 90_000).padStart(5, "0")}`,
    title: `Paper ${index}: ${words(0, 8)}`,
    abstract: `${words(9, 170)}.`,
    authors: [`Ada Example${index % 97}`, `Bo Sample${index % 89}`],
    categories: ["cs.LG"],
    day: shiftDay("2025-01-01", Math.floor(index / papersADay)),
  });
}

/** Runs a command of ours, and prints its wall time, the start of the process included. */
function timed(what: string, papers: number, script: string[], env: NodeJS.ProcessEnv): void {
  const began = performance.now();
  const run = spawnSync(process.execPath, script, {
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`${what} failed:\n${run.stdout}${run.stderr}`);
  const seconds = secondsSince(began, 3);
  const rate = Math.round(papers / seconds);
  print({ what, papers, seconds: Number(seconds.toFixed(1)), papers_per_second: rate });
}
