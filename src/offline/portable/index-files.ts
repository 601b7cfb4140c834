/** The search index for a disk: files as classic scripts that pass on their bytes. */
import fs from "node:fs/promises";
import path from "node:path";
import { ENGINE, INDEX } from "../../search/format/names.ts";
import { scriptPath, wrapBytes } from "../../search/format/on-disk.ts";
import { bundleEngine } from "./scripts.ts";

/** A file of the copy. */
export interface MadeFile {
  /** Its name, from the copy's folder. */
  file: string;
  content: Uint8Array;
}

/**
 * Makes the index's files for a disk, as `src/search/format/on-disk.ts` describes them.
 *
 * @param site the folder of the built site
 * @param files the index's files from there
 */
export async function* wrapIndex(site: string, files: readonly string[]): AsyncGenerator<MadeFile> {
  for (const file of files) {
    const from = path.join(site, file);
    yield {
      file: scriptPath(file),
      content:
        file === `${INDEX}/${ENGINE}`
          ? await bundleEngine(from)
          : handOver(await fs.readFile(from)),
    };
  }
}

// --- internal ---

function handOver(bytes: Buffer): Uint8Array {
  return new TextEncoder().encode(wrapBytes(bytes.toString("base64")));
}
