/** What arXiv's formats have in common: categories and dates. */
import { isDay, parsePageDate } from "../paper/day.ts";

/** `cs.CL`, `hep-th`, `cond-mat.str-el`. @see https://arxiv.org/category_taxonomy */
const CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?$/;

/** Whether a text has the form of an arXiv category. */
export function isCategory(text: string): boolean {
  return CATEGORY.test(text);
}

/**
 * The arXiv categories among the given ones, each once. Between them arXiv lists the classes of
 * other schemes that authors have given (`68T50`, `I.2.7; J.3`).
 */
export function arxivCategories(named: readonly (string | undefined)[]): string[] {
  const categories = named.flatMap((name) => name?.trim() ?? []);
  return [...new Set(categories.filter(isCategory))];
}

/**
 * The day of a date as it is written there, in its own offset:
 * `Mon, 27 Apr 2026 00:00:00 -0400` and `2026-04-27T00:00:00-04:00` are both `2026-04-27`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5322#section-3.3
 */
export function writtenDay(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const text = date.trim();
  const iso = text.slice(0, 10);
  if (isDay(iso)) return iso;
  const [, day, month, year] =
    /^(?:[A-Za-z]{3},\s*)?(\d{1,2})\s+([A-Z][a-z]{2})\s+(\d{4})\b/.exec(text) ?? [];
  return year === undefined ? undefined : parsePageDate(`${month} ${day}, ${year}`, year);
}
