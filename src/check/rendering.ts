/** A note can be rendered for pages, the search and feeds, and its page isn't too large. */
import { compileNote, LARGEST_MARKUP, TooLargeError } from "../notes/compile.ts";
import { noteForFeed } from "../notes/feed.ts";
import { noteExcerpt, noteText } from "../notes/text.ts";
import type { Check } from "./check.ts";

export const rendering: Check = {
  name: "rendering",
  // Any other error is reported as a crash.
  *find({ notes }) {
    for (const { file, stem, tree } of notes) {
      if (!tree) continue;
      try {
        compileNote(tree, { name: stem, base: "/" });
      } catch (error) {
        if (!(error instanceof TooLargeError)) throw error;
        yield {
          file,
          line: tree.children[0]?.position?.start.line ?? 1,
          message: `the note becomes more than ${LARGEST_MARKUP / 1e6} MB of HTML`,
          mend: "Use fewer or shorter formulas, links and tables",
        };
        continue;
      }
      noteText(tree);
      noteExcerpt(tree);
      noteForFeed(tree, {
        address: (path) => path,
        image: (path) => path,
        paper: (id) => ({ title: id, address: id }),
      });
    }
  },
};
