/** Nothing of the template is left in a note. The build still shows it, so that authors can preview. */
import { PERSON_HERE } from "../notes/edit-links.ts";
import { NAME_HERE, NOTE_HERE, REASON_HERE } from "../notes/template.ts";
import type { NoteCheck } from "./check.ts";

export const template: NoteCheck = {
  name: "template",
  each: () =>
    function* ({ text, name }) {
      if (name?.person === PERSON_HERE)
        yield {
          line: 1,
          message: `the file's name still contains "${PERSON_HERE}"`,
          mend: "Replace it with your name: a-z, 0-9 and hyphens",
        };
      for (const [index, content] of text.split("\n").entries()) {
        const line = index + 1;
        // Searched in the text, for when the frontmatter has an error, such as the template's date.
        if (content.trimEnd() === `author: ${NAME_HERE}`)
          yield {
            line,
            message: `the author is "${NAME_HERE}"`,
            mend: "Replace it with your name",
          };
        if ([NOTE_HERE, REASON_HERE].some((sentence) => content.includes(sentence)))
          yield {
            line,
            message: "the template's sentence is still there",
            mend: "Replace it with your own text",
          };
      }
    },
};
