/** A note's date isn't in the future. */
import { shiftDay } from "../paper/day.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import type { ContextCheck } from "./check.ts";

export const dates: ContextCheck = {
  name: "dates",
  *find({ notes }, { today }) {
    // In the time zones farthest east it is tomorrow already.
    const last = shiftDay(today, 1);
    for (const { file, text, fields } of notes)
      if (fields && fields.date > last)
        yield {
          file,
          line: lineOfField(text, "date"),
          message: `the date ${fields.date} is in the future`,
          mend: `Write the day of writing, such as "${today}"`,
        };
  },
};
