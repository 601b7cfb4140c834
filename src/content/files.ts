/** The files of a content folder, by room and ending. */
import fs from "node:fs";
import path from "node:path";
import type { FromFile } from "../check/check.ts";
import { showPath } from "../files/path.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";

/** Files read, and what is wrong with those that could not be. */
export interface FilesRead<Value> {
  found: FromFile<Value>[];
  problems: Problem[];
}

/** The absolute paths of the files with this ending, sorted. Hidden files and links are left out. */
export function listFiles(folder: string, ending: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith(ending) && !name.startsWith("."))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Reads each file with this ending. `read` throws a `ProblemError` where a file is wrong. */
export function readEach<Value>(
  folder: string,
  ending: string,
  read: (text: string, file: string) => Value,
): FilesRead<Value> {
  const found: FromFile<Value>[] = [];
  const problems: Problem[] = [];
  for (const absolute of listFiles(folder, ending)) {
    const file = showPath(absolute);
    try {
      const text = fs.readFileSync(absolute, "utf8");
      found.push({ value: read(text, file), file, text });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { found, problems };
}
