/** `removed.yml`: the papers that must not come back. */
import { showPath } from "../files/path.ts";
import { contentPaths } from "../paper/content-folder.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";
import { readRemoved, type Removed } from "../paper/removed.ts";
import { readText } from "./files.ts";

/** Reads the list; empty where there is no file. */
export function readRemovedFile(content: string): { removed: Removed; problems: Problem[] } {
  const file = contentPaths(content).removed;
  try {
    const text = readText(file);
    const removed = text === undefined ? new Map() : readRemoved(text, showPath(file));
    return { removed, problems: [] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { removed: new Map(), problems: error.problems };
  }
}
