/** Which items of a batch are one paper, and which of them are held. */
import { isArxivId, slugId, urlId } from "../paper/id.ts";
import { distinctionOf, identityOf } from "../paper/identity.ts";
import { findContradictions, mergePapers } from "../paper/merge.ts";
import type { Paper } from "../paper/schema.ts";
import type { HeldPapers } from "./held-papers.ts";
import type { Match } from "./identity-index.ts";
import type { Merge } from "./report.ts";
import type { Store } from "./store.ts";

/** A paper that a source sent. */
export interface IncomingPaper {
  paper: Paper;
  /** Where it stands in the source, for messages. */
  place: string;
  /** The file or the answer that it came in. */
  from: string;
  /** Whether the source gave the id; else it is made of the title, and another paper may have it. */
  hasOwnId: boolean;
  /** Whether it is left out where it is not held yet. */
  updateOnly: boolean;
}

/** Items that are one paper, merged. */
export interface MergedItems {
  paper: Paper;
  /** The place of the first one. */
  place: string;
  /** The place of the paper's first item in an earlier batch of this run. */
  metAt: string | undefined;
}

/** A batch's papers by their ids as in file names, and what a user has to know of them. */
export interface MatchedItems {
  papers: Map<string, MergedItems>;
  merges: Merge[];
  warnings: string[];
  /** Papers that are left out, since another one has their file name. */
  conflicts: { paper: Paper; reason: string }[];
}

/** Papers' first items in a run, by ids as in file names. */
export type MetPapers = Map<string, Pick<IncomingPaper, "place" | "from">>;

/**
 * Merges the items of a batch that are one paper, and gives new papers their ids: that of the
 * title, or one that also depends on author, year and DOI where another paper has the title's.
 * An item that may only update and isn't held is left out.
 *
 * @param met what was met in the batches before; this one's papers are added
 */
export async function matchItems(
  incoming: readonly IncomingPaper[],
  store: Store,
  heldPapers: HeldPapers,
  met: MetPapers,
): Promise<MatchedItems> {
  await heldPapers.prepare(incoming.map(({ paper }) => paper));
  const papers: MatchedItems["papers"] = new Map();
  const merges: Merge[] = [];
  const warnings: string[] = [];
  const conflicts: MatchedItems["conflicts"] = [];
  const isTaken = (id: string) => papers.has(id) || store.files.has(id);
  for (const { paper, place, from, hasOwnId, updateOnly } of incoming) {
    const isKnown = hasOwnId && isTaken(urlId(paper.id));
    const match: Match = isKnown ? { held: paper } : heldPapers.find(paper);
    if (match.held === undefined) {
      if (updateOnly) continue;
      const fresh = hasOwnId ? paper : { ...paper, id: freeId(paper, isTaken) };
      heldPapers.add(fresh);
      papers.set(urlId(fresh.id), { paper: fresh, place, metAt: undefined });
      met.set(urlId(fresh.id), { place, from });
      if (match.other)
        warnings.push(
          `${place}: it has the ${match.other.why} than ${met.get(urlId(match.other.id))?.place ?? match.other.id}; both are kept`,
        );
      continue;
    }
    const id = urlId(match.held.id);
    const one = papers.get(id);
    if (isKnown && one && one.paper.id !== paper.id && urlId(one.paper.id) === id) {
      const reason = describeSameFile(place, paper.id, one.paper.id, one.place);
      conflicts.push({ paper, reason });
      continue;
    }
    const first = met.get(id);
    const metAt = first?.place;
    const why = match.why ?? (isArxivId(paper.id) ? "same arXiv id" : "same id");
    if (metAt !== undefined) {
      // The lists of two days, or of two categories, may have the same paper.
      const isListedAgain = isKnown && first?.from !== from;
      if (!isListedAgain) merges.push({ item: place, is: metAt, why });
    } else if (isNews(match, paper)) merges.push({ item: place, is: id, why, isHeld: true });
    const earlier = papers.get(id);
    if (earlier === undefined) papers.set(id, { paper, place, metAt });
    else {
      const merged = mergePapers(earlier.paper, paper, { isAgain: false });
      warnings.push(...warnOfContradictions(earlier.paper, paper, merged, place, earlier.place));
      earlier.paper = merged;
    }
    if (metAt === undefined) met.set(id, { place, from });
  }
  return { papers, merges, warnings, conflicts };
}

/** Why two ids that have one file name can't both be written: `cs/0112017` and `cs-0112017`. */
export function describeSameFile(place: string, id: string, other: string, where: string): string {
  return `${place}: its id "${id}" and the id "${other}" of ${where} have one file name and one address. Give the item another id.`;
}

/** A warning for each fact in which two papers that became one contradict each other. */
export function warnOfContradictions(
  held: Paper,
  came: Paper,
  merged: Paper,
  place: string,
  other: string,
): string[] {
  const left = findContradictions(merged, came);
  return findContradictions(held, came).map(({ name, has, says }) => {
    const stays = left.some((one) => one.name === name) ? has : says;
    return `${place}: ${name}: "${says}" differs from "${has}" of ${other}; "${stays}" is kept`;
  });
}

// --- internal ---

function freeId(paper: Paper, isTaken: (id: string) => boolean): string {
  if (!isTaken(paper.id)) return paper.id;
  const distinction = distinctionOf(identityOf(paper));
  for (let number = 1; ; number += 1) {
    const id = slugId(paper.title, `${distinction}${number > 1 ? `\n${number}` : ""}`);
    if (!isTaken(id)) return id;
  }
}

/** Whether a user may not expect that an item is a held paper: only the title says so. */
function isNews({ by, held, isExact }: Match, paper: Paper): boolean {
  if (by !== "author" && by !== "title") return false;
  return held?.source !== paper.source || !(isExact || held.id === paper.id);
}
