/** The terms of a segment, joined of those of its pieces. */
import { joinPostings, packPostings, unpackPostings, type PackedTerm } from "../format/postings.ts";
import { addForms, packForms } from "./forms.ts";
import { mergeTerms, type OpenRun } from "./merge-terms.ts";
import type { Piece } from "./pieces.ts";
import { TermFiles, type SegmentTerm, type TermFile } from "./term-files.ts";
import type { FactTerm } from "./terms.ts";

/**
 * Joins the terms of pieces, and cuts them into files.
 *
 * @param most about so many bytes make a file
 * @param last the files before: then those pieces are enough whose terms have changed
 */
export function joinTerms(
  pieces: readonly Piece[],
  most: number,
  last?: readonly TermFile[],
): TermFile[] {
  const runs = pieces.flatMap(({ from, to, facts, before }) => [
    ...(last && before ? [{ from, to, isGone: true, terms: before.terms }] : []),
    { from, to, isGone: false, terms: facts.terms },
  ]);
  const files = new TermFiles(most, last ?? []);
  for (const all of mergeTerms(runs)) {
    const own = last
      ? all.filter((one, at) => !isSame(one, all[at - 1]) && !isSame(one, all[at + 1]))
      : all;
    const [first] = own;
    if (!first) continue;
    const joined = joinTerm(own, files.take(first.next.term));
    if (joined.count > 0) files.add(joined);
  }
  return files.done();
}

// --- internal ---

/** What some papers have of a term, or had. */
type TermRun = OpenRun<{ from: number; to: number; isGone: boolean }, FactTerm>;

/** Whether a piece has of a term what it had. */
function isSame({ run, next: a }: TermRun, other: TermRun | undefined): boolean {
  const b = other?.next;
  return (
    other?.run.from === run.from &&
    b !== undefined &&
    a.texts === b.texts &&
    a.postings.count === b.postings.count &&
    a.postings.first === b.postings.first &&
    a.postings.last === b.postings.last &&
    Buffer.compare(a.postings.body, b.postings.body) === 0 &&
    Buffer.compare(a.forms, b.forms) === 0
  );
}

/** @param before the term of all papers; undefined where none had it */
function joinTerm(runs: readonly TermRun[], before: SegmentTerm | undefined): SegmentTerm {
  const term = runs[0]?.next.term ?? "";
  const own = joinPostings(
    term,
    runs
      .filter(({ run }) => !run.isGone)
      .map(({ run, next }) => [run.from, next.postings] as const),
  );
  const { count, body } = before ? replacePostings(before, runs, own) : own;
  return {
    term,
    count,
    body,
    texts: runs.reduce((sum, one) => sum + signOf(one) * one.next.texts, before?.texts ?? 0),
    forms: sumForms(runs, before),
  };
}

/** A term's postings, those of some runs replaced by others. */
function replacePostings(
  before: PackedTerm,
  runs: readonly TermRun[],
  own: PackedTerm,
): PackedTerm {
  const kept = unpackPostings(before).filter(
    ({ paper }) => !runs.some(({ run }) => run.from <= paper && paper < run.to),
  );
  const all = [...kept, ...unpackPostings(own)].sort((a, b) => a.paper - b.paper);
  return joinPostings(before.term, [[0, packPostings(all)]]);
}

function sumForms(runs: readonly TermRun[], before: SegmentTerm | undefined): Uint8Array {
  const [first, second] = runs;
  if (first && !second && !before) return first.next.forms;
  const counts = new Map<string, number>();
  if (before) addForms(counts, before);
  for (const one of runs) addForms(counts, one.next, signOf(one));
  return packForms(
    first?.next.term ?? "",
    [...counts].filter(([, count]) => count > 0),
  );
}

function signOf({ run }: TermRun): 1 | -1 {
  return run.isGone ? -1 : 1;
}
