/** What processes use, as Linux tells it. */
import fs from "node:fs";

/** What a process and those that it has started use. */
export interface Usage {
  /** Of memory. */
  bytes: number;
  /** Of all cores. */
  seconds: number;
}

/** The memory and the time of a process and of those that it has started; 0 where the system doesn't tell. */
export function usageOf(root: number): Usage {
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

/**
 * Watches the memory of this process and of those that it starts.
 *
 * @returns what ends it, and gives the most that they held at one time, in bytes; where the system
 *   tells of no others, of this process alone
 */
export function watchMemory(): () => number {
  let peak = usageOf(process.pid).bytes;
  const look = () => (peak = Math.max(peak, usageOf(process.pid).bytes));
  const timer = setInterval(look, PAUSE).unref();
  return () => {
    clearInterval(timer);
    look();
    return Math.max(peak, process.resourceUsage().maxRSS * 1024);
  };
}

// --- internal ---

/** Between two looks, in milliseconds. */
const PAUSE = 250;
const TICKS_A_SECOND = 100;
const PAGE = 4096;

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
