/** Goes through the sorted terms of many runs of papers at once. */

/** A run of papers whose terms are read. */
export interface OpenRun<Run, Term> {
  run: Run & { terms: Iterator<Term, undefined> };
  /** Its place among all runs. */
  at: number;
  /** The term that is next. */
  next: Term;
}

/** Yields the runs that have a term, in their order; term by term in the order of code words. */
export function* mergeTerms<Run, Term extends { term: string }>(
  runs: readonly (Run & { terms: Iterator<Term, undefined> })[],
): Generator<readonly OpenRun<Run, Term>[]> {
  /** Sorted, so that of dozens of runs none is looked at for each term. The first one is last. */
  const open: OpenRun<Run, Term>[] = [];
  const readNext = ({ run, at }: Pick<OpenRun<Run, Term>, "run" | "at">) => {
    const next = run.terms.next().value;
    if (next) insert(open, { run, at, next });
  };
  for (const [at, run] of runs.entries()) readNext({ run, at });
  while (open.length > 0) {
    const term = open.at(-1)?.next.term;
    const others = open.findLastIndex(({ next }) => next.term !== term);
    const own = open.splice(others + 1).reverse();
    yield own;
    own.forEach(readNext);
  }
}

// --- internal ---

/** What tells the order of runs. */
interface Ordered {
  at: number;
  next: { term: string };
}

function insert<Run extends Ordered>(open: Run[], one: Run): void {
  let [low, high] = [0, open.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = open[middle];
    if (other && isBefore(one, other)) low = middle + 1;
    else high = middle;
  }
  open.splice(low, 0, one);
}

function isBefore(one: Ordered, other: Ordered): boolean {
  return one.next.term === other.next.term ? one.at < other.at : one.next.term < other.next.term;
}
