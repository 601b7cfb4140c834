/** Chooses the shared words of two texts that describe best what they have in common. */
import type { Shared } from "./similarity.ts";
import { plainer } from "./words.ts";

/**
 * The words that add most to the similarity, as the texts write them, each once. A phrase replaces
 * a word in it, and overlapping phrases are joined: `relative policy` and `policy optimization`
 * become `relative policy optimization`.
 *
 * @param shared those that add most first
 */
export function tellingWords(shared: readonly Shared[], most: number): string[] {
  const runs = shared.map(toRun);
  const phrases = runs.filter(({ parts }) => parts.length > 1);
  const taken = new Set<string>();
  const isFree = (run: Run) => !run.parts.some((part) => taken.has(part));
  const words: string[] = [];
  for (const run of runs) {
    if (words.length === most) break;
    if (!isFree(run)) continue;
    const free = phrases.filter(isFree);
    const phrase = free.find(({ parts }) => run.parts.every((part) => parts.includes(part)));
    const { parts, written } = grow(phrase ?? run, free);
    for (const part of parts) taken.add(part);
    words.push(written);
  }
  return words;
}

// --- internal ---

/** A sequence of words. */
interface Run {
  /** As they are compared. */
  parts: string[];
  written: string;
}

/** In words. A longer sequence is a sentence. */
const LONGEST = 4;

function toRun({ term, written }: Shared): Run {
  return { parts: term.split(" "), written: plainer(...written) };
}

function grow(run: Run, phrases: readonly Run[]): Run {
  if (run.parts.length === 1) return run;
  let grown = run;
  for (;;) {
    const longer = phrases
      .map((phrase) => join(grown, phrase) ?? join(phrase, grown))
      .find((joined) => joined !== undefined);
    if (!longer || longer.parts.length > LONGEST) return grown;
    grown = longer;
  }
}

/** Two runs as one, where the last word of the first is the first of the second. */
function join(first: Run, second: Run): Run | undefined {
  const [head, ...tail] = second.parts;
  if (head !== first.parts.at(-1)) return undefined;
  if (tail.some((part) => first.parts.includes(part))) return undefined;
  const last = first.written.split(GAP).at(-1) ?? "";
  const begins = second.written.slice(0, last.length);
  if (begins.toLowerCase() !== last.toLowerCase()) return undefined;
  const rest = second.written.slice(last.length);
  if (!GAP.test(rest.charAt(0))) return undefined;
  return { parts: [...first.parts, ...tail], written: first.written + rest };
}

const GAP = /[ ‐‑–-]/u;
