/** A person has one note on a paper, whichever of the paper's ids the files are named after. */
import { lineOfField } from "../paper/frontmatter.ts";
import { papersById, type Check } from "./check.ts";

export const oneNoteAPerson: Check = {
  name: "one-note-a-person",
  *find({ notes, papers }) {
    const known = papersById(papers);
    const first = new Map<string, string>();
    for (const { file, text, name, fields } of notes) {
      const paper = name && known.get(name.paper);
      if (!paper || !fields) continue;
      const author = fields.author.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
      const key = `${paper.value.id} ${author}`;
      const other = first.get(key);
      first.set(key, other ?? file);
      if (other !== undefined)
        yield {
          file,
          line: lineOfField(text, "author"),
          message: `${fields.author} has a note on this paper already, ${other}`,
          mend: "Put both texts into one file",
        };
    }
  },
};
