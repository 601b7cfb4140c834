/** A segment's papers, piece by piece, with what was known of them before. */
import type { Facts } from "./facts.ts";
import { readFacts } from "./part-facts.ts";
import type { SegmentPart } from "./part.ts";

/** Papers that follow each other. */
export interface Piece {
  /** The number of the first one, and of the first one behind them. */
  from: number;
  to: number;
  facts: Facts;
  /** Those before; undefined where none are known. */
  before?: Facts | undefined;
}

/** The pieces of parts. @param last the parts before: of as many papers each */
export function piecesOf(
  parts: readonly SegmentPart[],
  last: readonly SegmentPart[] = [],
): Piece[] {
  let to = 0;
  return parts.flatMap((part, at) => {
    const before = last[at];
    const isSame = before && isEqual(before.facts, part.facts);
    // As many papers are in as many pieces.
    const known = before && !isSame ? readFacts(before.facts) : [];
    return readFacts(part.facts).map((facts, piece) => {
      const from = to;
      to += facts.table.lengths.length;
      return { from, to, facts, before: isSame ? facts : known[piece] };
    });
  });
}

/** Whether a piece's terms, or authors, are what they were before. */
export function isKept({ facts, before }: Piece, list: keyof Facts["packed"]): boolean {
  return before !== undefined && isEqual(before.packed[list], facts.packed[list]);
}

// --- internal ---

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || Buffer.compare(a, b) === 0;
}
