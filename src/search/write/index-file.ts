/** Files of the index as they are written. */
import { createHash } from "node:crypto";
import { gzipSync } from "../../files/gzip.ts";

/** A file of the index: its path in the index's folder, and its bytes. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** A file with the bytes of another one, which lies at `was`. */
export interface KeptFile {
  path: string;
  was: string;
}

/** The name of something by its bytes: ten hexadecimal digits. */
export function hashOf(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 10);
}

/**
 * Bytes as a file of the index stores them. At level 9, the files of terms take twice the time or
 * more and are 0.2% smaller; the others are as large as at 7.
 */
export function compress(content: Uint8Array): Uint8Array {
  return gzipSync(content, 7);
}

/** Compresses files, but for those that are there under this or another name. @param last not compressed */
export function compressFiles(
  all: readonly IndexFile[],
  last: readonly IndexFile[] = [],
): { files: IndexFile[]; kept: KeptFile[] } {
  const known = new Map(last.map((file) => [hashOf(file.content), file]));
  const [files, kept]: [IndexFile[], KeptFile[]] = [[], []];
  // Runs of the same codes have the same files.
  const byPath = new Map(all.map(({ path, content }) => [path, content]));
  for (const [path, content] of byPath) {
    const same = known.get(hashOf(content));
    if (same && Buffer.compare(same.content, content) === 0) kept.push({ path, was: same.path });
    else files.push({ path, content: compress(content) });
  }
  return { files, kept };
}

/**
 * Cuts a list into runs.
 *
 * @param isFull whether the run that is open, an empty one at first, ends before the next item
 */
export function cutWhere<Item>(
  items: readonly Item[],
  isFull: (open: readonly Item[], next: Item) => boolean,
): Item[][] {
  const runs: Item[][] = [];
  for (const item of items) {
    const open = runs.at(-1);
    if (isFull(open ?? [], item) || !open) runs.push([item]);
    else open.push(item);
  }
  return runs;
}
