/** Matches of several terms taken together, by the paper's number. */
import type { Match } from "./score.ts";

/** Papers that either has; the better match of each. */
export function anyOf(one: Map<number, Match>, other: Map<number, Match>): Map<number, Match> {
  if (one.size === 0) return other;
  const both = new Map(one);
  for (const [paper, match] of other) {
    const held = both.get(paper);
    if (!held || held.weight < match.weight) both.set(paper, match);
  }
  return both;
}

/** Papers that all parts of a word have, each with one match of them all. */
export function allOf(parts: readonly Map<number, Match>[]): Map<number, Match> {
  const [first, ...rest] = parts;
  if (!first) return new Map();
  if (rest.length === 0) return first;
  const both = new Map<number, Match>();
  for (const [paper, match] of first) {
    const others = rest.flatMap((matches) => matches.get(paper) ?? []);
    if (others.length === rest.length) both.set(paper, [match, ...others].reduce(together));
  }
  return both;
}

// --- internal ---

/** Two parts of one word: as rare as both, and where both are. */
function together(one: Match, other: Match): Match {
  return {
    weight: one.weight + other.weight,
    title: Math.min(one.title, other.title),
    places: one.places.filter((place) => other.places.some((at) => Math.abs(at - place) <= 1)),
    authors: one.authors.filter((author) => other.authors.includes(author)),
    keyword: one.keyword && other.keyword,
    note: one.note && other.note,
  };
}
