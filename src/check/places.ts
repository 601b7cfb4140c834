/** Files lie where they are read, and have the ending that they are read by. */
import { imagePath } from "../notes/addresses.ts";
import { parseNoteName } from "../notes/schema.ts";
import { papersById, type CheckContext, type ContextCheck, type Found } from "./check.ts";

export const places: ContextCheck = {
  name: "places",
  find: ({ papers }, { files }) => {
    const known = papersById(papers);
    const first = new Map<string, string>();
    return files.flatMap((one) => {
      const found = faultOf(one) ?? unnamed(one.path, known) ?? twin(one.path, first);
      return found ? [{ file: one.file, line: 1, ...found }] : [];
    });
  },
};

// --- internal ---

type Fault = Pick<Found, "message" | "mend">;

const NOTE = "content/notes/<paper-id>.mdx";
/** Texts that somebody may have meant to be read. Any other file is left alone. */
const TEXT = /\.(?:mdx?|markdown|mdown|txt|html?|ya?ml|json|rtf|docx?)(?:\.txt)?$/i;
/** Formatters and linters run what they find beside a text, so such a file has no place among texts. */
const CODE = /\.(?:[cm]?[jt]sx?|astro|vue|svelte|wasm|node|sh|py|toml)$/i;
const PICTURE = /\.(?:png|jpe?g|webp|avif|gif|svg|bmp|tiff?|heic)$/i;

function faultOf({ path, isLink }: CheckContext["files"][number]): Fault | undefined {
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
      message: "a paper is a file content/papers/YYYY/MM/<id>.mdx, and this is none",
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

/** A note whose name has lost its ending. */
function unnamed(path: string, papers: ReadonlyMap<string, unknown>): Fault | undefined {
  const name = /^notes\/([^/]+)$/.exec(path)?.[1] ?? "";
  const isOfPaper = [name, name.replace(/\.[^.]*$/, "")].some((stem) =>
    papers.has(parseNoteName(stem)?.paper ?? ""),
  );
  return isOfPaper && !name.endsWith(".mdx") ? notMdx(name) : undefined;
}

/** Of two files whose names differ by case alone, Windows and macOS have one. */
function twin(path: string, first: Map<string, string>): Fault | undefined {
  const key = path.toLowerCase();
  const other = first.get(key);
  first.set(key, other ?? path);
  return other === undefined
    ? undefined
    : {
        message: `"${path}" and "${other}" differ by case alone; Windows and macOS take them for one file`,
        mend: "Rename one of them",
      };
}

function notMdx(name: string): Fault {
  return {
    message: `"${name}" doesn't end in .mdx, so it is shown nowhere`,
    mend: `A note is ${NOTE}: rename the file`,
  };
}

function faultOfNote(name: string, below: readonly string[]): Fault | undefined {
  if (PICTURE.test(name)) return faultOfPicture(below);
  if (!TEXT.test(name)) return undefined;
  return name.endsWith(".mdx") ? undefined : notMdx(name);
}

function faultOfPicture(below: readonly string[]): Fault | undefined {
  if (below.length !== 2 || below[0] !== "images")
    return {
      message: "a picture lies in content/notes/images, and in no other folder",
      mend: "Move the file",
    };
  return imagePath(below.join("/")) === undefined
    ? {
        message: "a picture's name has a-z, A-Z, 0-9, hyphens, underscores and dots alone",
        mend: "Rename the file",
      }
    : undefined;
}
