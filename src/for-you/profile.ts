/** What the order "For you" is made of: a library, and what the reader has said about papers. */
import type { KeptEntry, Library } from "./library/kept.ts";
import { asObject } from "../text/json-object.ts";
import { packEntry, unpackEntries } from "./library/stored.ts";
import type { CountOf } from "./rank.ts";
import { Ranker } from "./rank.ts";
import type { SharedWords } from "./reasons.ts";

/** What the reader has said beside the library. */
export interface Marks {
  /** Papers of which the reader wants more, or less. The newest first. */
  more: readonly KeptEntry[];
  less: readonly KeptEntry[];
  /** Words that don't count. */
  without: readonly SharedWords[];
}

export const NO_MARKS: Marks = { more: [], less: [], without: [] };

/** At most so many of each are kept, the newest. */
const MOST_MARKS = 300;

/** How often a paper counts of which the reader wants more. */
const MORE = 2;

/** The papers that the reader likes, each as often as it counts, and the ranking by them. */
export function rankerOf(
  { entries }: Pick<Library, "entries">,
  { more, less, without }: Marks,
  countOf: CountOf,
  total: number,
): { liked: readonly KeptEntry[]; ranker: Ranker } {
  const liked = [...Array.from({ length: MORE }, () => more).flat(), ...entries];
  const words = new Set(without.flatMap(({ terms }) => terms));
  return { liked, ranker: new Ranker({ liked, disliked: less, without: words }, countOf, total) };
}

/** The marks with a paper marked one way; one that was marked the other way is no longer. */
export function mark(marks: Marks, way: "more" | "less", entry: KeptEntry): Marks {
  const { more, less, without } = unmark(marks, entry.id);
  const add = (list: readonly KeptEntry[]) => [entry, ...list].slice(0, MOST_MARKS);
  return way === "more" ? { more: add(more), less, without } : { more, less: add(less), without };
}

/** The marks without that of a paper. */
export function unmark({ more, less, without }: Marks, id: string | undefined): Marks {
  const others = (list: readonly KeptEntry[]) => list.filter((one) => one.id !== id);
  return { more: others(more), less: others(less), without };
}

/** Marks as JSON. */
export function packMarks({ more, less, without }: Marks): unknown {
  return { more: more.map(packEntry), less: less.map(packEntry), without };
}

/** Reads what `packMarks` gave. Never throws. */
export function unpackMarks(raw: unknown): Marks {
  const { more, less, without } = asObject(raw) ?? {};
  const words = Array.isArray(without) ? without.map((one) => asObject(one) ?? {}) : [];
  return {
    more: unpackEntries(more),
    less: unpackEntries(less),
    without: words.flatMap(({ text, terms }) =>
      typeof text === "string" && Array.isArray(terms)
        ? [{ text, terms: terms.filter((term) => typeof term === "string") }]
        : [],
    ),
  };
}
