/** Files lie where they are read, and have the ending that they are read by. */
import { imagePath } from "../notes/addresses.ts";
import { parseNoteName } from "../notes/schema.ts";
import { MARKDOWN, MDX } from "../paper/content-folder.ts";
import type { ProblemText } from "../paper/problem.ts";
import type { FolderCheck, GivenContext } from "./check.ts";

export const places: FolderCheck<GivenContext> = {
  name: "places",
  *find({ byId, files }) {
    const first = new Map<string, string>();
    for (const one of files) {
      const problem =
        problemOfPlace(one) ?? problemOfEnding(one.path, byId) ?? problemOfCase(one.path, first);
      if (problem) yield { file: one.file, line: 1, ...problem };
    }
  },
};

// --- internal ---

const NOTE = "content/notes/<paper-id>.mdx";
/** Texts that may be meant as content. Any other file is ignored. */
const TEXT = /\.(?:mdx?|markdown|mdown|txt|html?|ya?ml|json|rtf|docx?)(?:\.txt)?$/i;
/** Formatters and linters run what they find beside a text, so such files can't be among texts. */
const CODE = /\.(?:[cm]?[jt]sx?|astro|vue|svelte|wasm|node|sh|py|toml)$/i;
const IMAGE = /\.(?:png|jpe?g|webp|avif|gif|svg|bmp|tiff?|heic)$/i;

function problemOfPlace({ path, isLink }: GivenContext["files"][number]): ProblemText | undefined {
  const [folder = "", ...below] = path.split("/");
  const name = below.at(-1) ?? folder;
  if (isLink)
    return {
      message: "this is a symbolic link, which is not followed",
      mend: "Put the file or the folder itself here",
    };
  if (/^(?:readme|\.gitkeep$|\.DS_Store$)/i.test(name)) return undefined;
  if (CODE.test(name) || (name.startsWith(".") && !name.endsWith(".tmp")))
    return {
      message: `"${name}" is a config or script file; only content belongs here`,
      mend: "Delete it from the content folder",
    };
  if (folder === "notes") {
    if (IMAGE.test(name)) return problemOfImagePath(below);
    return TEXT.test(name) && !name.endsWith(MDX) ? notMdx(name) : undefined;
  }
  const isText = TEXT.test(name);
  if (folder === "topics" && isText && !name.endsWith(MARKDOWN))
    return { message: "a topic is a file content/topics/<slug>.md", mend: "Rename the file" };
  if (folder === "searches" && isText && !name.endsWith(MARKDOWN))
    return {
      message: "a standing search is a file content/searches/<slug>.md",
      mend: "Rename the file",
    };
  if (folder === "papers" && isText && !name.endsWith(MDX))
    return {
      message: "a paper is a file content/papers/YYYY/MM/<id>.mdx",
      mend: "Rename the file, or write it with npm run ingest",
    };
  const isUnread = !["papers", "topics", "searches"].includes(folder) && /\.mdx?$/i.test(name);
  return isUnread
    ? { message: "a text in this folder isn't read", mend: `A note is a file ${NOTE}` }
    : undefined;
}

/** A note without the ending .mdx. */
function problemOfEnding(
  path: string,
  papers: ReadonlyMap<string, unknown>,
): ProblemText | undefined {
  const name = /^notes\/([^/]+)$/.exec(path)?.[1] ?? "";
  const isOfPaper = [name, name.replace(/\.[^.]*$/, "")].some((stem) =>
    papers.has(parseNoteName(stem)?.paper ?? ""),
  );
  return isOfPaper && !name.endsWith(MDX) ? notMdx(name) : undefined;
}

function notMdx(name: string): ProblemText {
  return {
    message: `"${name}" doesn't end in .mdx, so it isn't shown`,
    mend: `A note is a file ${NOTE}: rename the file`,
  };
}

function problemOfCase(path: string, first: Map<string, string>): ProblemText | undefined {
  const key = path.normalize("NFC").toLowerCase();
  const other = first.get(key);
  first.set(key, other ?? path);
  return other === undefined
    ? undefined
    : {
        message: `"${path}" and "${other}" differ only in case or in the form of their Unicode characters; Windows and macOS treat them as one file`,
        mend: "Rename one of them",
      };
}

function problemOfImagePath(below: readonly string[]): ProblemText | undefined {
  if (below.length !== 2 || below[0] !== "images")
    return {
      message: "an image belongs in content/notes/images, not in another folder",
      mend: "Move the file",
    };
  return imagePath(below.join("/")) === undefined
    ? {
        message: "an image's name may contain only a-z, A-Z, 0-9, hyphens, underscores and dots",
        mend: "Rename the file",
      }
    : undefined;
}
