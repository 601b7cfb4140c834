/** What an ingest will do, worked out before a byte is written. */
import path from "node:path";
import { showPath } from "../files/path.ts";
import { fileNameOf, paperFile } from "../paper/content-folder.ts";
import type { FieldName } from "../paper/fields.ts";
import { urlId } from "../paper/id.ts";
import { toMdx } from "../paper/mdx.ts";
import { mergePapers } from "../paper/merge.ts";
import { ProblemError } from "../paper/problem.ts";
import { FIELD_NAMES, type Paper } from "../paper/schema.ts";
import type { HeldPapers } from "./held-papers.ts";
import {
  describeSameFile,
  matchItems,
  warnOfContradictions,
  type IncomingPaper,
  type MergedItems,
  type MetPapers,
} from "./match-items.ts";
import type { Merge } from "./report.ts";
import { readPaper, type Store } from "./store.ts";

/** What is to be done with one paper. */
export type Step =
  | { kind: "create"; paper: Paper; file: string }
  | { kind: "update"; paper: Paper; file: string; from: string; fields: FieldName[] }
  | { kind: "same"; paper: Paper; file: string }
  /** Left as it is: a file on disk has to be fixed first. */
  | { kind: "conflict"; paper: Paper; file: string; reason: string };

/** What is to be done with a batch's papers, and what a user has to know of it. */
export interface Plan {
  /** One a paper, in the order of the source. */
  steps: Step[];
  merges: Merge[];
  /** In what papers that became one contradict each other. */
  warnings: string[];
}

/**
 * Plans a batch. Items that are one paper are merged first; one that is held under another id is
 * updated there. A paper that may only update and isn't held gets no step.
 *
 * @param met what was met in the batches before; this one's papers are added
 */
export async function planIngest(
  incoming: readonly IncomingPaper[],
  store: Store,
  heldPapers: HeldPapers,
  met: MetPapers = new Map(),
): Promise<Plan> {
  const matched = await matchItems(incoming, store, heldPapers, met);
  const { papers, merges, warnings, conflicts } = matched;
  const planned = await Promise.all([...papers].map(([id, items]) => planPaper(id, items, store)));
  const refused = conflicts.map(({ paper, reason }): Step => {
    return { kind: "conflict", paper, file: paperFile(store.content, paper), reason };
  });
  const steps = [...planned.map(({ step }) => step), ...refused];
  const unchanged = new Set(
    steps.flatMap(({ kind, paper }) => (kind === "same" ? urlId(paper.id) : [])),
  );
  return {
    steps,
    // A merge that changes nothing was reported by an earlier run.
    merges: merges.filter(({ is, isHeld }) => !isHeld || !unchanged.has(is)),
    warnings: [...warnings, ...planned.flatMap((one) => one.warnings ?? [])],
  };
}

// --- internal ---

interface PlannedPaper {
  step: Step;
  warnings?: string[];
}

async function planPaper(
  id: string,
  { paper, place, metAt }: MergedItems,
  store: Store,
): Promise<PlannedPaper> {
  const [from, ...others] = store.files.get(id) ?? [];
  const fresh = paperFile(store.content, paper);
  const conflict = (reason: string): PlannedPaper => ({
    step: { kind: "conflict", paper, file: from ?? fresh, reason },
  });
  if (from === undefined) {
    const link = findLink(store, fresh);
    return link ? conflict(link) : { step: { kind: "create", paper, file: fresh } };
  }
  if (others.length > 0) {
    const files = [from, ...others].map(showPath).join(", ");
    return conflict(`${others.length + 1} files have this id: ${files}. Delete all but one.`);
  }
  try {
    const held = await readPaper(store, from);
    // Merging would overwrite the file with another paper.
    if (urlId(held.paper.id) !== id)
      return conflict(
        `${showPath(from)}: the file's name and its id "${held.paper.id}" differ. Rename the file to ${fileNameOf(held.paper.id)} and run the ingest again.`,
      );
    if (held.paper.id !== paper.id && urlId(paper.id) === id)
      return conflict(describeSameFile(place, paper.id, held.paper.id, showPath(from)));
    const isAgain = metAt === undefined && held.paper.source === paper.source;
    const merged = mergePapers(held.paper, paper, { isAgain });
    const file = paperFile(store.content, merged);
    if (file === from && toMdx(merged) === held.text)
      return { step: { kind: "same", paper: merged, file } };
    const link = findLink(store, file);
    if (link) return conflict(link);
    return {
      step: { kind: "update", paper: merged, file, from, fields: changed(held.paper, merged) },
      warnings: warnOfContradictions(held.paper, paper, merged, place, metAt ?? `"${id}"`),
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return conflict(`${error.message}. Fix the file, or delete it and run the ingest again.`);
  }
}

/** Why a paper's file can't be written: a symbolic link has its name, or is a folder on its path. */
function findLink({ links }: Store, file: string): string | undefined {
  const link = links.find(
    (one) => path.basename(one) === path.basename(file) || file.startsWith(`${one}${path.sep}`),
  );
  if (link === undefined) return undefined;
  return `${showPath(link)}: this is a symbolic link, which is not followed. Put the file or the folder itself here, and run the ingest again.`;
}

function changed(before: Paper, after: Paper): FieldName[] {
  return FIELD_NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
