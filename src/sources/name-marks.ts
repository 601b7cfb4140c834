/** Where one name of a list ends and the next starts. */
import { isTeam } from "../text/name-words.ts";
import { isInitials, isPerson } from "./name-parts.ts";

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
  for (const [index, { sign, at }] of marks.entries()) {
    const before = text.slice(from, at).trim();
    const end = at + sign.length;
    const ends = whatEnds(sign, before, text.slice(end, marks[index + 1]?.at), isLine);
    if (ends === undefined) continue;
    parts.push(before);
    from = end;
    if (ends === "part") continue;
    groups.push(parts);
    parts = [];
  }
  return [...groups, [...parts, text.slice(from).trim()]];
}

// --- internal ---

/** Escaped characters, brackets, and what may separate names. */
const MARK = / and(?= )| ?\\and(?= )| \\?&(?= )|\\.|[{}()",;:，、；]/gi;
const PARTNERS: Readonly<Record<string, string>> = { "}": "{", ")": "(", '"': '"' };

interface Mark {
  sign: string;
  at: number;
}

/** The marks outside of brackets. A bracket without a partner holds nothing. */
function marksOf(text: string): Mark[] {
  // Only biblatex's `given="…"` has quotes as brackets.
  const hasQuotes = /\b(?:given|family)\s?=/.test(text);
  const open: Record<string, number[]> = { "{": [], "(": [], '"': [] };
  const marks: Mark[] = [];
  for (const { 0: sign, index: at } of text.matchAll(MARK)) {
    const start = open[PARTNERS[sign] ?? ""]?.pop();
    if (start !== undefined) while ((marks.at(-1)?.at ?? start) > start) marks.pop();
    else if (sign === "{" || sign === "(" || (sign === '"' && hasQuotes)) open[sign]?.push(at);
    else if (!/^(?:\\.|[})"])$/.test(sign)) marks.push({ sign, at });
  }
  return marks;
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

/** Lines that each hold a person are a list, too; other line ends are spaces. */
function joinLines(list: string): string {
  const lines = list.split("\n");
  return lines.length > 1 && lines.every(isPerson) ? lines.join(" and ") : list;
}
