/** Folders that tests read and write: the project's, the shared data's, and throw-away ones. */
import { mkdtempSync, rmSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestContext } from "node:test";

/** The project's folder. */
export const ROOT = path.resolve(import.meta.dirname, "..");

/** The copied page with five of its papers; the third has neither author count nor date. */
export const FIVE_PAPERS = path.join(ROOT, "tests/fixtures/page/five-papers.txt");

/** The whole copied page: not part of the project, so tests of it run only where it is present. */
export const WHOLE_PAGE = path.resolve(ROOT, "../shared/data/daily-papers-page.txt");

/** Whether the whole page is there; if not, skips the test and says what is missing. */
export async function hasWholePage(t: TestContext): Promise<boolean> {
  try {
    await fs.access(WHOLE_PAGE);
    return true;
  } catch {
    t.skip(`needs the copied Daily Papers page at ${WHOLE_PAGE}`);
    return false;
  }
}

/** A new folder of the system's temporary folder, which goes when the test is done. */
export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-"));
  t.after(() => fs.rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The same for all tests of a file: it goes when the file's process ends. */
export function sharedFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder: its text by its path, with slashes. */
export async function readTree(folder: string): Promise<Map<string, string>> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const tree = new Map<string, string>();
  for (const file of files)
    tree.set(
      path.relative(folder, file).split(path.sep).join("/"),
      await fs.readFile(file, "utf8"),
    );
  return tree;
}

/** Writes files by their paths below a folder. */
export async function writeTree(folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, text);
  }
}
