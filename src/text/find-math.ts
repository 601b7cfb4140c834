/**
 * Which dollar signs of a text stand around math. TeX pairs each with the next one; people also
 * write them for money, so a pair counts only where what stands between is math.
 */

/** LaTeX math in a text: what stands between the dollar signs, and where. */
export interface FoundMath {
  value: string;
  /** Where the opening dollar sign stands, and the place behind the closing one. */
  start: number;
  end: number;
}

/**
 * Finds the math of a text, from left to right. `\$` is never a mark of math. A pair stands in one
 * paragraph, and in one group: `$x \text{ if $y$}$` is one formula. Takes linear time.
 */
export function* findMath(text: string): Generator<FoundMath> {
  const dollars = findDollars(text);
  let index = 0;
  while (index < dollars.length) {
    const found = displayAt(text, dollars, index) ?? inlineAt(text, dollars, index);
    if (found) yield found.math;
    index = found?.next ?? index + 1;
  }
}

/**
 * Whether the text between two dollar signs is math: a command, a script, a relation, or letters
 * and numbers with operators. A number with no such thing is an amount of money where words or a
 * mark without its second part follow: `$5 and $10`, `$5-$10`.
 */
export function isMath(inner: string): boolean {
  const body = inner.trim();
  const isTight = body.length === inner.length;
  if (body === "" || (!isTight && /^[,.;:()]+$/.test(body))) return false;
  const isProse = PROSE.test(withoutGroups(body));
  if (/^\.?\d/.test(body)) {
    if (isProse) return false;
    if (SCRIPT_OR_COMMAND.test(body)) return true;
    if (isTight) return RELATION.test(body) || !OPEN_END.test(body);
    return /^\s.*(?:\s|[\d%])$/s.test(inner) && !WORD.test(body);
  }
  if (isTight || body.startsWith("\\")) return true;
  return !isProse && (SCRIPT_OR_COMMAND.test(body) || RELATION.test(body) || !WORD.test(body));
}

/**
 * Whether a text without dollar signs is math, also where it may as well be none: it has a command,
 * a script or a relation, is a number, or holds no word.
 */
export function isSurelyMath(text: string): boolean {
  if (text.length > LONGEST || !isMath(text)) return false;
  if (SCRIPT_OR_COMMAND.test(text)) return true;
  if (text.trim() !== text || OPEN_END.test(text)) return false;
  if (RELATION.test(text)) return true;
  return /^\.?\d/.test(text) ? !/[^\d.,%\\\s]/.test(text) : !WORD.test(text);
}

// --- internal ---

/** In characters. A formula in a title or an abstract is shorter. */
const LONGEST = 1000;
/** How many dollar signs may stand inside of a formula, in groups of words. */
const MOST_INSIDE = 16;

/** Two words of a sentence, one behind the other. */
const PROSE = /(?<![\\\p{L}])\p{L}{2,}[,;.]?\s+\p{L}{2,}/u;
const WORD = /(?<![\\\p{L}])\p{L}{3,}/u;
/** A range, a list or a remark that goes on behind the dollar sign. */
const OPEN_END = /(?<!\\)[-–—/,;:.(~]$/;
const RELATION = /[=<>≤≥≠≈∼≃≡∈→]/;
/** A command that doesn't stand in sentences as well, `^` or `_`. */
const SCRIPT_OR_COMMAND =
  /[\^_]|\\(?!(?:emph|text[a-z]*|cite[a-z]*|url|href|ref|footnote|it|bf|em|rm)\b)[A-Za-z]/;

interface Dollar {
  at: number;
  /** The index of the next dollar sign in the same group of braces. */
  partner?: number;
}

interface Step {
  math: FoundMath;
  /** The index of the first dollar sign behind it. */
  next: number;
}

/** The dollar signs of a text; paragraphs part them. */
function findDollars(text: string): Dollar[] {
  const dollars: Dollar[] = [];
  /** The last dollar sign in each open group, the outermost first. */
  let open: (Dollar | undefined)[] = [undefined];
  for (const { 0: mark, index: at } of text.matchAll(/\\[^]|[${}]|\n\s*\n/g)) {
    if (mark === "{") open.push(undefined);
    else if (mark === "}" && open.length > 1) open.pop();
    else if (mark.startsWith("\n")) open = [undefined];
    else if (mark === "$") {
      const before = open.at(-1);
      if (before) before.partner = dollars.length;
      const dollar = { at };
      open[open.length - 1] = dollar;
      dollars.push(dollar);
    }
  }
  return dollars;
}

function inlineAt(text: string, dollars: Dollar[], index: number): Step | undefined {
  const partner = dollars[index]?.partner;
  // In broken LaTeX a brace may be without its partner, so the next dollar sign is tried as well.
  return (
    (partner !== undefined && between(text, dollars, index, partner, 1)) ||
    (partner !== index + 1 && between(text, dollars, index, index + 1, 1)) ||
    undefined
  );
}

/** Math between doubled dollar signs. */
function displayAt(text: string, dollars: Dollar[], index: number): Step | undefined {
  const follows = (at: number) => dollars[at]?.at === (dollars[at - 1]?.at ?? NaN) + 1;
  // Three in a row are no mark of math: the third would become a part of it when read again.
  const isDouble = (at: number) => follows(at + 1) && !follows(at) && !follows(at + 2);
  const close = dollars[index + 1]?.partner;
  if (close === undefined || !isDouble(index) || !isDouble(close)) return undefined;
  return between(text, dollars, index, close, 2);
}

function between(
  text: string,
  dollars: Dollar[],
  open: number,
  close: number,
  width: number,
): Step | undefined {
  const start = dollars[open]?.at;
  const last = dollars[close]?.at;
  if (start === undefined || last === undefined) return undefined;
  if (last - start > LONGEST || close - open > MOST_INSIDE + width) return undefined;
  const value = text.slice(start + width, last);
  if (/\n\s*\n/.test(value) || !isMath(value)) return undefined;
  return { math: { value, start, end: last + width }, next: close + width };
}

/** The text without what stands in braces, which may be words: `\text{for all}`. */
function withoutGroups(text: string): string {
  let outer = text;
  for (let depth = 0; depth < 4 && outer.includes("{"); depth += 1)
    outer = outer.replace(/\{[^{}]*\}/g, "");
  return outer;
}
