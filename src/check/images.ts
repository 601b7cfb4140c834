/** The pictures of notes are there, are pictures, and are small enough for a phone. */
import { imagePath } from "../notes/addresses.ts";
import { attributeOf, walk } from "../notes/parse.ts";
import { nearest } from "../text/nearest.ts";
import type { Check, CheckedContent, ImageFile } from "./check.ts";

/** In bytes: a screenshot 1,600 pixels wide takes a quarter of it. */
export const LARGEST_IMAGE = 1_000_000;
/** In pixels, either way. A larger one would take a phone's memory, however few bytes it has. */
const MOST_PIXELS = 5000;

export const images: Check = {
  name: "images",
  find: ({ notes, images: known }) =>
    notes.flatMap(({ file, tree }) =>
      [...(tree ? walk(tree) : [])].flatMap(([node]) => {
        if (node.type !== "mdxJsxFlowElement" || node.name !== "Figure") return [];
        const path = imagePath(attributeOf(node, "src") ?? "") ?? "";
        const found = fault(path, known);
        return found ? [{ file, line: node.position?.start.line, ...found }] : [];
      }),
    ),
};

/** Why a picture can't be shown; undefined where it can. */
export function faultOfImage(path: string, image: ImageFile) {
  return tooLarge(path, image) ?? wrongKind(path, image);
}

// --- internal ---

function fault(path: string, known: CheckedContent["images"]) {
  const image = known.get(path);
  if (image === undefined) {
    const near = nearest(path, [...known.keys()]);
    const hint = near === undefined ? "" : `; did you mean "${near}"?`;
    return {
      message: `there is no picture content/notes/${path}${hint}`,
      mend: "Add the picture to the folder content/notes/images",
    };
  }
  return faultOfImage(path, image);
}

function wrongKind(path: string, { size }: ImageFile) {
  return size === undefined
    ? {
        message: `"${path}" is no PNG, JPEG, WebP, AVIF or GIF, or its name says another kind than it is`,
        mend: "Save it as PNG or JPEG; an SVG can hold scripts",
      }
    : undefined;
}

function tooLarge(path: string, { bytes, size }: ImageFile) {
  if (bytes > LARGEST_IMAGE)
    return {
      message: `"${path}" has ${(bytes / 1e6).toFixed(1)} MB; a picture has at most ${LARGEST_IMAGE / 1e6} MB`,
      mend: "Make it smaller: 1,600 pixels of width are enough",
    };
  if (size && Math.max(size.width, size.height) > MOST_PIXELS)
    return {
      message: `"${path}" has ${size.width} × ${size.height} pixels; a picture has at most ${MOST_PIXELS} either way`,
      mend: "Make it smaller: 1,600 pixels of width are enough",
    };
  return undefined;
}
