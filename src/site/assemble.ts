/** Puts a site together from trees of the cache. */
import fs from "node:fs";
import path from "node:path";
import { linkTree, type Tree, type TreeFile } from "../files/tree.ts";
import { removeFolder, sizeOfFiles, walkFolder, type FolderSize } from "../files/folder.ts";

/** The size of the site that the trees make together. */
export function sizeOf(trees: readonly Tree[]): FolderSize {
  const files = [...filesOf(trees).values()];
  return sizeOfFiles(files.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
}

/** What is in a folder. Columns, since threads pass them on in a moment. */
export interface Found {
  /** Below the folder, with slashes, each folder behind what is in it; a zero between two. */
  paths: string;
  /** In bytes; less than 0 where it is no file. */
  sizes: Float64Array;
  /** In milliseconds. */
  times: Float64Array;
}

/** Looks at all that is in a folder, if it is there. */
export function lookInto(folder: string): Found {
  const [paths, sizes, times]: [string[], number[], number[]] = [[], [], []];
  const look = (below: string) => {
    for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const own = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) look(own);
      const stat = entry.isFile() ? fs.statSync(path.join(folder, own)) : undefined;
      paths.push(own);
      sizes.push(stat?.size ?? (entry.isDirectory() ? FOLDER : NO_FILE));
      times.push(stat?.mtimeMs ?? 0);
    }
  };
  if (fs.existsSync(folder)) look("");
  return {
    paths: paths.join("\0"),
    sizes: Float64Array.from(sizes),
    times: Float64Array.from(times),
  };
}

/**
 * Makes a folder hold the trees' files, as hard links, and nothing else. What of them is there stays,
 * so that a folder with an older site costs what has changed since.
 *
 * @param found what is in it, where that is known
 */
export function fillFolder(trees: readonly Tree[], folder: string, found = lookInto(folder)): void {
  const there = clear(folder, found, filesOf(trees));
  for (const tree of trees)
    linkTree({ ...tree, files: tree.files.filter((file) => !there.has(file.path)) }, folder);
}

/**
 * Puts a site together, of an older one where that can be used.
 *
 * @param growing where it is put together, of which nothing may be there but trees that were linked
 *   ahead
 * @param older a site that is used up, if it is there
 * @param ahead trees that are in `growing` already
 * @param found what is in the older site, where that is known
 */
export async function growSite(
  trees: readonly Tree[],
  growing: string,
  older: string,
  ahead: ReadonlySet<Tree> = new Set(),
  found?: Found,
): Promise<void> {
  if (ahead.size > 0) {
    // A link, which would be in the way of the site that is replaced now.
    await removeFolder(older);
    for (const tree of trees) if (!ahead.has(tree)) linkTree(tree, growing);
    return;
  }
  if (isOlderSite(older)) {
    try {
      fs.renameSync(older, growing);
      return fillFolder(trees, growing, found);
    } catch {
      // It can't be changed.
    }
  }
  await Promise.all([older, growing].map(removeFolder));
  fillFolder(trees, growing);
}

/** Whether a site that was replaced can be used up. */
export function isOlderSite(older: string): boolean {
  // Where the site's place was a link, so is the older one: what it leads to isn't the build's.
  return fs.lstatSync(older, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Whether a folder holds the trees' files, unchanged, and nothing else: then nothing is to be done. */
export function isThere(trees: readonly Tree[], folder: string): boolean {
  const expected = filesOf(trees);
  // Where anything has changed, that is what is newest: most builds need no look at the others.
  let newest: TreeFile | undefined;
  for (const file of expected.values()) if (!newest || file.mtime > newest.mtime) newest = file;
  if (newest && !isSame(folder, newest.path, expected)) return false;
  const there = walkFolder(folder);
  return (
    there.length === expected.size &&
    there.every(({ path: below, isLink }) => !isLink && isSame(folder, below, expected))
  );
}

// --- internal ---

/** Of a file that several trees have, the first one is linked: its time counts. */
function filesOf(trees: readonly Tree[]): ReadonlyMap<string, TreeFile> {
  const files = new Map<string, TreeFile>();
  for (const tree of trees)
    for (const file of tree.files) if (!files.has(file.path)) files.set(file.path, file);
  return files;
}

/** A hard link has the size and the time of the cache's file. */
function isSame(folder: string, below: string, expected: ReadonlyMap<string, TreeFile>): boolean {
  const file = expected.get(below);
  if (!file) return false;
  const stat = fs.statSync(path.join(folder, below), { throwIfNoEntry: false });
  return stat?.size === file.size && stat.mtimeMs === file.mtime;
}

/** Sizes of what is no file. */
const FOLDER = -1;
const NO_FILE = -2;

/**
 * Removes what isn't expected in a folder; not the folders that get files, since to remove one and
 * to make it anew takes as long as some links.
 *
 * @returns the paths of the files that stay
 */
function clear(
  folder: string,
  { paths, sizes, times }: Found,
  expected: ReadonlyMap<string, TreeFile>,
): ReadonlySet<string> {
  const there = new Set<string>();
  const folders = new Set<string>();
  for (const file of expected.keys())
    for (let at = file.lastIndexOf("/"); at > 0; at = file.lastIndexOf("/", at - 1)) {
      const parent = file.slice(0, at);
      if (folders.has(parent)) break;
      folders.add(parent);
    }
  for (const [at, own] of paths.split("\0").entries()) {
    const file = expected.get(own);
    if (own === "" || (sizes[at] === FOLDER && folders.has(own))) continue;
    if (sizes[at] === FOLDER) fs.rmdirSync(path.join(folder, own));
    else if (file && sizes[at] === file.size && times[at] === file.mtime) there.add(own);
    else fs.unlinkSync(path.join(folder, own));
  }
  return there;
}
