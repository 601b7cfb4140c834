/** The search index for a disk: files as classic scripts that hand over their bytes. */
import fs from "node:fs/promises";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { HAND_OVER, wrapEngine } from "./scripts.ts";

/** A file of the copy. */
export interface MadeFile {
  /** Its name, from the copy's folder. */
  file: string;
  content: Uint8Array;
}

/**
 * Makes the index's files for a disk, each with `.js` after its name. The texts of papers, small
 * and many, go together by runs of their names: packed with others they take two thirds of the
 * room, and a disk has fewer files to open. The catalogue hands over where the runs begin.
 *
 * @param site the folder of the built site
 * @param files the index's files from there, in the order of their names
 */
export async function* wrapIndex(site: string, files: readonly string[]): AsyncGenerator<MadeFile> {
  const texts = files.filter((file) => file.endsWith(TEXT));
  const firsts: string[] = [];
  for (let at = 0; at < texts.length; at += RUN) {
    const run = texts.slice(at, at + RUN);
    const folder = path.posix.dirname(run[0] ?? "");
    yield {
      file: `${folder}/${firsts.length}.js`,
      content: handOver(await packTexts(site, run)),
    };
    firsts.push(nameOf(run[0] ?? ""));
  }
  for (const file of files.filter((one) => !one.endsWith(TEXT))) {
    const from = path.join(site, file);
    const base = path.posix.basename(file);
    yield {
      file: `${file}.js`,
      content:
        base === ENGINE
          ? await wrapEngine(from)
          : handOver(await fs.readFile(from), base === CATALOGUE ? firsts : undefined),
    };
  }
}

// --- internal ---

/** Pagefind's module, the only script among the index's files. */
const ENGINE = "pagefind.js";
/** The file that names our own files. */
const CATALOGUE = "search.json";
/** What the name of a paper's text ends in. */
const TEXT = ".pf_fragment";
/** How many texts go together: some 20 kB as they are stored. */
const RUN = 32;

/** A text's own name, without folder and ending. */
function nameOf(file: string): string {
  return path.posix.basename(file, TEXT);
}

/** Texts by their names, as JSON in gzip. */
async function packTexts(site: string, files: readonly string[]): Promise<Uint8Array> {
  const texts: Record<string, string> = {};
  for (const file of files)
    texts[nameOf(file)] = gunzipSync(await fs.readFile(path.join(site, file))).toString("utf8");
  const packed = gzipSync(JSON.stringify(texts), { level: 9 });
  // The header names the operating system, which must not show. @see RFC 1952, 2.3.1
  packed[9] = 255;
  return packed;
}

/** A script that hands over bytes, and whatever else there is to know. */
function handOver(bytes: Uint8Array, more?: readonly string[]): Uint8Array {
  const values = [Buffer.from(bytes).toString("base64"), ...(more ? [more] : [])];
  const written = values.map((value) => JSON.stringify(value)).join(",");
  return new TextEncoder().encode(`${HAND_OVER}(${written})`);
}
