/** Puts a site together from trees of the cache. */
import fs from "node:fs";
import path from "node:path";
import { linkTree, type Tree, type TreeFile } from "../files/tree.ts";
import { sizeOfFiles, walkFolder, type FolderSize } from "../files/folder.ts";

/** The size of the site that the trees make together. */
export function sizeOf(trees: readonly Tree[]): FolderSize {
  const files = trees.flatMap((tree) => tree.files);
  return sizeOfFiles(files.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
}

/** Links the trees' files into a folder. */
export function linkSite(trees: readonly Tree[], folder: string): void {
  for (const tree of trees) linkTree(tree, folder);
}

/**
 * Whether a folder holds the trees' files, unchanged, and nothing else: then nothing is to be done.
 * A hard link has the size and the time of the cache's file.
 */
export function isThere(trees: readonly Tree[], folder: string): boolean {
  const expected = new Map<string, TreeFile>();
  for (const { files } of trees) for (const file of files) expected.set(file.path, file);
  const there = walkFolder(folder);
  return (
    there.length === expected.size &&
    there.every(({ path: below, isLink }) => {
      const file = expected.get(below);
      if (!file || isLink) return false;
      const { size, mtimeMs } = fs.statSync(path.join(folder, below));
      return size === file.size && mtimeMs === file.mtime;
    })
  );
}
