/** Which words of a result to show, and which of them to mark. Text only: no markup goes in or out. */
import { statementAt } from "../../text/statement.ts";

/** A run of words that are all marked or all plain. */
export interface TextRun {
  text: string;
  marked: boolean;
}

/** How many words an excerpt has. */
const LENGTH = 36;
/** How many words stand before the first marked one, for context. */
const LEAD = 6;

/**
 * The words from `start` to `end` with those at the given places marked.
 *
 * @param words all words of the record
 * @param marked places of matching words in the record
 */
export function markWords(
  words: readonly string[],
  marked: ReadonlySet<number>,
  start: number,
  end: number,
): TextRun[] {
  const pieces: TextRun[] = [];
  for (let at = start; at < Math.min(end, words.length); at += 1) {
    const last = pieces.at(-1);
    const isMarked = marked.has(at);
    if (last?.marked === isMarked) last.text += ` ${words[at]}`;
    else pieces.push({ text: words[at] ?? "", marked: isMarked });
  }
  return pieces;
}

/**
 * The stretch of the abstract, `start` to `end`, with the most matching words in it; where there is
 * none, the one that begins where the abstract says what the paper does. An ellipsis shows where something was left out.
 */
export function cutExcerpt(
  words: readonly string[],
  marked: ReadonlySet<number>,
  start: number,
  end: number,
): TextRun[] {
  const from = densest(marked, start, end) ?? statementAt(words.slice(start, end)) + start;
  const to = Math.min(from + LENGTH, end);
  const pieces = markWords(words, marked, from, to);
  if (from > start) pieces.unshift({ text: "…", marked: false });
  if (to < end) pieces.push({ text: "…", marked: false });
  return pieces;
}

// --- internal ---

function densest(marked: ReadonlySet<number>, start: number, end: number): number | undefined {
  const places = [...marked].filter((at) => at >= start && at < end).sort((a, b) => a - b);
  let best: number | undefined;
  let most = 0;
  for (const [index, place] of places.entries()) {
    const from = Math.max(start, Math.min(place - LEAD, end - LENGTH));
    const inside = places.slice(index).filter((at) => at < from + LENGTH).length;
    if (inside > most) [best, most] = [from, inside];
  }
  return best;
}
