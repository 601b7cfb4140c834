/** Copies entries of one cache into another, such as one that goes to another machine. */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Cache } from "./cache.ts";

/** An entry by its kind and its key, as a list in JSON names it. */
export const entrySchema = z.object({
  kind: z.string().regex(/^[a-z-]+$/),
  key: z.string().regex(/^[0-9a-f]{32}$/),
  isTree: z.boolean(),
});

export type Entry = z.output<typeof entrySchema>;

/**
 * Copies entries that are there and are what was written; others are passed over, as a cache does
 * it. In the other cache they count as used.
 *
 * @returns how many were copied
 */
export async function copyEntries(
  from: Cache,
  to: Cache,
  entries: readonly Entry[],
): Promise<number> {
  let copied = 0;
  for (const entry of entries) if (await copyEntry(from, to, entry)) copied += 1;
  return copied;
}

// --- internal ---

async function copyEntry(from: Cache, to: Cache, { kind, key, isTree }: Entry): Promise<boolean> {
  if (!isTree) {
    const bytes = from.read(kind, key);
    if (bytes) to.write(kind, key, bytes);
    return bytes !== undefined;
  }
  const tree = from.readTree(kind, key);
  // Its list comes from elsewhere: no file of it may lead out of the tree.
  if (!tree || !tree.files.every(({ path: file }) => isBelow(file))) return false;
  await to.writeTree(kind, key, (write) => {
    for (const { path: file } of tree.files)
      write(file, fs.readFileSync(path.join(tree.folder, file)));
  });
  return true;
}

function isBelow(file: string): boolean {
  return !path.isAbsolute(file) && !file.split(/[\\/]/).includes("..");
}
