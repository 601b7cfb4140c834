/**
 * The index in a portable copy. Browsers refuse to fetch from a disk, so each file is a classic
 * script, `<name>.js`, that hands over its bytes. Texts of papers, small and many, go together in
 * runs by their names: compressed together they take two thirds of the room, and a disk has fewer
 * files to open. The catalogue hands over where the runs begin.
 */
import { fieldsOf, textOf } from "./json.ts";
import { FRAGMENTS } from "./names.ts";

/** The function that the scripts call. */
export const HAND_OVER = "broadsheetFile";

/** What it is called with. */
export type HandOver = (
  /** Bytes in base64, or what the engine's module exports. */
  content: unknown,
  /** From the catalogue: the first name of each run of texts. */
  firsts?: readonly string[],
) => void;

/** How many texts go together: some 20 kB compressed. */
export const RUN = 32;

/** The path of a file's script. */
export function scriptPath(path: string): string {
  return `${path}.js`;
}

/** The path of a run of texts, before `scriptPath`. Runs count from 0. */
export function runPath(run: number): string {
  return `${FRAGMENTS}/${run}`;
}

/** A script that hands over bytes. @param firsts with the catalogue only */
export function wrapBytes(base64: string, firsts?: readonly string[]): string {
  const values = [base64, ...(firsts ? [firsts] : [])];
  return `${HAND_OVER}(${values.map((value) => JSON.stringify(value)).join(",")})`;
}

/** A module that hands over Pagefind's, to be bundled as a classic script. @param file its path */
export function wrapEngine(file: string): string {
  return `import { createInstance } from ${JSON.stringify(file)};\n${HAND_OVER}({ createInstance });`;
}

/** A run of texts, fragments by their names, as JSON; it is compressed like any packed file. */
export function packRun(texts: Readonly<Record<string, string>>): string {
  return JSON.stringify(texts);
}

/** @throws {Error} when the run is something else, or cut off */
export function unpackRun(bytes: Uint8Array): Map<string, string> {
  const texts = fieldsOf(JSON.parse(new TextDecoder().decode(bytes)));
  return new Map(Object.entries(texts).map(([name, text]) => [name, textOf(text)]));
}

/** The run that has the text of a fragment. */
export function runWith(firsts: readonly string[], name: string): number {
  return firsts.findLastIndex((first) => first <= name);
}
