/** The files of notes, and what the notes change of their papers. */
import type { Root } from "mdast";
import fs from "node:fs";
import path from "node:path";
import { showPath } from "../files/path.ts";
import { applyCorrections, type Corrected } from "../notes/corrections.ts";
import { readNote, type NoteFile } from "../notes/read.ts";
import type { NoteFields } from "../notes/schema.ts";
import { contentPaths, MDX } from "../paper/content-folder.ts";
import { byUrlId, urlId } from "../paper/id.ts";
import type { Paper } from "../paper/schema.ts";
import { listFiles } from "./files.ts";

/** A note that is shown, with what the build worked out about it. */
export interface Note {
  /** The file's name without its ending. */
  id: string;
  /** The path as the user knows it. */
  file: string;
  /** The paper's id as in URLs. */
  paper: string;
  fields: NoteFields;
  /** Has passed every check, so that nothing in it can run. */
  tree: Root;
  /** What its corrections changed. */
  corrected: Corrected[];
}

/** Reads every `.mdx` in `notes/`. One in a folder below is read with a problem. */
export function readNotes(content: string): NoteFile[] {
  const folder = contentPaths(content).notes;
  return listFiles(folder, MDX).map((absolute) => {
    const file = showPath(absolute);
    const note = readNote(fs.readFileSync(absolute, "utf8"), file);
    if (path.dirname(absolute) === folder) return note;
    const problem = {
      file,
      line: 1,
      message: "the note lies in a folder of its own",
      mend: "A note is content/notes/<paper-id>.mdx: move the file there",
    };
    return { ...note, problems: [problem, ...note.problems] };
  });
}

/** The papers as the notes correct them, and the notes on these papers by date, then by file. */
export function applyNotes(
  papers: readonly Paper[],
  read: readonly NoteFile[],
): { papers: Paper[]; notes: Note[] } {
  const known = byUrlId(papers, (paper) => paper);
  const corrected = new Map(papers.map((paper) => [paper.id, paper]));
  const order = ({ fields, stem }: NoteFile) => `${fields?.date} ${stem}`;
  const notes = read
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .flatMap(({ stem, file, name, fields, tree }): Note[] => {
      const { id = "" } = (name && known.get(name.paper)) ?? {};
      const paper = corrected.get(id);
      if (!paper || !fields || !tree) return [];
      const result = applyCorrections(paper, fields.corrections ?? {});
      const topics = [...new Set([...paper.topics, ...fields.topics])];
      corrected.set(paper.id, { ...result.paper, topics });
      const slug = urlId(paper.id);
      return [{ id: stem, file, paper: slug, fields, tree, corrected: result.corrected }];
    });
  return { papers: [...corrected.values()], notes };
}
