/**
 * The index in a portable copy. Browsers refuse to fetch from a disk, so each file is a classic
 * script, `<name>.js`, that hands over its bytes.
 */

/** The function that the scripts call. */
export const HAND_OVER = "broadsheetFile";

/** What it is called with: bytes in base64, or what the engine's module exports. */
export type HandOver = (content: unknown) => void;

/** The path of a file's script. */
export function scriptPath(path: string): string {
  return `${path}.js`;
}

/** A script that hands over bytes. */
export function wrapBytes(base64: string): string {
  return `${HAND_OVER}(${JSON.stringify(base64)})`;
}

/** A module that hands over Pagefind's, to be bundled as a classic script. @param file its path */
export function wrapEngine(file: string): string {
  return `import { createInstance } from ${JSON.stringify(file)};\n${HAND_OVER}({ createInstance });`;
}
