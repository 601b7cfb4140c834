/**
 * One process at a time: two that write the same folder would each build on what the other is
 * about to change. The lock is a file with the process's number, machine and start, so a lock that
 * a killed process left behind is recognized at once, also where a newer process has the same
 * number: in a container, the first process always has the number 1.
 */
import { readFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ExpectedError, hasCode } from "./errors.ts";

/** Who holds a lock. */
export interface Holder {
  pid: number;
  host: string;
  /** When it was started, where that is known; see `startOf`. */
  start: string | undefined;
}

/** How to wait. */
export interface LockOptions {
  /** What is under way, for messages and the file's name: `ingest`. */
  work: string;
  /** Milliseconds to wait for another process. */
  patience?: number;
  /** Called once, when another process holds the lock. */
  onWait?: ((holder: Holder) => void) | undefined;
}

/**
 * Takes the lock of a folder, after the process that holds it.
 *
 * @returns gives the lock back
 * @throws {ExpectedError} when the other process doesn't end in time
 */
export async function takeLock(
  folder: string,
  { work, patience = 60_000, onWait }: LockOptions,
): Promise<() => Promise<void>> {
  await fs.mkdir(folder, { recursive: true });
  const file = path.join(folder, `.${work}.lock`);
  const mine = `${process.pid} ${os.hostname()} ${OWN_START}\n`;
  const until = Date.now() + patience;
  for (let waited = false; ;) {
    if (await create(file, mine)) {
      await sweep(folder);
      return () => release(file, mine);
    }
    const text = await fs.readFile(file, "utf8").catch(() => "");
    const holder = parseHolder(text);
    if (!isAlive(holder)) {
      await clear(file, text);
      continue;
    }
    if (!waited) onWait?.(holder);
    waited = true;
    if (Date.now() > until)
      throw new ExpectedError(
        `another ${work} (process ${holder.pid} on ${holder.host}) is running in ${folder}, and has not ended within ${patience / 1000} seconds. Run the command again when it has; if there is no such process, delete ${file}.`,
      );
    await pause(100);
  }
}

// --- internal ---

/** A link appears with its content or not at all, unlike a file that is opened and then written. */
async function create(file: string, text: string): Promise<boolean> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await fs.writeFile(temporary, text);
    await fs.link(temporary, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    // A file system without links.
    if (hasCode(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"))
      return createPlainly(file, text);
    throw error;
  } finally {
    await fs.rm(temporary, { force: true });
  }
}

async function createPlainly(file: string, text: string): Promise<boolean> {
  try {
    await fs.writeFile(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function release(file: string, mine: string): Promise<void> {
  if ((await fs.readFile(file, "utf8").catch(() => "")) === mine)
    await fs.rm(file, { force: true });
}

/** Removes a dead process's lock, unless another process did and has a new one in its place. */
async function clear(file: string, stale: string): Promise<void> {
  const aside = `${file}.${process.pid}.stale`;
  try {
    await fs.rename(file, aside);
    if ((await fs.readFile(aside, "utf8")) !== stale) await fs.link(aside, file).catch(() => {});
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
  } finally {
    await fs.rm(aside, { force: true });
  }
}

/** Removes what was left by processes that were killed while they took the lock. */
async function sweep(folder: string): Promise<void> {
  for (const name of await fs.readdir(folder)) {
    const pid = Number(/^\.\w+\.lock\.(\d+)\.(?:tmp|stale)$/.exec(name)?.[1] ?? process.pid);
    // This process may be taking another lock of the folder.
    if (pid !== process.pid && !isAlive({ pid, host: os.hostname(), start: undefined }))
      await fs.rm(path.join(folder, name), { force: true });
  }
}

function parseHolder(text: string): Holder {
  const [pid, host = "", start] = text.trim().split(" ");
  return { pid: Number(pid), host, start };
}

/** A process of another machine can't be asked; it counts as alive. */
function isAlive({ pid, host, start }: Holder): boolean {
  if (host !== os.hostname()) return host !== "";
  if (pid === process.pid) return start === OWN_START;
  if (start !== undefined && process.platform === "linux") return start === startOf(pid);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/**
 * When a process was started, as Linux tells it: the machine's start and the ticks since. Undefined
 * where there is no such process, or on another system.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field, the program's name, may hold spaces and parentheses.
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${boot}:${ticks}`;
  } catch {
    return undefined;
  }
}

const OWN_START = startOf(process.pid) ?? String(Math.round(performance.timeOrigin));
