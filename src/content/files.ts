/** The files of a content folder, by room and ending. */
import fs from "node:fs";
import path from "node:path";
import type { FromFile } from "../check/check.ts";
import { ExpectedError, hasCode } from "../files/errors.ts";
import { walkFolder } from "../files/folder.ts";
import { showPath } from "../files/path.ts";
import { explainSystemError } from "../files/system-error.ts";
import { contentPaths, MARKDOWN } from "../paper/content-folder.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";

/** The names of all files of a content folder. */
export interface ContentTree {
  folder: string;
  /** Below the folder, with slashes, sorted. Hidden files and folders, and links, are left out. */
  files: string[];
  /** A problem for each symbolic link, which is left out. */
  links: Problem[];
}

/** Files read, and what is wrong with those that could not be. */
export interface FilesRead<Value> {
  found: FromFile<Value>[];
  problems: Problem[];
}

/**
 * Walks through a content folder, once for all of its readers.
 *
 * @throws {ExpectedError} when there is no such folder
 */
export function walkContent(folder: string): ContentTree {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new ExpectedError(
      `${folder}: there is no such folder. Set BROADSHEET_CONTENT to the folder that holds papers/, or run an ingest first.`,
    );
  const entries = walkFolder(folder);
  const { papers, topics, searches, notes } = contentPaths(folder);
  const read = [papers, topics, searches, notes].map((room) => path.relative(folder, room));
  return {
    folder,
    files: entries
      .filter(({ path: file, isLink }) => !isLink && !/(?:^|\/)\./.test(file))
      .map((entry) => entry.path),
    links: entries
      .filter((entry) => entry.isLink && read.includes(entry.path.split("/")[0] ?? ""))
      .map((entry) => ({
        file: showPath(path.join(folder, entry.path)),
        message: "left out: this is a symbolic link, which is not followed",
        mend: "Put the file or the folder itself here",
      })),
  };
}

/**
 * The files below a folder of the tree with this ending, as paths below the content folder.
 *
 * @param room one of `contentPaths`
 */
export function filesBelow({ folder, files }: ContentTree, room: string, ending = ""): string[] {
  const start = `${path.relative(folder, room).split(path.sep).join("/")}/`;
  return files.filter((file) => file.startsWith(start) && file.endsWith(ending));
}

/**
 * A file's text; undefined where it has gone since the folder was walked: an ingest, an editor or a
 * `git pull` may be at work.
 *
 * @throws {ProblemError} where the system doesn't let it be read
 */
export function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return undefined;
    const reason = explainSystemError(error, file) ?? String(error);
    throw new ProblemError([{ file: showPath(file), message: `can't be read: ${reason}` }]);
  }
}

/** Reads each of the files. `read` throws a `ProblemError` where a file is wrong. */
export function readEach<Value>(
  content: string,
  files: readonly string[],
  read: (text: string, file: string) => Value,
): FilesRead<Value> {
  const found: FromFile<Value>[] = [];
  const problems: Problem[] = [];
  for (const below of files) {
    const absolute = path.join(content, below);
    const file = showPath(absolute);
    try {
      const text = readText(absolute);
      if (text !== undefined) found.push({ value: read(text, file), file, text });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { found, problems };
}

/** The same where a file's name is an address: of two with one name, the second is a problem. */
export function readEachSlug<Value extends { slug: string }>(
  tree: ContentTree,
  room: string,
  read: (text: string, file: string) => Value,
): FilesRead<Value> {
  const { found, problems } = readEach(tree.folder, filesBelow(tree, room, MARKDOWN), read);
  const first = new Map<string, string>();
  for (const { value, file } of found) {
    const other = first.get(value.slug);
    if (other === undefined) first.set(value.slug, file);
    else problems.push({ file, message: `${other} has the same name: rename one of the files` });
  }
  return { found, problems };
}
