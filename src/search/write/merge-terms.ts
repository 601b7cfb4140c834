/** Goes through the terms of many runs of papers at once. */
import type { Facts } from "./facts.ts";
import type { FactTerm } from "./terms.ts";

/** A run of papers whose terms are read. */
export interface OpenRun {
  /** The number of its first paper. */
  from: number;
  terms: Facts["terms"];
  /** The term that is next. */
  next: FactTerm;
}

/**
 * Yields the runs that have a term, in their order; term by term in the order of code words.
 *
 * @param all runs of papers that follow each other
 */
export function* mergeTerms(
  all: readonly Pick<Facts, "terms" | "table">[],
): Generator<readonly OpenRun[]> {
  /** Sorted, so that of dozens of runs none is looked at for each term. The first one is last. */
  const open: OpenRun[] = [];
  const readNext = ({ from, terms }: Pick<OpenRun, "from" | "terms">) => {
    const next = terms.next().value;
    if (next) insert(open, { from, terms, next });
  };
  let from = 0;
  for (const { terms, table } of all) {
    readNext({ from, terms });
    from += table.lengths.length;
  }
  while (open.length > 0) {
    const term = open.at(-1)?.next.term;
    const others = open.findLastIndex(({ next }) => next.term !== term);
    const own = open.splice(others + 1).reverse();
    yield own;
    own.forEach(readNext);
  }
}

// --- internal ---

function insert(open: OpenRun[], run: OpenRun): void {
  let [low, high] = [0, open.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = open[middle];
    if (other && isBefore(run, other)) low = middle + 1;
    else high = middle;
  }
  open.splice(low, 0, run);
}

function isBefore(one: OpenRun, other: OpenRun): boolean {
  return one.next.term === other.next.term
    ? one.from < other.from
    : one.next.term < other.next.term;
}
