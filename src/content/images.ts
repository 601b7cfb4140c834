/** The pictures beside the notes. */
import { imageSize } from "image-size";
import fs from "node:fs";
import path from "node:path";
import type { ImageFile } from "../check/check.ts";
import { LARGEST_IMAGE } from "../check/images.ts";
import { showPath } from "../files/path.ts";
import { imagePath } from "../notes/addresses.ts";
import { contentPaths } from "../paper/content-folder.ts";
import type { Problem } from "../paper/problem.ts";

/** What a picture's name ends in, by what its bytes say that it is. */
const ENDINGS: Record<string, readonly string[]> = {
  png: [".png"],
  jpg: [".jpg", ".jpeg"],
  webp: [".webp"],
  avif: [".avif"],
  heif: [".avif"],
  gif: [".gif"],
};

/**
 * Whether there is a folder, and no symbolic link to one: through a link in a pull request, files
 * of the machine that builds would be published.
 */
export function isFolder(folder: string): boolean {
  return fs.lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** What is left out because its folder is a symbolic link, which isn't followed: it may be unwanted. */
export function findLinkedFolders(content: string): Problem[] {
  const { notes, images } = contentPaths(content);
  return [notes, images]
    .filter((folder) => fs.lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
    .map((folder) => ({
      file: showPath(folder),
      message: "left out: the folder is a symbolic link, which is not followed",
      mend: "Put the folder itself here",
    }));
}

/** The pictures of notes by their path below the notes' folder: `images/curve.png`. */
export function readImages(content: string): Map<string, ImageFile> {
  const { notes, images: folder } = contentPaths(content);
  if (!isFolder(notes) || !isFolder(folder)) return new Map();
  const entries = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    // No note can name another, and its address would be none.
    .filter((name) => imagePath(`images/${name}`) !== undefined)
    .sort();
  return new Map(
    entries.map((name) => {
      const file = path.join(folder, name);
      const bytes = fs.statSync(file).size;
      // A file that is refused for its size needs no reading.
      const size = bytes > LARGEST_IMAGE ? undefined : sizeOf(fs.readFileSync(file), name);
      return [`images/${name}`, { file: showPath(file), bytes, size }];
    }),
  );
}

// --- internal ---

function sizeOf(bytes: Uint8Array, name: string): ImageFile["size"] {
  try {
    const { width, height, type = "", orientation = 1 } = imageSize(bytes);
    if (!ENDINGS[type]?.includes(path.extname(name))) return undefined;
    if (!(width > 0 && height > 0)) return undefined;
    // An orientation from 5 on is a quarter turn: width and height change places.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}
