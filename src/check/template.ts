/** Nothing of the template is left in a note. */
import { PERSON_HERE } from "../notes/edit-links.ts";
import { NOTE_HERE, REASON_HERE } from "../notes/template.ts";
import type { Check } from "./check.ts";

export const template: Check = {
  name: "template",
  find: ({ notes }) =>
    notes.flatMap(({ file, text, name }) => {
      if (name?.person === PERSON_HERE)
        return [
          {
            file,
            line: 1,
            message: `the file's name says "${PERSON_HERE}"`,
            mend: "Put your name in its place: a-z, 0-9 and hyphens",
          },
        ];
      const lines = text.split(/\r?\n/);
      const line = lines.findIndex((one) =>
        [NOTE_HERE, REASON_HERE].some((left) =>
          one.includes(left.slice(0, 40)),
        ),
      );
      return line < 0
        ? []
        : [
            {
              file,
              line: line + 1,
              message: "the template's sentence is still there",
              mend: "Write your own in its place",
            },
          ];
    }),
};
