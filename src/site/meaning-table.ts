/** The table of words that the settings choose: papers are ranked by it where they lack words. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { keyOf } from "../files/cache.ts";
import { ExpectedError, hasCode } from "../files/errors.ts";
import { showPath } from "../files/path.ts";
import { TableError } from "../meaning/rows.ts";
import { unpackTable, type WordTable } from "../meaning/table.ts";
import type { Settings } from "./settings.ts";

/** A table, and the hash of its bytes. */
export interface ChosenTable {
  table: WordTable;
  key: string;
}

/**
 * Reads the table; undefined where the settings want none.
 *
 * @throws {ExpectedError} when there is none, or it can't be used, with what to do
 */
export function readTable({ meaning }: Pick<Settings, "meaning">): ChosenTable | undefined {
  if (meaning === "none") return undefined;
  const file = meaning === "shipped" ? SHIPPED : path.resolve(meaning.table);
  try {
    const bytes = fs.readFileSync(file);
    return { table: unpackTable(bytes), key: keyOf(bytes) };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new ExpectedError(
      `meaning: ${showPath(file)}: ${reason}. Expected a table that \`npm run learn\` has written. ${
        meaning === "shipped"
          ? 'Get the file of this version of the project again, or set meaning: "none" in src/site.config.ts'
          : 'Learn it again, or set meaning: "shipped" or "none" in src/site.config.ts'
      }. The site is as it was.`,
      { cause: error },
    );
  }
}

// --- internal ---

const SHIPPED = fileURLToPath(new URL("../meaning/shipped/words.table", import.meta.url));

/** Why a table can't be used; undefined for a defect of ours. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof TableError) return error.message;
  if (hasCode(error, "ENOENT")) return "there is no such file";
  const isOfSystem = error instanceof Error && "code" in error && "syscall" in error;
  return isOfSystem ? `the file can't be read (${String(error.code)})` : undefined;
}
