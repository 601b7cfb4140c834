/**
 * Parts of a site that several machines make side by side: a folder with the entries of the cache
 * that a share of the months is made of, and a list of them.
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { entrySchema } from "../files/copy-entries.ts";
import { ExpectedError, hasCode } from "../files/errors.ts";

const listSchema = z.object({
  part: z.int().positive(),
  of: z.int().positive(),
  /** Covers the code, the settings and the topics. */
  key: z.string(),
  entries: z.array(entrySchema),
});

/** What a part says of itself. */
export type PartList = z.output<typeof listSchema>;

/** Writes the list of a part. @param folder the part's */
export function writePartList(folder: string, list: PartList): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, LIST), JSON.stringify(list));
}

/** Reads it. @throws {ExpectedError} where the folder is no part */
export function readPartList(folder: string): PartList {
  try {
    return listSchema.parse(JSON.parse(fs.readFileSync(path.join(folder, LIST), "utf8")));
  } catch (error) {
    const isOther = error instanceof z.ZodError || error instanceof SyntaxError;
    if (!isOther && !hasCode(error, "ENOENT", "ENOTDIR")) throw error;
    throw new ExpectedError(
      `${folder} is no part of a site. A part is made by npm run build -- --part K/N, and has a ${LIST}.`,
    );
  }
}

// --- internal ---

/** The file that says what a part holds. */
const LIST = "part.json";
