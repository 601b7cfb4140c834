/** What is other in the terms and authors of a segment's papers. */
import type { Facts } from "./facts.ts";
import type { SegmentPart } from "./last-segment.ts";
import { readFacts } from "./part.ts";
import type { FactTerm } from "./terms.ts";

/** What a run of papers had of a term, and what it has. */
export interface RunChange {
  /** The run's first paper in the segment, and the first one behind it. */
  from: number;
  to: number;
  was: FactTerm | undefined;
  now: FactTerm | undefined;
}

/** A term with the runs in which it is other. */
export interface TermChange {
  term: string;
  runs: RunChange[];
}

/** What is other in a segment. */
export interface SegmentChanges {
  /** In the order of code words. */
  terms: TermChange[];
  /** Whether any authors are. */
  isOfAuthors: boolean;
}

/**
 * What is other in a segment's parts. Undefined where they have other numbers of papers, since then
 * all papers behind have other numbers; and where so much is other that to join all is faster.
 */
export function changesOf(
  was: readonly SegmentPart[],
  now: readonly SegmentPart[],
): SegmentChanges | undefined {
  const runs = changedRuns(was, now);
  if (!runs) return undefined;
  const terms = new Map<string, TermChange>();
  let left = MOST_CHANGES;
  for (const { from, to, before, own } of runs) {
    if (isEqual(before.packed.terms, own.packed.terms)) continue;
    for (const [term, change] of compare(before.terms, own.terms)) {
      const known = terms.get(term) ?? { term, runs: [] };
      known.runs.push({ from, to, ...change });
      terms.set(term, known);
      if ((left -= 1) < 0) return undefined;
    }
  }
  return {
    terms: [...terms.values()].sort((a, b) => (a.term < b.term ? -1 : 1)),
    isOfAuthors: runs.some(
      ({ before, own }) => !isEqual(before.packed.authors, own.packed.authors),
    ),
  };
}

// --- internal ---

/** Some hundred terms a corrected text. */
const MOST_CHANGES = 20_000;

/** Papers of a part that is other, from one number to another. */
interface ChangedRun {
  from: number;
  to: number;
  before: Facts;
  own: Facts;
}

function changedRuns(
  was: readonly SegmentPart[],
  now: readonly SegmentPart[],
): ChangedRun[] | undefined {
  if (was.length !== now.length) return undefined;
  const runs: ChangedRun[] = [];
  let from = 0;
  for (const [at, { facts, summary }] of now.entries()) {
    const last = was[at];
    if (last?.summary.count !== summary.count) return undefined;
    if (isEqual(last.facts, facts)) {
      from += summary.count;
      continue;
    }
    const before = readFacts(last.facts);
    // As many papers are in as many pieces.
    for (const [piece, own] of readFacts(facts).entries()) {
      const to = from + own.table.lengths.length;
      const other = before[piece];
      if (other) runs.push({ from, to, before: other, own });
      from = to;
    }
  }
  return runs;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function* compare(
  was: Facts["terms"],
  now: Facts["terms"],
): Generator<[term: string, change: Pick<RunChange, "was" | "now">]> {
  let [old, own] = [was.next().value, now.next().value];
  while (old ?? own) {
    if (old && own && old.term === own.term) {
      if (!isSame(old, own)) yield [own.term, { was: old, now: own }];
      [old, own] = [was.next().value, now.next().value];
    } else if (old && !(own && own.term < old.term)) {
      yield [old.term, { was: old, now: undefined }];
      old = was.next().value;
    } else if (own) {
      yield [own.term, { was: undefined, now: own }];
      own = now.next().value;
    }
  }
}

function isSame(a: FactTerm, b: FactTerm): boolean {
  return (
    a.texts === b.texts &&
    a.postings.count === b.postings.count &&
    a.postings.first === b.postings.first &&
    a.postings.last === b.postings.last &&
    isEqual(a.postings.body, b.postings.body) &&
    isEqual(a.forms, b.forms)
  );
}
