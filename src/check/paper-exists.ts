/** The paper of a note exists. */
import { urlId } from "../paper/id.ts";
import { plainText } from "../text/math.ts";
import { nearest } from "../text/nearest.ts";
import { papersById, type Check, type CheckedContent } from "./check.ts";

export const paperExists: Check = {
  name: "paper-exists",
  *find({ notes, papers, removed }) {
    const known = papersById(papers);
    let hints = 0;
    for (const { file, name } of notes) {
      if (!name || known.has(name.paper) || removed.has(name.paper)) continue;
      const id = name.paper;
      hints += 1;
      yield {
        file,
        line: 1,
        message: `no paper has the id "${id}", so the note isn't shown${hints > MOST_HINTS ? "" : hint(id, papers)}`,
        mend: "Name the file after the last part of the paper's address, or ingest the paper first: npm run ingest -- arxiv --ids …",
      };
    }
  },
};

// --- internal ---

/** Comparing an id with thousands of others takes time. */
const MOST_HINTS = 20;

function hint(id: string, papers: CheckedContent["papers"]): string {
  const known = papersById(papers);
  const near = nearest(id, [...known.keys()]) ?? nearestTitle(id, papers);
  if (near === undefined) return "";
  const paper = known.get(near)?.value;
  const title = paper ? ` ("${plainText(paper.title)}")` : "";
  return `; did you mean ${near}${title}?`;
}

/** The paper whose title has the most of the id's words, when it has at least half of them. */
function nearestTitle(id: string, papers: CheckedContent["papers"]): string | undefined {
  const words = wordsIn(id);
  let best: string | undefined;
  let most = Math.max(1, words.size / 2);
  for (const { value } of papers) {
    const shared = words.intersection(wordsIn(plainText(value.title))).size;
    if (shared > most || (best === undefined && shared >= most && shared > 1))
      [best, most] = [urlId(value.id), shared];
  }
  return best;
}

function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9]+/g));
}
