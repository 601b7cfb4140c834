/** The search index for a disk: each file wrapped as a classic script that hands over its bytes. */
import fs from "node:fs/promises";
import path from "node:path";
import { HAND_OVER, wrapEngine } from "./scripts.ts";

/** Pagefind's module, the only script among the index's files. */
const ENGINE = "pagefind.js";

/**
 * Wraps a file of the index.
 *
 * @param file where it is
 * @returns the script that takes its place, with `.js` after the file's name
 */
export async function wrapIndexFile(file: string): Promise<Uint8Array> {
  if (path.basename(file) === ENGINE) return wrapEngine(file);
  const content = (await fs.readFile(file)).toString("base64");
  return new TextEncoder().encode(`${HAND_OVER}("${content}")`);
}
