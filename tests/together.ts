/** Test files in one process: to start Node and load modules costs more than most tests. */
import fs from "node:fs";
import path from "node:path";
import { describe } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT } from "./folders.ts";

/**
 * Runs test files as suites of one process. What a file does before and after its tests concerns
 * its own tests alone; what it changes in the process, it has to put back.
 *
 * @param pattern which files, below the project's folder
 * @param except the same, of files that are left out
 * @param atOnce how many files run at once
 */
export function runTogether(
  pattern: string,
  { except = [], atOnce = 1 }: { except?: readonly string[]; atOnce?: number } = {},
): void {
  const files = fs.globSync(pattern, { cwd: ROOT, exclude: [...except] }).sort();
  describe("all", { concurrency: atOnce }, () => {
    for (const file of files)
      describe(file, { concurrency: 1 }, async () => {
        await import(pathToFileURL(path.join(ROOT, file)).href);
      });
  });
}
