/** The reader's list, as the site exports it. */
import fs from "node:fs";
import { readList } from "../reader/list-file.ts";
import type { SavedPaper } from "../reader/saved-paper.ts";

/** What the file held, or why it is no list. */
export type ListReading = { refused: string } | { refused?: undefined; papers: SavedPaper[] };

/** Reads the file. Never throws. */
export function readListAt(file: string): ListReading {
  try {
    return readList(fs.readFileSync(file, "utf8"));
  } catch (error) {
    return { refused: `${file}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
