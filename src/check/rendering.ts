/** A note can be rendered for pages, the search and feeds, and its page isn't too large. */
import { compileNote, LARGEST_MARKUP, TooLargeError } from "../notes/compile.ts";
import { noteForFeed } from "../notes/feed.ts";
import { noteExcerpt, noteText } from "../notes/text.ts";
import type { NoteCheck } from "./check.ts";

export const rendering: NoteCheck = {
  name: "rendering",
  // Any other error is reported as a crash.
  each: () =>
    function* ({ stem, tree }) {
      if (!tree) return;
      try {
        compileNote(tree, { name: stem, base: "/" });
      } catch (error) {
        if (!(error instanceof TooLargeError)) throw error;
        yield {
          line: tree.children[0]?.position?.start.line ?? 1,
          message: `the note becomes more than ${LARGEST_MARKUP / 1e6} MB of HTML`,
          mend: "Use fewer or shorter formulas, links and tables",
        };
        return;
      }
      noteText(tree);
      noteExcerpt(tree);
      noteForFeed(tree, {
        address: (path) => path,
        image: (path) => path,
        paper: (id) => ({ title: id, address: id }),
      });
    },
};
