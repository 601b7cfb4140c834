/** The images in notes exist, are of a known format, and are small enough for a phone. */
import { imagePath } from "../notes/addresses.ts";
import { attributeOf, isComponent, walk } from "../notes/tree.ts";
import type { ProblemText } from "../paper/problem.ts";
import { didYouMean } from "../text/nearest.ts";
import type { CheckedContent, FolderCheck, ImageFile, NoteCheck, Warning } from "./check.ts";

/** In bytes: a screenshot 1,600 pixels wide takes a quarter of it. */
export const LARGEST_IMAGE = 1_000_000;
/** In pixels, either way. A larger image needs too much memory on a phone, however few bytes it has. */
const MOST_PIXELS = 5000;

export const images: NoteCheck = {
  name: "images",
  each: ({ images: known }) =>
    function* ({ tree }) {
      for (const [node] of walk(tree)) {
        if (!isComponent(node, "Figure")) continue;
        const path = imagePath(attributeOf(node, "src") ?? "") ?? "";
        const problem = problemAt(path, known);
        if (problem) yield { line: node.position?.start.line, ...problem };
      }
    },
};

/** Images that no note uses: what is merged stays in the repository for good. */
export const unusedImages: FolderCheck = {
  name: "unused-images",
  *find({ images: known, notes }) {
    for (const [path, image] of known) {
      if (notes.some(({ text }) => text.includes(path))) continue;
      yield { file: image.file, line: 1, ...(problemOfImage(path, image) ?? unused(path)) };
    }
  },
};

// --- internal ---

/** Why an image can't be shown; undefined where it can. */
function problemOfImage(path: string, image: ImageFile): ProblemText | undefined {
  const { bytes, size } = image;
  const smaller = "Make it smaller: 1,600 pixels of width are enough";
  if (bytes > LARGEST_IMAGE)
    return {
      message: `"${path}" has ${(bytes / 1e6).toFixed(1)} MB; an image has at most ${LARGEST_IMAGE / 1e6} MB`,
      mend: smaller,
    };
  if (size === undefined)
    return {
      message: `"${path}" isn't a PNG, JPEG, WebP, AVIF or GIF image, or its ending doesn't match its format`,
      mend: "Save it as PNG or JPEG; an SVG can hold scripts",
    };
  if (Math.max(size.width, size.height) > MOST_PIXELS)
    return {
      message: `"${path}" has ${size.width} × ${size.height} pixels; an image has at most ${MOST_PIXELS} either way`,
      mend: smaller,
    };
  return undefined;
}

function problemAt(path: string, known: CheckedContent["images"]): ProblemText | undefined {
  const image = known.get(path);
  if (image) return problemOfImage(path, image);
  return {
    message: `there is no image content/notes/${path}${didYouMean(path, known.keys())}`,
    mend: "Add the image to the folder content/notes/images",
  };
}

function unused(path: string): Omit<Warning, "file"> {
  return {
    level: "warning",
    message: "no note uses this image",
    mend: `Use it with ![What it shows](${path}), or delete it`,
  };
}
