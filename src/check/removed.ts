/** Whoever writes on a paper that was taken out should know that nobody will read it. */
import { removalOf } from "../paper/removed.ts";
import { papersById, type Check, type Found } from "./check.ts";

export const removed: Check = {
  name: "removed",
  find: ({ notes, papers, removed }) => {
    const known = papersById(papers);
    return notes.flatMap(({ file, name }): Found[] => {
      const paper = name && known.get(name.paper)?.value;
      const reason = paper ? removalOf(removed, paper) : name && removed.get(name.paper);
      return reason === undefined
        ? []
        : [
            {
              file,
              line: 1,
              level: "warning",
              message: `the paper was taken out of the digest (${reason}), so the note is shown nowhere`,
              mend: "Take the note out as well, or leave it for the day on which the paper comes back",
            },
          ];
    });
  },
};
