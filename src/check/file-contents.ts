/** Each file by itself is what its schema and its rules say, and no id is used twice. */
import { REMOVED } from "../paper/content-folder.ts";
import type { FolderCheck, NoteCheck } from "./check.ts";

export const noteContents: NoteCheck = {
  name: "note-contents",
  each: () => (note) => note.problems,
};

export const otherContents: FolderCheck = {
  name: "other-contents",
  find: ({ problems }) => problems.map((one) => ({ mend: mendOf(one.file), ...one })),
};

// --- internal ---

function mendOf(file: string): string {
  if (/\/topics\/[^/]*$/.test(file))
    return "The fields of a topic are title, blurb, match, matchTitle and exclude; CONTRIBUTING.md has an example";
  if (/\/searches\/[^/]*$/.test(file))
    return "The fields of a standing search are title, blurb and query; CONTRIBUTING.md has an example";
  return file.endsWith(REMOVED)
    ? "A removal has an id in quotes, a reason, and optionally a title"
    : "Papers are written by npm run ingest: undo the change, and correct the paper by a note";
}
