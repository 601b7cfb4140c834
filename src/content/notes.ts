/** The files of notes, and what the notes change of their papers. */
import type { Root } from "mdast";
import path from "node:path";
import type { PaperFile } from "../check/check.ts";
import { showPath } from "../files/path.ts";
import { applyCorrections, type Corrected } from "../notes/corrections.ts";
import { readNote, type NoteFile } from "../notes/read.ts";
import type { NoteFields } from "../notes/schema.ts";
import { contentPaths, MDX } from "../paper/content-folder.ts";
import { byUrlId, urlId } from "../paper/id.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";
import type { Paper } from "../paper/schema.ts";
import { filesBelow, readText, type ContentTree } from "./files.ts";

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
export function readNotes(tree: ContentTree): NoteFile[] {
  const folder = contentPaths(tree.folder).notes;
  return filesBelow(tree, folder, MDX).flatMap((below): NoteFile | NoteFile[] => {
    const absolute = path.join(tree.folder, below);
    const file = showPath(absolute);
    const { text, problems } = readAnyText(absolute);
    if (text === undefined) return [];
    const note = readNote(text, file);
    if (problems.length > 0) return { ...note, problems };
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

/** A text that can't be read is an empty one with a problem, so that the note alone is left out. */
function readAnyText(file: string): { text: string | undefined; problems: Problem[] } {
  try {
    return { text: readText(file), problems: [] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { text: "", problems: error.problems };
  }
}

/** What notes do to their papers. */
export interface NotesApplied {
  /** The papers that notes change, by id. */
  changed: Map<string, Paper>;
  /** The notes on papers that are there, by date, then by file. */
  notes: Note[];
}

/** Applies the notes to the papers. A note without corrections and topics changes nothing. */
export function applyNotes(papers: readonly PaperFile[], read: readonly NoteFile[]): NotesApplied {
  if (read.length === 0) return { changed: new Map(), notes: [] };
  const known = byUrlId(papers, ({ brief }) => brief);
  const changed = new Map<string, Paper>();
  const order = ({ fields, stem }: NoteFile) => `${fields?.date} ${stem}`;
  const notes = read
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .flatMap(({ stem, file, name, fields, tree }): Note[] => {
      const found = name && known.get(name.paper);
      if (!found || !fields || !tree) return [];
      const { id } = found.brief;
      const note = { id: stem, file, paper: urlId(id), fields, tree, corrected: [] };
      if (!fields.corrections && fields.topics.length === 0) return [note];
      const before = changed.get(id) ?? found.value;
      const { paper, corrected } = applyCorrections(before, fields.corrections ?? {});
      const topics = [...new Set([...paper.topics, ...fields.topics])];
      changed.set(id, { ...paper, topics });
      return [{ ...note, corrected }];
    });
  return { changed, notes };
}
