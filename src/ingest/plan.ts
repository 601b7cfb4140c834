/** What an ingest will do, worked out before a byte is written. */
import { showPath } from "../files/path.ts";
import { urlId } from "../paper/id.ts";
import { toMdx } from "../paper/mdx.ts";
import { mergePapers } from "../paper/merge.ts";
import { ProblemError } from "../paper/problem.ts";
import { FIELD_NAMES, type Paper } from "../paper/schema.ts";
import type { Holdings } from "./holdings.ts";
import { paperFile, readPaper, type Store } from "./store.ts";

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

/** A paper that came, and whether it may be new. */
export interface Arrival {
  paper: Paper;
  /** Only for papers that we hold. */
  updateOnly: boolean;
}

/**
 * One step a paper, in the order of the source. What comes twice is merged first; what is held
 * under another id is brought up to date there. Arrivals that may only update and aren't held get
 * no step.
 */
export async function planIngest(
  arrivals: readonly Arrival[],
  store: Store,
  holdings: Holdings,
): Promise<Step[]> {
  const papers = new Map<string, Paper>();
  for (const { paper, updateOnly } of arrivals) {
    const held = await holdings.find(paper);
    if (held === undefined && updateOnly) continue;
    if (held === undefined) holdings.add(paper);
    const id = held ?? urlId(paper.id);
    const twin = papers.get(id);
    papers.set(id, twin ? mergePapers(twin, paper) : paper);
  }
  return Promise.all([...papers].map(([id, paper]) => planPaper(id, paper, store)));
}

// --- internal ---

async function planPaper(id: string, paper: Paper, store: Store): Promise<Step> {
  const [from, ...others] = store.files.get(id) ?? [];
  if (from === undefined) return { kind: "create", paper, file: paperFile(store.content, paper) };
  if (others.length > 0) {
    const files = [from, ...others].map(showPath).join(", ");
    const reason = `${others.length + 1} files have this id: ${files}. Delete all but one.`;
    return { kind: "conflict", paper, file: from, reason };
  }
  try {
    const held = await readPaper(store, from);
    // Under another's name: merged, the one would take the other's file.
    if (urlId(held.paper.id) !== id) {
      const reason = `${showPath(from)}: the file's name and its id "${held.paper.id}" differ. Rename the file to ${urlId(held.paper.id)}.mdx and run the ingest again.`;
      return { kind: "conflict", paper, file: from, reason };
    }
    const merged = mergePapers(held.paper, paper);
    const file = paperFile(store.content, merged);
    if (file === from && toMdx(merged) === held.text) return { kind: "same", paper: merged, file };
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

function changed(before: Paper, after: Paper): (keyof Paper)[] {
  return FIELD_NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
