/** What an ingest will do, worked out before a byte is written. */
import { showPath } from "../files/path.ts";
import { fileNameOf, paperFile } from "../paper/content-folder.ts";
import type { FieldName } from "../paper/fields.ts";
import { urlId } from "../paper/id.ts";
import { toMdx } from "../paper/mdx.ts";
import { mergePapers } from "../paper/merge.ts";
import { ProblemError } from "../paper/problem.ts";
import { FIELD_NAMES, type Paper } from "../paper/schema.ts";
import type { HeldPapers } from "./held-papers.ts";
import { readPaper, type Store } from "./store.ts";

/** What is to be done with one paper. */
export type Step =
  | { kind: "create"; paper: Paper; file: string }
  | { kind: "update"; paper: Paper; file: string; from: string; fields: FieldName[] }
  | { kind: "same"; paper: Paper; file: string }
  /** Left as it is: a file on disk has to be fixed first. */
  | { kind: "conflict"; paper: Paper; file: string; reason: string };

/** A paper that a source sent. */
export interface IncomingPaper {
  paper: Paper;
  /** Whether it is left out where it is not held yet. */
  updateOnly: boolean;
}

/**
 * One step a paper, in the order of the source. A paper that comes twice is merged first; one that
 * is held under another id is updated there. A paper that may only update and isn't held gets no
 * step.
 */
export async function planIngest(
  incoming: readonly IncomingPaper[],
  store: Store,
  heldPapers: HeldPapers,
): Promise<Step[]> {
  const papers = new Map<string, Paper>();
  for (const { paper, updateOnly } of incoming) {
    const held = await heldPapers.find(paper);
    if (held === undefined && updateOnly) continue;
    if (held === undefined) heldPapers.add(paper);
    const id = held ?? urlId(paper.id);
    const earlier = papers.get(id);
    papers.set(id, earlier ? mergePapers(earlier, paper) : paper);
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
    // Merging would overwrite the file with another paper.
    if (urlId(held.paper.id) !== id) {
      const reason = `${showPath(from)}: the file's name and its id "${held.paper.id}" differ. Rename the file to ${fileNameOf(held.paper.id)} and run the ingest again.`;
      return { kind: "conflict", paper, file: from, reason };
    }
    const merged = mergePapers(held.paper, paper);
    const file = paperFile(store.content, merged);
    if (file === from && toMdx(merged) === held.text) return { kind: "same", paper: merged, file };
    return { kind: "update", paper: merged, file, from, fields: changed(held.paper, merged) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const reason = `${error.message}. Fix the file, or delete it and run the ingest again.`;
    return { kind: "conflict", paper, file: from, reason };
  }
}

function changed(before: Paper, after: Paper): FieldName[] {
  return FIELD_NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
