/** Nothing of the template is left in a note. Whoever writes one sees it meanwhile. */
import { PERSON_HERE } from "../notes/edit-links.ts";
import { NAME_HERE, NOTE_HERE, REASON_HERE } from "../notes/template.ts";
import { lineOfField, type Check } from "./check.ts";

export const template: Check = {
  name: "template",
  find: ({ notes }) =>
    notes.flatMap(({ file, text, name, fields }) => {
      const sentence = text
        .split("\n")
        .findIndex((line) =>
          [NOTE_HERE, REASON_HERE].some((left) => line.includes(left)),
        );
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
        ...(fields?.author === NAME_HERE
          ? [
              {
                file,
                line: lineOfField(text, "author"),
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
