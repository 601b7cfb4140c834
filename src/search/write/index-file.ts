/** Files of the index as they are written. */
import { createHash } from "node:crypto";
import { gzipSync } from "../../files/gzip.ts";

/** A file of the index: its path in the index's folder, and its bytes. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
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
