/** What to say when the system refuses something: a full disk, a missing right, a limit. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { sizeOf } from "../text/sizes.ts";
import { firstLine } from "./errors.ts";
import { showPath } from "./path.ts";

/**
 * An error of the system in sentences: which file, which file system, what to do, what is safe.
 * Libraries wrap errors; the first of the system among the causes counts.
 *
 * @param of the file, where the caller names it; the system doesn't tell it of an open one
 * @returns undefined where it is no error of the system
 */
export function explainSystemError(error: unknown, of?: string): string | undefined {
  const own = systemErrorIn(error);
  if (!own) return undefined;
  const found = { ...own, path: of ?? own.path };
  const explain = EXPLAINED[found.code];
  const place = found.path === undefined || of !== undefined ? "" : `${showPath(found.path)}: `;
  if (!explain)
    return `${found.message}. ${isInCache(found.path) ? DELETE_CACHE : "Check the folder"}, and run the same command again.`;
  return `${place}${explain(found)} Then run the same command again. ${SAFE}`;
}

/** Whether a disk or a quota is used up. */
export function isFull(error: unknown): boolean {
  const code = systemErrorIn(error)?.code;
  return code === "ENOSPC" || code === "EDQUOT";
}

/**
 * How much room a file system has, in bytes, and whether it takes further files.
 *
 * @param file on it; it may not exist
 * @returns `top` is the topmost folder of the file system
 * @throws {Error} of the system, where it doesn't tell
 */
export function measureFileSystem(file: string) {
  const top = mountOf(nearestThere(path.resolve(file)));
  const { bsize, blocks, bavail, files, ffree } = fs.statfsSync(top);
  const hasNames = files === 0 || ffree > 0;
  return { top, free: bavail * bsize, size: blocks * bsize, hasNames };
}

/** The file itself, or the nearest folder above it that is there. */
export function nearestThere(file: string): string {
  let there = file;
  while (!fs.existsSync(there) && path.dirname(there) !== there) there = path.dirname(there);
  return there;
}

// --- internal ---

const DELETE_CACHE = "Delete the folder .cache, which costs time alone";

/** Whether builds make the file for later ones. */
function isInCache(file: string | undefined): boolean {
  return file !== undefined && path.resolve(file).startsWith(path.resolve(".cache") + path.sep);
}

/** All commands write beside the place and rename. */
const SAFE = "What was there before is as it was, and what had been finished stays.";

interface SystemError {
  code: string;
  message: string;
  path: string | undefined;
}

/** @see https://man7.org/linux/man-pages/man3/errno.3.html */
const EXPLAINED: Record<string, (error: SystemError) => string> = {
  ENOSPC: ({ path: file }) => `no room is left on ${fileSystemOf(file)}. Make room there.`,
  EDQUOT: ({ path: file }) =>
    `the quota of this user is used up on ${fileSystemOf(file)}. Make room there, or have the quota raised.`,
  EROFS: ({ path: file }) =>
    `${fileSystemOf(file)} can only be read. Choose another folder, or mount it for writing.`,
  EACCES: ({ path: file }) => `no permission. ${rightsOf(file)}`,
  EPERM: ({ path: file }) => `the system does not permit it. ${rightsOf(file)}`,
  EBUSY: () =>
    "it is in use, or a volume is mounted on it. End what uses it; of a volume, make BROADSHEET_OUT a folder below it.",
  EMFILE: () =>
    "this process has as many files open as the system lets it. Raise the limit (see ulimit -n), or end what else runs.",
  ENFILE: () => "the system has as many files open as it can. End what else runs.",
  EIO: ({ path: file }) => `${fileSystemOf(file)} can't be read or written. Check the disk.`,
};

function systemErrorIn(error: unknown, depth = 0): SystemError | undefined {
  if (!(error instanceof Error) || depth > 5) return undefined;
  if ("syscall" in error)
    return {
      code: "code" in error ? String(error.code) : "",
      message: error.message,
      path: "path" in error && typeof error.path === "string" ? error.path : undefined,
    };
  const native = errorOfWorker(error) ?? errorOfRust(error);
  if (native) return native;
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  for (const one of inner) {
    const found = systemErrorIn(one, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** From another process, an error comes as its message alone: `ENOSPC: no space left, write`. */
function errorOfWorker({ message }: Error): SystemError | undefined {
  const [, code, file] = /^(E[A-Z]{2,}): [^\n']+, [a-z]+(?: '([^'\n]+)')?/.exec(message) ?? [];
  return code === undefined ? undefined : { code, message, path: file };
}

/** Vite's bundler is written in Rust, and gives its errors as text. */
function errorOfRust({ message }: Error): SystemError | undefined {
  const [, number] = /\(os error (\d+)\)/.exec(message) ?? [];
  if (number === undefined) return undefined;
  const [code = ""] =
    Object.entries(os.constants.errno).find(([, known]) => known === Number(number)) ?? [];
  const [, file] = /^Failed to write file in (.+)$/m.exec(message) ?? [];
  return { code, message: firstLine(message), path: file };
}

/**
 * "the file system at /srv (12.3 MB free of 8,589.9 MB)": that of the file, or where the system
 * doesn't tell the file, the fullest one of those that commands write to.
 */
function fileSystemOf(file: string | undefined): string {
  try {
    const { BROADSHEET_OUT: out = ".", BROADSHEET_CONTENT: content = "." } = process.env;
    const places = file === undefined ? [".", out, content, os.tmpdir()] : [file];
    const [fullest] = places.map(measureFileSystem).toSorted((a, b) => a.free - b.free);
    if (!fullest) return "the file system";
    const { top, free, size, hasNames } = fullest;
    const names = hasNames ? "" : ", and no further file can be made";
    return `the file system at ${top} (${sizeOf(free)} free of ${sizeOf(size)}${names})`;
  } catch {
    return "the file system";
  }
}

/** The topmost folder on the same file system. */
function mountOf(file: string): string {
  let top = file;
  const { dev } = fs.statSync(top);
  while (path.dirname(top) !== top && fs.statSync(path.dirname(top)).dev === dev)
    top = path.dirname(top);
  return top;
}

/** Whose the file is, and who asks. */
function rightsOf(file: string | undefined): string {
  const advice = "Give this user the right, or run the command as the user that has it.";
  try {
    if (file === undefined) return advice;
    const there = refusing(nearestThere(path.resolve(file)));
    const { uid, mode } = fs.statSync(there);
    const rights = (mode & 0o777).toString(8).padStart(3, "0");
    return `${showPath(there)} belongs to user ${uid} with the rights ${rights}, and this is user ${os.userInfo().uid}. ${advice}`;
  } catch {
    return advice;
  }
}

/** The file, or its folder where only that can have refused: a file is replaced through it. */
function refusing(file: string): string {
  try {
    fs.accessSync(file, fs.constants.R_OK | fs.constants.W_OK);
    return path.dirname(file);
  } catch {
    return file;
  }
}
