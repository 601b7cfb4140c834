/** The files of papers and topics are what their schemas say, and no id stands twice. */
import type { Check } from "./check.ts";

export const papersAndTopics: Check = {
  name: "papers-and-topics",
  find: ({ problems }) => problems.map((one) => ({ mend: mendOf(one.file), ...one })),
};

// --- internal ---

function mendOf(file: string): string {
  if (/\/topics\/[^/]*$/.test(file))
    return "The fields of a topic are title, blurb, match and exclude; CONTRIBUTING.md shows them filled in";
  return file.endsWith("removed.yml")
    ? "A removal has an id in quotes, a reason, and a title if you like"
    : "An ingest writes the files of papers: undo the change, and correct the paper by a note";
}
