/** The search index for a disk: files as classic scripts that pass on their bytes. */
import fs from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { gzip } from "../../files/gzip.ts";
import { CATALOGUE, ENGINE, fragmentName, INDEX } from "../../search/format/names.ts";
import { packRun, RUN, runPath, scriptPath, wrapBytes } from "../../search/format/on-disk.ts";
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
 * @param files the index's files from there, in the order of their names
 */
export async function* wrapIndex(site: string, files: readonly string[]): AsyncGenerator<MadeFile> {
  const texts = files.filter((file) => fragmentName(file) !== undefined);
  const firsts: string[] = [];
  for (let at = 0; at < texts.length; at += RUN) {
    const run = texts.slice(at, at + RUN);
    yield {
      file: scriptPath(`${INDEX}/${runPath(firsts.length)}`),
      content: handOver(await packTexts(site, run)),
    };
    firsts.push(fragmentName(run[0] ?? "") ?? "");
  }
  for (const file of files.filter((one) => fragmentName(one) === undefined)) {
    const from = path.join(site, file);
    const isCatalogue = file === `${INDEX}/${CATALOGUE}`;
    yield {
      file: scriptPath(file),
      content:
        file === `${INDEX}/${ENGINE}`
          ? await bundleEngine(from)
          : handOver(await fs.readFile(from), isCatalogue ? firsts : undefined),
    };
  }
}

// --- internal ---

async function packTexts(site: string, files: readonly string[]): Promise<Buffer> {
  const texts: Record<string, string> = {};
  for (const file of files)
    texts[fragmentName(file) ?? ""] = gunzipSync(await fs.readFile(path.join(site, file))).toString(
      "utf8",
    );
  return gzip(packRun(texts), 9);
}

function handOver(bytes: Buffer, firsts?: readonly string[]): Uint8Array {
  return new TextEncoder().encode(wrapBytes(bytes.toString("base64"), firsts));
}
