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

/**
 * Makes a folder hold the trees' files, as hard links, and nothing else. What of them is there stays,
 * so that a folder with an older site costs what has changed since.
 */
export function fillFolder(trees: readonly Tree[], folder: string): void {
  const there = new Set<string>();
  if (fs.existsSync(folder)) {
    const files = filesOf(trees);
    const folders = new Set([...files.keys()].map((file) => path.posix.dirname(file)));
    clear(folder, "", { files, folders }, there);
  }
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
 */
export async function growSite(
  trees: readonly Tree[],
  growing: string,
  older: string,
  ahead: ReadonlySet<Tree> = new Set(),
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
      return fillFolder(trees, growing);
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

/** What a site has. */
interface Expected {
  files: ReadonlyMap<string, TreeFile>;
  /** The folders that files are in. */
  folders: ReadonlySet<string>;
}

/**
 * Removes what isn't expected below a folder, and folders that are left empty; not those that get
 * files, since to remove one and to make it anew takes as long as some links.
 *
 * @param there gets the paths of the files that stay
 * @returns whether the folder stays
 */
function clear(folder: string, below: string, expected: Expected, there: Set<string>): boolean {
  let stays = expected.folders.has(below);
  for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const own = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (clear(folder, own, expected, there)) stays = true;
      else fs.rmdirSync(path.join(folder, own));
    } else if (entry.isFile() && isSame(folder, own, expected.files)) {
      there.add(own);
      stays = true;
    } else fs.unlinkSync(path.join(folder, own));
  }
  return stays;
}
