/** A person has one note on a paper, whichever of the paper's ids the files are named after. */
import { lineOfField } from "../paper/frontmatter.ts";
import { papersById, type Check } from "./check.ts";

export const oneNoteAPerson: Check = {
  name: "one-note-a-person",
  find: ({ notes, papers }) => {
    const known = papersById(papers);
    const first = new Map<string, string>();
    return notes.flatMap(({ file, text, name, fields }) => {
      const paper = name && known.get(name.paper);
      if (!paper || !fields) return [];
      const key = `${paper.value.id} ${fields.author.normalize("NFKC").toLowerCase().replace(/\s+/g, " ")}`;
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, file);
        return [];
      }
      return [
        {
          file,
          line: lineOfField(text, "author"),
          message: `${fields.author} has a note on this paper already, ${other}`,
          mend: "Put both into one file",
        },
      ];
    });
  },
};
