/** The copy as one file to hand on. */
import fs from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** The earliest day that the format knows, in any time zone: no clock shows in the file. */
const DAY_ZERO = new Date(1980, 0, 1);
/** For the owner to read and write, for all others to read. */
const MODE = 0o100644;
/** Packed already: a second time would only take time. */
const PACKED = /\.(?:woff2|png|webp|jpe?g)$/;

/**
 * Packs the files of a folder into a zip, the same bytes for the same files.
 *
 * @param folder where the files are
 * @param files their names from there, with slashes, in the order in which they go in
 * @param to the file to write
 * @param top the folder in the zip that holds them all, so that unpacking strews nothing about
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
    // As a buffer its size is known before it is written, which old unpackers like better.
    zip.addBuffer(await readFile(path.join(folder, file)), `${top}/${file}`, {
      mtime: DAY_ZERO,
      mode: MODE,
      forceDosTimestamp: true,
      compressionLevel: PACKED.test(file) ? 0 : 9,
    });
  zip.end();
  await written;
}
