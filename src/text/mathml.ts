/** LaTeX math → MathML, by Temml. */
import type { Options } from "temml";
import { renderWithinBudget, TOO_MUCH_WORK } from "./math-budget.ts";
import { inRoman, MACROS, toTemml } from "./math-dialect.ts";

/** No command that loads or links, and a limit on macros. */
const OPTIONS = {
  maxExpand: 100,
  throwOnError: true,
  trust: false,
  maxSize: [20, 200],
  // A formula may break after a relation or an operator, as in TeX, so that it fits a phone.
  wrap: "tex",
} satisfies Options;

/** How a formula is shown. */
export interface MathOptions {
  /** On lines of its own, with limits above and below the signs. */
  display?: boolean;
}

/** A formula as MathML, or the reason why it can't be read. */
export type MathMl = { html: string; reason?: undefined } | { html?: undefined; reason: string };

/** Converts a formula of a note to markup that is safe in a page. Never throws. */
export function toMathMl(math: string, { display = false }: MathOptions = {}): MathMl {
  return render(math, display, {});
}

/**
 * The same for a formula in a sentence of a paper, which the site's owner can't correct: it is read as
 * MathJax reads it, and a command that isn't known, mostly an author's own, is shown by its name.
 */
export function paperToMathMl(math: string): MathMl {
  if (math.length > LONGEST_SOURCE) return TOO_LONG;
  const tex = toTemml(math);
  const names: Record<string, string> = {};
  let result = render(tex, false, names);
  for (let attempt = 0; attempt < MOST_UNKNOWN; attempt += 1) {
    const unknown = UNKNOWN.exec(result.reason ?? "")?.[1];
    if (unknown === undefined) break;
    names[`\\${unknown}`] = inRoman(unknown);
    result = render(tex, false, names);
  }
  return result;
}

// --- internal ---

function render(math: string, displayMode: boolean, names: Record<string, string>): MathMl {
  // Asked first: the renderer takes seconds for a hundred thousand characters.
  if (math.length > LONGEST_SOURCE) return TOO_LONG;
  try {
    const options = { ...OPTIONS, displayMode, macros: { ...MACROS, ...names } };
    const html = renderWithinBudget(math, options);
    if (html.length > LONGEST) return TOO_LONG;
    const rule = RULES.find(({ isBroken }) => isBroken(html));
    return rule ? { reason: rule.reason } : { html };
  } catch (error) {
    // Thrown by the budget, or at the end of the stack.
    if (error instanceof RangeError) return { reason: TOO_MUCH_WORK };
    const reason = error instanceof Error ? error.message : String(error);
    return { reason: reason.split("\n")[0] ?? "" };
  }
}

/** How Temml reports a command that it doesn't know, and one of addresses, which it refuses. */
const UNKNOWN = /Unsupported function name: \\(?!(?:href|url)\b)([A-Za-z@]+)/;
/** Each takes another attempt. */
const MOST_UNKNOWN = 8;

const TOO_LONG = { reason: "the formula is longer than a page" };

/** In characters of LaTeX. */
const LONGEST_SOURCE = 5000;

/** In characters of markup. A macro can expand a line to megabytes. */
const LONGEST = 100_000;

/** A formula may not affect the page around it. */
const RULES: { isBroken: (html: string) => boolean; reason: string }[] = [
  {
    // Temml itself writes invisible operators: U+2061 to U+2064.
    isBroken: (html) => /[^\P{Cc}\n\t]|[^\P{Cf}\u2061-\u2064]/u.test(html),
    reason: "the formula holds a character that can't be seen",
  },
  {
    isBroken: (html) => /\sid="|<a\s/.test(html),
    reason: "the formula names a place or leads to one, as \\label and \\ref do",
  },
  { isBroken: leadsOut, reason: "a length leads out of the formula" },
];

/** The sum of all shifts in a formula, in em. */
const FARTHEST = 4;

/** Units of TeX and CSS in em, at a text size of 16 pixels. */
const EMS: Record<string, number> = {
  em: 1, ex: 0.5, px: 1 / 16, pt: 1 / 12, pc: 1, mm: 0.24, cm: 2.4, in: 6,
}; // prettier-ignore

/** Negative spaces and vertical offsets add up: they can follow each other or be nested. */
function leadsOut(html: string): boolean {
  let [across, along] = [0, 0];
  for (const [, number, unit] of html.matchAll(MARGIN))
    across += Math.abs(Number(number)) * (EMS[unit ?? ""] ?? Infinity);
  for (const [, number, unit] of html.matchAll(OFFSET))
    along += Math.abs(Number(number)) * (EMS[unit ?? ""] ?? Infinity);
  return across > FARTHEST || along > FARTHEST;
}

const MARGIN = /(?:margin-left:|width="|lspace=")(-[\d.]+)(?!width)([a-z]+)/g;
const OFFSET = /voffset="(-?[\d.]+)([a-z]+)/g;
