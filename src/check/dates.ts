/** A note's date isn't in the future. */
import { shiftDay } from "../paper/day.ts";
import { lineOfField } from "../paper/frontmatter.ts";
import type { GivenContext, NoteCheck } from "./check.ts";

export const dates: NoteCheck<GivenContext> = {
  name: "dates",
  each: ({ today }) =>
    function* ({ text, fields }) {
      // In the time zones farthest east it is tomorrow already.
      if (!fields || fields.date <= shiftDay(today, 1)) return;
      yield {
        line: lineOfField(text, "date"),
        message: `the date ${fields.date} is in the future`,
        mend: `Write the day of writing, such as "${today}"`,
      };
    },
};
