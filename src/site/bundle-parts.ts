/** The files of a bundle, read from the cache. */
import fs from "node:fs";
import path from "node:path";
import type { Tree } from "../files/tree.ts";
import type { BuiltFile } from "../offline/app/pack-bundle.ts";

/** Reads the files of parts of the site, in the order of the parts. */
export function readParts(parts: readonly Tree[]): BuiltFile[] {
  return parts.flatMap(({ folder, files }) =>
    files.map(({ path: file }) => ({
      file,
      content: new Uint8Array(fs.readFileSync(path.join(folder, file))),
    })),
  );
}
