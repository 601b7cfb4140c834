/** A note has a note's name and frontmatter, and nothing in it that could run. */
import type { Check } from "./check.ts";

export const notes: Check = {
  name: "notes",
  find: (content) => content.notes.flatMap(({ problems }) => problems),
};
