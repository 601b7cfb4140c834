/** A note can be shown in each form that it is shown in, and is no larger than a page should be. */
import { compileNote, LARGEST_MARKUP, TooLargeError } from "../notes/compile.ts";
import { noteForFeed } from "../notes/feed.ts";
import type { ReadNote } from "../notes/read.ts";
import { noteExcerpt, noteText } from "../notes/text.ts";
import type { Check, Found } from "./check.ts";

export const forms: Check = {
  name: "forms",
  find: ({ notes }) => notes.flatMap(makeForms),
};

// --- internal ---

/** What a defect of a form throws becomes the note's finding. */
function makeForms({ file, stem, tree }: ReadNote): Found[] {
  if (!tree) return [];
  try {
    compileNote(tree, { name: stem, base: "/" });
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
    return [
      {
        file,
        line: tree.children[0]?.position?.start.line ?? 1,
        message: `the note becomes more than ${LARGEST_MARKUP / 1e6} MB of HTML`,
        mend: "Use fewer or shorter formulas, links and tables",
      },
    ];
  }
  noteText(tree);
  noteExcerpt(tree);
  noteForFeed(tree, {
    address: (path) => path,
    picture: (image) => image,
    paper: (id) => ({ title: id, address: id }),
  });
  return [];
}
