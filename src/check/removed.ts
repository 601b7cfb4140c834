/** Warns of a note on a paper that was removed, which readers can't see. */
import type { NoteCheck } from "./check.ts";

export const removed: NoteCheck = {
  name: "removed",
  each: ({ byId, removed }) =>
    function* ({ name }) {
      const paper = name && byId.get(name.paper);
      const reason = paper ? paper.removal : name && removed.get(name.paper);
      if (reason !== undefined)
        yield {
          line: 1,
          level: "warning",
          message: `the paper was removed from the digest (${reason}), so the note isn't shown`,
          mend: "Delete the note, or keep it in case the paper comes back",
        };
    },
};
