/** The files of a content folder, by room and ending. */
import fs from "node:fs";
import path from "node:path";
import type { FromFile } from "../check/check.ts";
import { walkFolder } from "../files/folder.ts";
import { showPath } from "../files/path.ts";
import { contentPaths } from "../paper/content-folder.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";

/** Files read, and what is wrong with those that could not be. */
export interface FilesRead<Value> {
  found: FromFile<Value>[];
  problems: Problem[];
}

/**
 * The absolute paths of the files below a folder with this ending, sorted. Hidden files and links,
 * such as the folder itself, are left out.
 */
export function listFiles(folder: string, ending = ""): string[] {
  if (!fs.lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return walkFolder(folder)
    .filter((file) => !file.isLink && file.path.endsWith(ending))
    .map((file) => path.join(folder, file.path))
    .filter((file) => !path.basename(file).startsWith("."));
}

/** A problem for each symbolic link, which is left out. */
export function findLinks(content: string): Problem[] {
  const { papers, topics, notes } = contentPaths(content);
  const read = [papers, topics, notes].map((folder) => path.relative(content, folder));
  return walkFolder(content)
    .filter((file) => file.isLink && read.includes(file.path.split("/")[0] ?? ""))
    .map((file) => ({
      file: showPath(path.join(content, file.path)),
      message: "left out: this is a symbolic link, which is not followed",
      mend: "Put the file or the folder itself here",
    }));
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
