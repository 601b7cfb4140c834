/** Dates in the words of sources. */
import { agree } from "../paper/date.ts";
import { isDay } from "../paper/day.ts";
import { readDate } from "../paper/read-date.ts";

/**
 * The most exact of some texts that agree with the first one that is a date; those that disagree
 * are named in a warning. Where none is a date, the first text, which `finishDraft` names.
 */
export function chooseDate(texts: readonly string[], warnings: string[]): string | undefined {
  const said = texts.filter(Boolean);
  const [first, ...others] = said.flatMap((text) => {
    const { date } = readDate(text);
    return date === undefined ? [] : { text, date };
  });
  if (first === undefined) return said[0];
  let best = first;
  for (const other of others) {
    if (!agree(other.date, best.date))
      warnings.push(`published: "${first.text}" is kept, and not "${other.text}"`);
    else if (other.date.length > best.date.length) best = other;
  }
  return best.text;
}

/**
 * The day of a date as it is written there, in its own offset:
 * `Mon, 27 Apr 2026 00:00:00 -0400` and `2026-04-27T00:00:00-04:00` are both `2026-04-27`.
 */
export function writtenDay(text: string | undefined): string | undefined {
  const { date } = readDate(text ?? "");
  return date !== undefined && isDay(date) ? date : undefined;
}
