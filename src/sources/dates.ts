/** The date of publication of an item that says it in several fields. */
import { agree } from "../paper/date.ts";
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
