/** The paper of a note is there. */
import { urlId } from "../paper/id.ts";
import { plainText } from "../text/math.ts";
import { nearest } from "../text/nearest.ts";
import { papersById, type Check, type CheckedContent } from "./check.ts";

/** Looking for what was meant takes time; whoever has more of these has another problem. */
const MOST_HINTS = 20;

export const paperExists: Check = {
  name: "paper-exists",
  find: (content) => {
    const known = papersById(content.papers);
    return content.notes
      .flatMap(({ file, name }) => (name ? [{ file, id: name.paper }] : []))
      .filter(({ id }) => !known.has(id) && !content.removed.has(id))
      .map(({ file, id }, index) => ({
        file,
        line: 1,
        message: `no paper has the id "${id}", so the note is shown nowhere${index < MOST_HINTS ? hint(id, content, [...known.keys()]) : ""}`,
        mend: "Name the file after the last part of the paper's address, or bring the paper in first: npm run ingest -- arxiv --ids …",
      }));
  },
};

// --- internal ---

function hint(id: string, { papers }: CheckedContent, ids: readonly string[]): string {
  const near = nearest(id, ids) ?? nearestTitle(id, papers);
  if (near === undefined) return "";
  const paper = papersById(papers).get(near)?.value;
  const title = paper ? ` ("${plainText(paper.title)}")` : "";
  return `; did you mean ${near}${title}?`;
}

/** The paper that has the most of the words, when it has at least half of them. */
function nearestTitle(id: string, papers: CheckedContent["papers"]): string | undefined {
  const words = new Set(id.split(/[^a-z0-9]+/).filter((word) => word !== ""));
  let best: string | undefined;
  let most = Math.max(1, words.size / 2);
  for (const { value } of papers) {
    const title = new Set(
      plainText(value.title)
        .toLowerCase()
        .split(/[^a-z0-9]+/),
    );
    const shared = [...words].filter((word) => title.has(word)).length;
    if (shared > most || (best === undefined && shared >= most && shared > 1))
      [best, most] = [urlId(value.id), shared];
  }
  return best;
}
