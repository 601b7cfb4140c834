/** What arXiv's formats have in common: names, categories and dates. */
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
 * The names in a line of authors: `A. Ada, B. Bo (Lab, Town) and C. Cy Jr.` What stands in
 * parentheses behind a name is an affiliation; inside one (`Yi (Alex) Li`) it belongs to it.
 *
 * @see https://info.arxiv.org/help/prep.html#author
 */
export function splitAuthors(line: string): string[] {
  const names: string[] = [];
  for (const part of splitOutside(line.replace(/\s+/g, " "))) {
    const name = dropAffiliation(part);
    const last = names.at(-1);
    if (last !== undefined && /^(?:Jr|Sr|I{2,3}|IV)\.?$/.test(name))
      names[names.length - 1] = `${last} ${name}`;
    else if (name !== "") names.push(name);
  }
  return names;
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

// --- internal ---

/** The parts between the commas, semicolons and "and"s that stand outside parentheses. */
function splitOutside(line: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: mark, index } of line.matchAll(/[(),;]| and /g)) {
    if (mark === "(") depth += 1;
    else if (mark === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      parts.push(line.slice(from, index));
      from = index + mark.length;
    }
  }
  return [...parts, line.slice(from)];
}

/** Takes off parentheses at the end of a name, those with others in them too. */
function dropAffiliation(part: string): string {
  let name = part.trim();
  while (name.endsWith(")")) {
    const start = openingOf(name);
    if (start < 0) break;
    name = name.slice(0, start).trim();
  }
  return name.replace(/^and\s+/, "").trim();
}

function openingOf(name: string): number {
  let depth = 0;
  for (let at = name.length - 1; at >= 0; at -= 1) {
    if (name[at] === ")") depth += 1;
    else if (name[at] === "(" && --depth === 0) return at;
  }
  return -1;
}
