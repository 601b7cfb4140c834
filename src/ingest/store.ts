/** The papers on disk. This file alone writes `content/papers`. */
import fs from "node:fs/promises";
import path from "node:path";
import { hasCode } from "../files/errors.ts";
import { walkFolder } from "../files/folder.ts";
import { showPath } from "../files/path.ts";
import { contentPaths, MDX, stemOf } from "../paper/content-folder.ts";
import { fromMdx, toMdx } from "../paper/mdx.ts";
import type { Paper } from "../paper/schema.ts";

/** Where each paper's file is, by the id in its name. */
export interface Store {
  /** The folder that holds `papers/`. */
  content: string;
  /** Absolute paths by the id as it stands in file names; more than one is a defect. */
  files: Map<string, string[]>;
  /** Absolute paths of symbolic links below `papers/`, which are not followed. */
  links: string[];
  /** What a dry run would have written, by path. */
  pending: Map<string, string>;
}

/**
 * Lists the paper files of a content folder; a folder that doesn't exist yet has none.
 *
 * @param clean deletes temporary files of an ingest that was killed
 */
export async function openStore(content: string, { clean = true } = {}): Promise<Store> {
  const files = new Map<string, string[]>();
  const links: string[] = [];
  const folder = contentPaths(content).papers;
  for (const entry of walkFolder(folder)) {
    const file = path.join(folder, entry.path);
    if (entry.isLink) {
      links.push(file);
      continue;
    }
    const name = path.basename(file);
    if (clean && isTemporary(name)) await fs.rm(file, { force: true });
    if (!name.endsWith(MDX) || name.startsWith(".")) continue;
    const id = stemOf(name);
    files.set(id, [...(files.get(id) ?? []), file]);
  }
  return { content, files, links, pending: new Map() };
}

/**
 * Reads a paper's file.
 *
 * @throws {ProblemError} when the file isn't a paper's
 */
export async function readPaper(
  store: Store,
  file: string,
): Promise<{ paper: Paper; text: string }> {
  const text = store.pending.get(file) ?? (await fs.readFile(file, "utf8"));
  return { paper: fromMdx(text, showPath(file)), text };
}

/**
 * Writes a paper's file whole or not at all: to a temporary name beside it, then renamed.
 *
 * @param from the file that held the paper so far, deleted when the new one is in place
 */
export async function writePaper(file: string, paper: Paper, from?: string): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.tmp`);
  try {
    await writeInFolder(temporary, toMdx(paper));
    await fs.rename(temporary, file);
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  if (from !== undefined && from !== file) await fs.rm(from);
}

// --- internal ---

function isTemporary(name: string): boolean {
  return name.startsWith(".") && name.endsWith(`${MDX}.tmp`);
}

/** Makes the folder only after a failed write: a check before each write costs as much as writing. */
async function writeInFolder(file: string, text: string): Promise<void> {
  try {
    await fs.writeFile(file, text);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, text);
  }
}
