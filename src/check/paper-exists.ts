/** The paper of a note exists. */
import { urlId } from "../paper/id.ts";
import { plainText } from "../text/math.ts";
import { nearest } from "../text/nearest.ts";
import type { Given, NoteCheck } from "./check.ts";

export const paperExists: NoteCheck = {
  name: "paper-exists",
  each: (given) => {
    let hints = 0;
    return function* ({ name }) {
      if (!name || given.byId.has(name.paper) || given.removed.has(name.paper)) return;
      hints += 1;
      const near = hints > MOST_HINTS ? "" : hint(name.paper, given);
      yield {
        line: 1,
        message: `no paper has the id "${name.paper}", so the note isn't shown${near}`,
        mend: "Name the file after the last part of the paper's address, or ingest the paper first: npm run ingest -- arxiv --ids …",
      };
    };
  },
};

// --- internal ---

/** Comparing an id with thousands of others takes time. */
const MOST_HINTS = 20;

function hint(id: string, { papers, byId }: Given): string {
  const near = nearest(id, [...byId.keys()]) ?? nearestTitle(id, papers);
  if (near === undefined) return "";
  const paper = byId.get(near)?.brief;
  const title = paper ? ` ("${plainText(paper.title)}")` : "";
  return `; did you mean ${near}${title}?`;
}

/** The paper whose title has the most of the id's words, when it has at least half of them. */
function nearestTitle(id: string, papers: Given["papers"]): string | undefined {
  const words = wordsIn(id);
  let best: string | undefined;
  let most = Math.max(1, words.size / 2);
  for (const { brief } of papers) {
    const shared = words.intersection(wordsIn(plainText(brief.title))).size;
    if (shared > most || (best === undefined && shared >= most && shared > 1))
      [best, most] = [urlId(brief.id), shared];
  }
  return best;
}

function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9]+/g));
}
