/** `removed.yml`: the papers that must not come back. */
import fs from "node:fs";
import { showPath } from "../files/path.ts";
import { contentPaths } from "../paper/content-folder.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";
import { readRemoved, type Removed } from "../paper/removed.ts";

/** Reads the list; empty where there is no file. */
export function readRemovedFile(content: string): { removed: Removed; problems: Problem[] } {
  const file = contentPaths(content).removed;
  if (!fs.existsSync(file)) return { removed: new Map(), problems: [] };
  try {
    const removed = readRemoved(fs.readFileSync(file, "utf8"), showPath(file));
    return { removed, problems: [] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { removed: new Map(), problems: error.problems };
  }
}
