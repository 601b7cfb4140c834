/** Folders with all that is in them. */
import { existsSync, readdirSync, statSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { hasCode } from "./errors.ts";

/** All files below a folder, by code units, with slashes. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path.relative(folder, path.join(parentPath, name)).split(path.sep).join("/"),
    )
    .sort();
}

/** A file or a symbolic link below a folder. */
export interface FileEntry {
  /** Below the folder, with slashes. */
  path: string;
  isLink: boolean;
}

/**
 * The files and the symbolic links below a folder, by code units. No link below it is followed:
 * through one, files of the machine could be published, or a folder be endless. Node's own
 * recursive listing follows links where it is synchronous.
 */
export function walkFolder(folder: string): FileEntry[] {
  const found: FileEntry[] = [];
  const waiting = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? [""] : [];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop())
    for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const file = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(file);
      else if (entry.isFile() || entry.isSymbolicLink())
        found.push({ path: file, isLink: entry.isSymbolicLink() });
    }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** How large a folder is. */
export interface FolderSize {
  /** How many files are below it, and how many bytes they have in all. */
  files: number;
  bytes: number;
  largest: { file: string; bytes: number };
  /** The folder below it with the most files and folders directly in it. */
  fullest: { folder: string; entries: number };
}

/** A file below a folder: its path with slashes, and its bytes. */
export interface FileOfSize {
  path: string;
  size: number;
}

/** Measures a folder. */
export async function measureFolder(folder: string): Promise<FolderSize> {
  return sizeOfFiles(await measureFiles(folder));
}

/** The files below a folder, by code units. One that goes meanwhile is left out. */
export async function measureFiles(folder: string): Promise<FileOfSize[]> {
  const files = await listFiles(folder);
  const stats = await Promise.all(
    files.map((file) =>
      fs.stat(path.join(folder, file)).catch((error: unknown) => {
        if (!hasCode(error, "ENOENT")) throw error;
        return undefined;
      }),
    ),
  );
  return stats.flatMap((stat, at) => (stat ? { path: files[at] ?? "", size: stat.size } : []));
}

/** The size of a folder that holds these files. */
export function sizeOfFiles(files: readonly FileOfSize[]): FolderSize {
  let largest = { file: "", bytes: 0 };
  let bytes = 0;
  for (const { path: file, size } of files) {
    bytes += size;
    if (size > largest.bytes) largest = { file, bytes: size };
  }
  return { files: files.length, bytes, largest, fullest: fullestOf(files.map((one) => one.path)) };
}

/**
 * Puts a finished folder in the place of an older one, which stays as it is until the new one is
 * whole beside it: on another file system, the new one has to be copied there first.
 *
 * @param oldTo where the older one goes, of which nothing may be there; without it, or on another
 *   file system, it is removed
 */
export async function replaceFolder(place: string, by: string, oldTo?: string): Promise<void> {
  const { copied, whole, old } = namesBeside(place);
  await fs.mkdir(path.dirname(place), { recursive: true });
  await settleFolder(place);
  // Else the new one could come, and the old one would stay beside it for ever.
  await makeWritable(place);
  try {
    await fs.rename(by, whole).catch(async (error: unknown) => {
      if (!hasCode(error, "EXDEV")) throw error;
      await fs.cp(by, copied, { recursive: true });
      await fs.rename(copied, whole);
      await removeFolder(by);
    });
    await renameIfThere(place, old);
    await fs.rename(whole, place);
    // What stays here is removed below.
    if (oldTo !== undefined) await renameIfThere(old, oldTo).catch(() => false);
  } finally {
    await settleFolder(place);
  }
}

/**
 * Finishes what a `replaceFolder` that was killed had begun: where nothing is in the place, the
 * newest whole folder beside it goes there. What else it left is removed. Nobody else may be
 * replacing the folder.
 */
export async function settleFolder(place: string): Promise<void> {
  const { copied, whole, old } = namesBeside(place);
  if (!existsSync(place) && !(await renameIfThere(whole, place))) await renameIfThere(old, place);
  for (const left of [copied, whole, old]) await removeFolder(left);
}

/** Removes a folder or a file if it is there, also one with folders that were made read-only. */
export async function removeFolder(place: string): Promise<void> {
  // Where a page failed, others may still be written.
  const removing = () => fs.rm(place, { recursive: true, force: true, maxRetries: 10 });
  try {
    await removing();
  } catch (error) {
    if (!hasCode(error, "EACCES", "EPERM")) throw error;
    await makeWritable(place, true);
    await removing();
  }
}

/** The name that a folder or a file has beside its place until it is complete. */
export function growingBeside(place: string): string {
  return `${place}.building`;
}

// --- internal ---

/** Names that nobody gives to a folder of their own, such as `dist.old`. */
function namesBeside(place: string) {
  return { copied: `${place}.copying`, whole: `${place}.incoming`, old: `${place}.outgoing` };
}

/** Whether there was something to rename. */
async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await fs.rename(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
}

/**
 * Gives the owner of a folder all rights to it, where that is this user.
 *
 * @param isDeep also to the folders below it
 * @throws {Error} of the system, where it lacks a right and is another user's
 */
async function makeWritable(folder: string, isDeep = false): Promise<void> {
  const stat = await fs.lstat(folder).catch(() => undefined);
  if (!stat?.isDirectory()) return;
  const { R_OK, W_OK, X_OK } = fs.constants;
  await fs
    .access(folder, R_OK | W_OK | X_OK)
    .catch(() => fs.chmod(folder, (stat.mode & 0o777) | 0o700));
  if (!isDeep) return;
  for (const entry of await fs.readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await makeWritable(path.join(folder, entry.name), true);
}

/** @param files paths with slashes, each once */
function fullestOf(files: readonly string[]): FolderSize["fullest"] {
  const entries = new Map<string, number>();
  const add = (place: string) => {
    const folder = place.slice(0, Math.max(0, place.lastIndexOf("/")));
    // A folder is an entry of the one that it is in.
    if (!entries.has(folder) && folder !== "") add(folder);
    entries.set(folder, (entries.get(folder) ?? 0) + 1);
  };
  for (const file of files) add(file);
  const counted = [...entries].map(([folder, own]) => ({ folder, entries: own }));
  return counted.reduce((most, one) => (one.entries > most.entries ? one : most), {
    folder: "",
    entries: 0,
  });
}
