/**
 * Blocks of bundles that an earlier build has packed of the same files: they are taken as they are.
 * A day more leaves most blocks of its month.
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { keyOf, type Cache } from "../files/cache.ts";
import type { Tree, TreeFile } from "../files/tree.ts";
import type { BuiltFile, PackedBundle } from "../offline/app/pack-bundle.ts";

/** The kind of the entries that tell what the blocks of a bundle were last packed of. */
export const LAST_BUNDLE = "last-bundle";

/** The name of a bundle's entry: it is written anew with the bundle. */
export function lastBundleKey(code: string, name: string): string {
  return keyOf(LAST_BUNDLE, code, name);
}

/** A bundle of an earlier build. */
export interface LastBundle {
  /** Where it lies. */
  file: string;
  /** By the key of its files: where a block lies in it. */
  blocks: Readonly<Record<string, readonly [start: number, size: number]>>;
}

/** A file of a bundle, in the cache. */
export interface KeptFile extends BuiltFile {
  sha256: string;
}

/** The files of parts of the site, in the order of the parts. */
export function filesOf({ folder, files }: Tree): KeptFile[] {
  return files.map(({ path: file, size, sha256 }: TreeFile) => ({
    file,
    size,
    sha256,
    read: () => fs.readFileSync(path.join(folder, file)),
  }));
}

/**
 * The last bundle of a name; undefined where it isn't there any more.
 *
 * @param key from `lastBundleKey`
 * @param readBundle reads a bundle's tree
 */
export function readLastBundle(
  cache: Cache,
  key: string,
  readBundle: (key: string) => Tree | undefined,
): LastBundle | undefined {
  const last = cache.readJson(LAST_BUNDLE, key, (value) => lastSchema.safeParse(value).data);
  const tree = last && readBundle(last.bundle);
  const file = tree?.files[0]?.path;
  return tree && last && file !== undefined
    ? { file: path.join(tree.folder, file), blocks: last.blocks }
    : undefined;
}

/** Stores what a bundle's blocks are packed of. @param bundle the key of its tree */
export function writeLastBundle(
  cache: Cache,
  key: string,
  bundle: string,
  blocks: PackedBundle<KeptFile>["blocks"],
): void {
  const last: z.input<typeof lastSchema> = {
    bundle,
    blocks: Object.fromEntries(
      blocks.map(({ files, start, size }) => [keyOfBlock(files), [start, size]]),
    ),
  };
  cache.writeJson(LAST_BUNDLE, key, last);
}

/** Finds the block of files among those of the last bundle. */
export function findBlock(
  last: LastBundle | undefined,
): (files: readonly KeptFile[]) => Uint8Array<ArrayBuffer> | undefined {
  return (files) => {
    const place = last?.blocks[keyOfBlock(files)];
    return last && place && readAt(last.file, ...place);
  };
}

// --- internal ---

const lastSchema = z.object({
  bundle: z.string(),
  blocks: z.record(z.string(), z.tuple([z.int(), z.int()])),
});

function keyOfBlock(files: readonly KeptFile[]): string {
  return keyOf(files.map(({ file, sha256 }) => [file, sha256]));
}

function readAt(file: string, start: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  const handle = fs.openSync(file, "r");
  try {
    fs.readSync(handle, bytes, 0, size, start);
  } finally {
    fs.closeSync(handle);
  }
  return bytes;
}
