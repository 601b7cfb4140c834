/** A note wasn't written tomorrow. */
import { shiftDay } from "../paper/day.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import { type ContextCheck } from "./check.ts";

export const dates: ContextCheck = {
  name: "dates",
  find: ({ notes }, { today }) => {
    // Where the sun rises first it is tomorrow already.
    const last = shiftDay(today, 1);
    return notes.flatMap(({ file, text, fields }) =>
      fields && fields.date > last
        ? [
            {
              file,
              line: lineOfField(text, "date"),
              message: `the date ${fields.date} is in the future`,
              mend: `Write the day of writing, such as "${today}"`,
            },
          ]
        : [],
    );
  },
};
