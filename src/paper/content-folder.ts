/** Where papers, notes, topics and pictures lie in a content folder. */
import path from "node:path";
import { urlId } from "./arxiv-id.ts";

/** The extension of the files of papers and notes. */
export const MDX = ".mdx";
/** The extension of the files of topics and standing searches. */
export const MARKDOWN = ".md";

/** The file that names the papers that must not come back. */
export const REMOVED = "removed.yml";

/** The name of the content folder in a digest's repository. */
export const CONTENT = "content";

/** The folders and files of a content folder, as paths that start with it. */
export function contentPaths(content: string) {
  const notes = path.join(content, "notes");
  return {
    papers: path.join(content, "papers"),
    topics: path.join(content, "topics"),
    searches: path.join(content, "searches"),
    notes,
    /** The pictures of notes. */
    images: path.join(notes, "images"),
    removed: path.join(content, REMOVED),
  };
}

/** The name of a paper's file, and of the first note on it: `2510.12345.mdx`. */
export function fileNameOf(id: string): string {
  return urlId(id) + MDX;
}

/** The file of a paper: `papers/YYYY/MM/<id>.mdx`, by its listing day. */
export function paperFile(content: string, { id, day }: { id: string; day: string }): string {
  const [year = "", month = ""] = day.split("-");
  return path.join(contentPaths(content).papers, year, month, fileNameOf(id));
}

/**
 * The file of a note: `notes/<id>.mdx`, or `notes/<id>.<person>.mdx` beside another person's.
 *
 * @param id the paper's
 */
export function noteFile(content: string, id: string, person?: string): string {
  const name = fileNameOf(person === undefined ? id : `${id}.${person}`);
  return path.join(contentPaths(content).notes, name);
}

/** The name of a paper's or a note's file without its ending. */
export function stemOf(file: string): string {
  return path.basename(file, MDX);
}
