/** Runs a command of ours, and measures all of its processes. */
import { spawn } from "node:child_process";
import fs from "node:fs";

/** What a run took. */
export interface Measured {
  seconds: number;
  /** Of all processes; only on Linux. */
  cpuSeconds: number;
  /** The most memory that all processes held at one time; only on Linux. */
  peakBytes: number;
}

/**
 * Runs a script of the project, and waits for its end.
 *
 * @throws {Error} with what it printed, when it fails
 */
export async function runMeasured(script: string[], env: NodeJS.ProcessEnv): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, script, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes: Buffer) => printed.push(bytes.toString("utf8")));
  let [peakBytes, cpuSeconds] = [0, 0];
  const timer = setInterval(() => {
    const { bytes, seconds } = usageOf(child.pid ?? 0);
    peakBytes = Math.max(peakBytes, bytes);
    cpuSeconds = Math.max(cpuSeconds, seconds);
  }, PAUSE);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${script.join(" ")} failed:\n${printed.join("")}`);
  return { seconds: (performance.now() - began) / 1000, cpuSeconds, peakBytes };
}

// --- internal ---

/** Between two looks, in milliseconds. */
const PAUSE = 100;
const TICKS_A_SECOND = 100;
const PAGE = 4096;

/** The memory and the time of a process and of those that it has started. */
function usageOf(root: number): { bytes: number; seconds: number } {
  let [bytes, ticks] = [0, 0];
  const parents = new Map<number, number>();
  const stats = new Map<number, readonly string[]>();
  for (const name of listProcesses()) {
    const fields = statOf(name);
    if (!fields) continue;
    parents.set(Number(name), Number(fields[1]));
    stats.set(Number(name), fields);
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (parents.has(pid) && isBelow(parents.get(pid) ?? 0));
  for (const [pid, fields] of stats) {
    if (!isBelow(pid)) continue;
    bytes += Number(fields[21]) * PAGE;
    // User and system time, of the process and of those that ended before.
    for (const at of [11, 12, 13, 14]) ticks += Number(fields[at]);
  }
  return { bytes, seconds: ticks / TICKS_A_SECOND };
}

function listProcesses(): string[] {
  try {
    return fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** The fields after the program's name. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function statOf(pid: string): readonly string[] | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
