/** Where one name of a list ends and the next starts. */
import { isInitials, isPerson, isTeam } from "./name-parts.ts";

/**
 * Cuts a list of names into what `and`, semicolons and line ends separate, and each of these at its
 * commas. Marks in braces or parentheses are part of a name.
 *
 * @param isLine whether it is a line of arXiv, where a collaboration's name ends in a colon
 */
export function cutAtMarks(list: string, isLine: boolean): string[][] {
  const text = ` ${joinLines(list).replace(/\s+/g, " ")} `;
  const marks = marksOf(text);
  const groups: string[][] = [];
  let parts: string[] = [];
  let from = 0;
  for (const [at, { 0: mark, index }] of marks.entries()) {
    const before = text.slice(from, index).trim();
    const next = text.slice(index + mark.length, marks[at + 1]?.index);
    const ends = whatEnds(mark, before, next, isLine);
    if (ends === undefined) continue;
    parts.push(before);
    from = index + mark.length;
    if (ends === "part") continue;
    groups.push(parts);
    parts = [];
  }
  return [...groups, [...parts, text.slice(from).trim()]];
}

// --- internal ---

/** Escaped characters, brackets, and what may separate names. */
const MARK = / and(?= )| ?\\and(?= )| \\?&(?= )|\\.|[{}()",;:，、；]/gi;

/** The marks outside of brackets. */
function marksOf(text: string): RegExpExecArray[] {
  const depths = bracketsOf(text);
  let depth = 0;
  return [...text.matchAll(MARK)].filter(({ 0: mark, index }) => {
    depth += depths.get(index) ?? 0;
    return depth === 0 && !/^(?:\\.|[{}()"])$/.test(mark);
  });
}

/** What ends at a mark: a part of a group or the group; undefined where it belongs to the name. */
function whatEnds(
  mark: string,
  before: string,
  next: string,
  isLine: boolean,
): "part" | "group" | undefined {
  if (/^[,，、]$/.test(mark)) return "part";
  // An entity such as `&eacute;` ends in a semicolon.
  if (mark === ";") return /&#?\w{1,10}$/.test(before.slice(-12)) ? undefined : "group";
  if (mark === ":") return next.startsWith(" ") && (isLine || isTeam(before)) ? "group" : undefined;
  if (!mark.includes("&")) return "group";
  const isBetween = before === "" || isInitials(before) || (isPerson(before) && isPerson(next));
  return isBetween ? "group" : undefined;
}

/** How the depth changes at each bracket that has its partner. */
function bracketsOf(text: string): Map<number, number> {
  // Only biblatex's `given="…"` has quotes as brackets.
  const hasQuotes = /\b(?:given|family)\s?=/.test(text);
  const changes = new Map<number, number>();
  const open: Record<string, number[]> = { "{": [], "(": [], '"': [] };
  for (const { 0: sign, index } of text.matchAll(/\\.|[{}()"]/g)) {
    const partner = { "}": "{", ")": "(", '"': '"' }[sign];
    const start = partner === undefined ? undefined : open[partner]?.pop();
    if (start !== undefined) changes.set(start, 1).set(index, -1);
    else if (sign !== '"' || hasQuotes) open[sign]?.push(index);
  }
  return changes;
}

/** Lines that each hold a person are a list, too; other line ends are spaces. */
function joinLines(list: string): string {
  const lines = list.split("\n");
  return lines.length > 1 && lines.every(isPerson) ? lines.join(" and ") : list;
}
