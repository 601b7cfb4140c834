/** The portable copy as one file. */
import fs from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { COMPRESSED } from "../site-files.ts";

/** The earliest day of the format, in any time zone, so that the bytes depend on no clock. */
const DAY_ZERO = new Date(1980, 0, 1);
/** A file that its owner may write and everyone may read. */
const MODE = 0o100644;

/**
 * Packs the files of a folder into a zip, the same bytes for the same files.
 *
 * @param folder where the files are
 * @param files their names from there, with slashes, in the order in which they go in
 * @param to the file to write
 * @param top the folder in the zip that holds them all
 */
export async function packZip(
  folder: string,
  files: readonly string[],
  to: string,
  top: string,
): Promise<void> {
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, fs.createWriteStream(to));
  for (const file of files)
    // With a buffer, the size stands before the data, which old unzip programs need.
    zip.addBuffer(await readFile(path.join(folder, file)), `${top}/${file}`, {
      mtime: DAY_ZERO,
      mode: MODE,
      forceDosTimestamp: true,
      compressionLevel: COMPRESSED.test(file) ? 0 : 9,
    });
  zip.end();
  await written;
}
