/** A person has one note on a paper, whichever of the paper's ids the files are named after. */
import { lineOfField } from "../paper/frontmatter.ts";
import type { NoteCheck } from "./check.ts";

export const oneNoteAPerson: NoteCheck = {
  name: "one-note-a-person",
  each: ({ byId }) => {
    const first = new Map<string, string>();
    return function* ({ file, text, name, fields }) {
      const paper = name && byId.get(name.paper);
      if (!paper || !fields) return;
      const author = fields.author.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
      const key = `${paper.value.id} ${author}`;
      const other = first.get(key);
      first.set(key, other ?? file);
      if (other !== undefined)
        yield {
          line: lineOfField(text, "author"),
          message: `${fields.author} has a note on this paper already, ${other}`,
          mend: "Put both texts into one file",
        };
    };
  },
};
