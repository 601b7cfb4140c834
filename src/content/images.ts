/** The pictures beside the notes. */
import { imageSize } from "image-size";
import fs from "node:fs";
import path from "node:path";
import type { ImageFile } from "../check/check.ts";
import { LARGEST_IMAGE } from "../check/images.ts";
import { showPath } from "../files/path.ts";
import { imagePath } from "../notes/addresses.ts";
import { contentPaths } from "../paper/content-folder.ts";
import { filesBelow, type ContentTree } from "./files.ts";

/** What a picture's name ends in, by what its bytes say that it is. */
const ENDINGS: Record<string, readonly string[]> = {
  png: [".png"],
  jpg: [".jpg", ".jpeg"],
  webp: [".webp"],
  avif: [".avif"],
  heif: [".avif"],
  gif: [".gif"],
};

/** The pictures of notes by their path below the notes' folder: `images/curve.png`. */
export function readImages(tree: ContentTree): Map<string, ImageFile> {
  const { images: folder } = contentPaths(tree.folder);
  const below = path.basename(folder);
  const entries = filesBelow(tree, folder)
    .map((file) => path.relative(folder, path.join(tree.folder, file)))
    // No note can name another, and its address would be none.
    .filter((name) => imagePath(`${below}/${name}`) !== undefined);
  return new Map(
    entries.flatMap((name): [string, ImageFile][] => {
      const file = path.join(folder, name);
      const bytes = fs.statSync(file, { throwIfNoEntry: false })?.size;
      if (bytes === undefined) return [];
      // A file that is refused for its size needs no reading.
      const size = bytes > LARGEST_IMAGE ? undefined : sizeOf(file, name);
      return [[`${below}/${name}`, { file: showPath(file), bytes, size }]];
    }),
  );
}

// --- internal ---

/** Undefined where it is no picture of its name, and where it can't be read. */
function sizeOf(file: string, name: string): ImageFile["size"] {
  try {
    const { width, height, type = "", orientation = 1 } = imageSize(fs.readFileSync(file));
    if (!ENDINGS[type]?.includes(path.extname(name))) return undefined;
    if (!(width > 0 && height > 0)) return undefined;
    // An orientation from 5 on is a quarter turn: width and height change places.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}
