/** Files lie where they are read, and have the ending that they are read by. */
import { imagePath } from "../notes/addresses.ts";
import type { CheckContext, ContextCheck, Found } from "./check.ts";

export const places: ContextCheck = {
  name: "places",
  find: (_, { files }) =>
    files.flatMap((one) => {
      const found = faultOf(one);
      return found ? [{ file: one.file, line: 1, ...found }] : [];
    }),
};

// --- internal ---

type Fault = Pick<Found, "message" | "mend">;

const NOTE = "content/notes/<paper-id>.mdx";
/** Texts that somebody may have meant to be read. Any other file is left alone. */
const TEXT =
  /\.(?:mdx?|markdown|mdown|txt|html?|ya?ml|json|rtf|docx?)(?:\.txt)?$/i;
/** Formatters and linters run what they find beside a text, so such a file has no place among texts. */
const CODE = /\.(?:[cm]?[jt]sx?|astro|vue|svelte|wasm|node|sh|py|toml)$/i;
const PICTURE = /\.(?:png|jpe?g|webp|avif|gif|svg|bmp|tiff?|heic)$/i;

function faultOf({
  path,
  isLink,
}: CheckContext["files"][number]): Fault | undefined {
  const [room = "", ...below] = path.split("/");
  const name = below.at(-1) ?? room;
  if (isLink)
    return {
      message: "this is a symbolic link, which is not followed",
      mend: "Put the file itself here",
    };
  if (/^(?:readme|\.gitkeep$|\.DS_Store$)/i.test(name)) return undefined;
  if (CODE.test(name) || (name.startsWith(".") && !name.endsWith(".tmp")))
    return {
      message: `"${name}" is a file that tools obey or run, and no content`,
      mend: "Take it out of the content folder",
    };
  if (room === "notes") return faultOfNote(name, below);
  const isText = TEXT.test(name);
  if (room === "topics" && isText && !name.endsWith(".md"))
    return {
      message: "a topic is a file content/topics/<slug>.md, and this is none",
      mend: "Rename the file",
    };
  if (room === "papers" && isText && !name.endsWith(".mdx"))
    return {
      message:
        "a paper is a file content/papers/YYYY/MM/<id>.mdx, and this is none",
      mend: "Rename the file, or let an ingest write it",
    };
  const isLost = !["papers", "topics"].includes(room) && /\.mdx?$/i.test(name);
  return isLost
    ? {
        message: "nothing reads a file in this place",
        mend: `A note is ${NOTE}`,
      }
    : undefined;
}

function faultOfNote(
  name: string,
  below: readonly string[],
): Fault | undefined {
  if (PICTURE.test(name)) return faultOfPicture(below);
  if (!TEXT.test(name)) return undefined;
  if (!name.endsWith(".mdx"))
    return {
      message: `"${name}" doesn't end in .mdx, so it is shown nowhere`,
      mend: `A note is ${NOTE}: rename the file`,
    };
  return undefined;
}

function faultOfPicture(below: readonly string[]): Fault | undefined {
  if (below.length !== 2 || below[0] !== "images")
    return {
      message: "a picture lies in content/notes/images, and in no other folder",
      mend: "Move the file",
    };
  return imagePath(below.join("/")) === undefined
    ? {
        message:
          "a picture's name has a-z, A-Z, 0-9, hyphens, underscores and dots alone",
        mend: "Rename the file",
      }
    : undefined;
}
