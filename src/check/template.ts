/** Nothing of the template is left in a note. Whoever writes one sees it meanwhile. */
import { PERSON_HERE } from "../notes/edit-links.ts";
import { NAME_HERE, NOTE_HERE, REASON_HERE } from "../notes/template.ts";
import { type Check } from "./check.ts";

export const template: Check = {
  name: "template",
  find: ({ notes }) =>
    notes.flatMap(({ file, text, name }) => {
      const lines = text.split("\n");
      const sentence = lines.findIndex((line) =>
        [NOTE_HERE, REASON_HERE].some((left) => line.includes(left)),
      );
      // Also where another field is wrong, as the date of a template is.
      const author = lines.findIndex((line) => line.trimEnd() === `author: ${NAME_HERE}`);
      return [
        ...(name?.person === PERSON_HERE
          ? [
              {
                file,
                line: 1,
                message: `the file's name says "${PERSON_HERE}"`,
                mend: "Put your name in its place: a-z, 0-9 and hyphens",
              },
            ]
          : []),
        ...(author >= 0
          ? [
              {
                file,
                line: author + 1,
                message: `the author is "${NAME_HERE}"`,
                mend: "Write your name in its place",
              },
            ]
          : []),
        ...(sentence >= 0
          ? [
              {
                file,
                line: sentence + 1,
                message: "the template's sentence is still there",
                mend: "Write your own in its place",
              },
            ]
          : []),
      ];
    }),
};
