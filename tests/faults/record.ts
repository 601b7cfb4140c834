/**
 * Loaded before a command's own code (`node --import`), in its threads and in the processes that it
 * starts: counts the changes that the command makes below a folder, and just before some of them
 * does what the test asks for. A kill at the same change, unlike one after a time, is the same on
 * every machine.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import path from "node:path";
import process from "node:process";
import { threadId } from "node:worker_threads";
import { hasCode } from "../../src/files/errors.ts";

/** What a test asks for, as JSON in `BROADSHEET_FAULTS`. */
export interface Faults {
  /** Changes below it are counted. */
  root: string;
  /** A file outside of it, whose length is the number of changes so far. */
  counter: string;
  /**
   * Before every so many changes, and before each that adds, renames or removes something in the
   * root itself, what lies there is copied to `into/<number>.<thread>`: what a kill would leave now.
   */
  snapshots?: { every: number; into: string };
  /** Before this change, the command is killed. */
  killAt?: number;
}

/** What changes a disk: names of functions, and which argument is the path. */
const CHANGES: Record<string, number> = {
  appendFile: 0,
  copyFile: 1,
  cp: 1,
  link: 1,
  mkdir: 0,
  open: 0,
  rename: 0,
  rm: 0,
  symlink: 1,
  truncate: 0,
  unlink: 0,
  writeFile: 0,
};

/** Not worth copying. */
const NEVER_CHANGED = new Set(["node_modules", "src", "scripts", "public", "content"]);

/** The process of the command, which those that it starts kill, too. */
const command = Number((process.env["BROADSHEET_COMMAND"] ??= String(process.pid)));

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!hasCode(error, "ESRCH")) throw error;
  }
}

function watch({ root, counter, snapshots, killAt }: Faults): void {
  const { appendFileSync, copyFileSync, mkdirSync, readdirSync, statSync } = fs;
  /** What other threads take away meanwhile is left out, which `cpSync` can't. */
  const copy = (from: string, to: string): void => {
    try {
      if (!statSync(from).isDirectory()) return copyFileSync(from, to);
      mkdirSync(to, { recursive: true });
      for (const name of readdirSync(from)) copy(path.join(from, name), path.join(to, name));
    } catch (error) {
      if (!hasCode(error, "ENOENT")) throw error;
    }
  };
  let isInside = false;
  const before = (given: unknown): void => {
    if (isInside || typeof given !== "string") return;
    const file = path.resolve(given);
    if (!file.startsWith(root)) return;
    // The functions of `fs` call each other.
    isInside = true;
    appendFileSync(counter, ".");
    const count = statSync(counter).size;
    if (snapshots && (count % snapshots.every === 0 || path.dirname(file) === root)) {
      const into = path.join(snapshots.into, `${count}.${threadId}`);
      mkdirSync(into, { recursive: true });
      for (const name of readdirSync(root).filter((one) => !NEVER_CHANGED.has(one)))
        copy(path.join(root, name), path.join(into, name));
    }
    if (count === killAt) for (const pid of new Set([command, process.pid])) kill(pid);
    isInside = false;
  };
  for (const [name, at] of Object.entries(CHANGES))
    for (const [owner, key] of [
      [fs, name],
      [fs, `${name}Sync`],
      [fs.promises, name],
    ] as const) {
      const real: unknown = Reflect.get(owner, key);
      if (typeof real !== "function") continue;
      const counted = function (this: unknown, ...args: unknown[]): unknown {
        const isRead = name === "open" && [undefined, "r", 0].some((flag) => flag === args[1]);
        if (!isRead) before(args[at]);
        return Reflect.apply(real, this, args);
      };
      Reflect.set(owner, key, Object.assign(counted, real));
    }
  syncBuiltinESMExports();
}

const asked = process.env["BROADSHEET_FAULTS"];
if (asked) watch(JSON.parse(asked));
