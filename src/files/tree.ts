/** A folder of files that are written once, and then linked into other folders. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { hasCode } from "./errors.ts";

/** A file of a tree: where it lies below the tree, and what it was when it was written. */
export interface TreeFile {
  /** With slashes. */
  path: string;
  /** In bytes. */
  size: number;
  /** In milliseconds. */
  mtime: number;
  sha256: string;
}

/** Writes a file of a tree. @param path below the tree, with slashes */
export type WriteFile = (path: string, bytes: Uint8Array) => void;

/** Links a file of another tree into a tree. @param path of it there, as for `WriteFile` */
export type LinkFile = (path: string, from: Tree, file: TreeFile) => void;

/** A folder of files. */
export interface Tree {
  /** Where it lies. */
  folder: string;
  files: TreeFile[];
}

/** Writes the files that `fill` gives to the function that it gets into a new folder. */
export async function growTree(
  folder: string,
  fill: (write: WriteFile, link: LinkFile) => Promise<void> | void,
): Promise<TreeFile[]> {
  fs.mkdirSync(folder, { recursive: true });
  const files: TreeFile[] = [];
  const parents = new Parents();
  const write: WriteFile = (below, bytes) => {
    const file = path.join(folder, below);
    parents.make(file);
    const { size, mtimeMs: mtime } = writeFile(file, bytes);
    files.push({ path: below, size, mtime, sha256: sha256(bytes).toString("hex") });
  };
  const link: LinkFile = (below, from, { path: there, size, sha256: hash }) => {
    const file = path.join(folder, below);
    parents.make(file);
    linkOrCopy(path.join(from.folder, there), file);
    files.push({ path: below, size, mtime: fs.statSync(file).mtimeMs, sha256: hash });
  };
  await fill(write, link);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether every file is as it was written: a hard link to it may have been written to. */
export function isUnchanged({ folder, files }: Tree): boolean {
  return files.every((file) => isSame(path.join(folder, file.path), file));
}

/**
 * Puts a tree's files into a folder by hard links; copies where the file system has none. A file
 * that is there already stays where it has the same bytes: two parts of an index may be alike.
 *
 * @throws {Error} of the system, also where another file is there
 */
export function linkTree({ folder, files }: Tree, into: string): void {
  const parents = new Parents();
  for (const file of files) {
    const target = path.join(into, file.path);
    parents.make(target);
    try {
      linkOrCopy(path.join(folder, file.path), target);
    } catch (error) {
      if (!hasCode(error, "EEXIST") || !isSame(target, file)) throw error;
    }
  }
}

/** The SHA-256 of bytes. */
export function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

// --- internal ---

/** Makes the folders of files, each once. */
class Parents {
  readonly #made = new Set<string>();

  make(file: string): void {
    const folder = path.dirname(file);
    if (this.#made.has(folder)) return;
    fs.mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
  }
}

/** What was written, as the disk has it. */
function writeFile(file: string, bytes: Uint8Array): fs.Stats {
  const handle = fs.openSync(file, "w");
  try {
    fs.writeFileSync(handle, bytes);
    return fs.fstatSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** A file of the same size and time is taken for the same; a copy of the cache has other times. */
function isSame(file: string, { size, mtime, sha256: hash }: TreeFile): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size !== size) return false;
  return stat.mtimeMs === mtime || sha256(fs.readFileSync(file)).toString("hex") === hash;
}

function linkOrCopy(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if (!hasCode(error, "EXDEV", "EPERM", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS")) throw error;
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
  }
}
