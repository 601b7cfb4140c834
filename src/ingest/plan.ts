/** What an ingest will do, worked out before a byte is written. */
import { urlId } from "../paper/id.ts";
import { toMdx } from "../paper/mdx.ts";
import { mergePapers } from "../paper/merge.ts";
import { ProblemError } from "../paper/problem.ts";
import { paperSchema, type Paper } from "../paper/schema.ts";
import { paperFile, readPaper, showPath, type Store } from "./store.ts";

/** One paper's fate. */
export type Step =
  | { kind: "create"; paper: Paper; file: string }
  | {
      kind: "update";
      paper: Paper;
      file: string;
      from: string;
      fields: (keyof Paper)[];
    }
  | { kind: "same"; paper: Paper; file: string }
  /** Left as it is, since what is on disk has to be mended first. */
  | { kind: "conflict"; paper: Paper; file: string; reason: string };

/** One step a paper, in the order of the source. */
export async function planIngest(
  papers: Paper[],
  store: Store,
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const paper of unique(papers)) steps.push(await planPaper(paper, store));
  return steps;
}

// --- internal ---

async function planPaper(paper: Paper, store: Store): Promise<Step> {
  const [from, ...others] = store.files.get(urlId(paper.id)) ?? [];
  if (from === undefined)
    return { kind: "create", paper, file: paperFile(store.content, paper) };
  if (others.length > 0) {
    const reason = `${others.length + 1} files have this id: ${[from, ...others].map(showPath).join(", ")}. Delete all but one.`;
    return { kind: "conflict", paper, file: from, reason };
  }
  try {
    const held = await readPaper(from);
    const merged = mergePapers(held.paper, paper);
    const file = paperFile(store.content, merged);
    if (file === from && toMdx(merged) === held.text)
      return { kind: "same", paper: merged, file };
    return {
      kind: "update",
      paper: merged,
      file,
      from,
      fields: changed(held.paper, merged),
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const reason = `${error.message}. Mend the file, or delete it and run the ingest again.`;
    return { kind: "conflict", paper, file: from, reason };
  }
}

/** One paper an id: what comes twice in one answer is merged first. */
function unique(papers: Paper[]): Paper[] {
  const byId = new Map<string, Paper>();
  for (const paper of papers) {
    const id = urlId(paper.id);
    const held = byId.get(id);
    byId.set(id, held ? mergePapers(held, paper) : paper);
  }
  return [...byId.values()];
}

function changed(before: Paper, after: Paper): (keyof Paper)[] {
  return paperSchema
    .keyof()
    .options.filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    );
}
