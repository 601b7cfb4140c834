/** LaTeX math → MathML, by Temml. */
import temml, { type Options } from "temml";

/** No command that loads or links, and few macros, whatever a text asks for. */
const OPTIONS = {
  maxExpand: 100,
  throwOnError: true,
  trust: false,
  maxSize: [20, 200],
  // A formula may break after a relation or an operator, as in TeX, so that it fits a phone.
  wrap: "tex",
} satisfies Options;

/** How a formula stands. */
export interface MathOptions {
  /** On lines of its own, with limits above and below the signs. */
  display?: boolean;
}

/** A formula as MathML, or the reason why it can't be read. */
export type MathMl = { html: string; reason?: undefined } | { html?: undefined; reason: string };

/** A formula → markup that is safe to put into a page. Never throws. */
export function toMathMl(math: string, { display = false }: MathOptions = {}): MathMl {
  try {
    const options = { ...OPTIONS, displayMode: display };
    const html = temml.renderToString(math, options);
    const fault = FAULTS.find(({ is }) => is(html));
    if (html.length > LONGEST) return { reason: "the formula is longer than a page" };
    return fault ? { reason: fault.reason } : { html };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason: reason.split("\n")[0] ?? "" };
  }
}

// --- internal ---

/** In characters of markup. A macro can make megabytes of a line. */
const LONGEST = 100_000;

/** What a formula may not do to the page around it. */
const FAULTS: { is: (html: string) => boolean; reason: string }[] = [
  {
    // Temml's own signs of application and multiplication can't be seen, either.
    is: (html) => /[^\P{Cc}\n\t]|[^\P{Cf}\u2061-\u2064]/u.test(html),
    reason: "the formula holds a character that can't be seen",
  },
  {
    is: (html) => /\sid="|<a\s/.test(html),
    reason: "the formula names a place or leads to one, as \\label and \\ref do",
  },
  { is: leadsOut, reason: "a length leads out of the formula" },
];

/** How far parts of a formula may be moved, all of them together, in the size of its letters. */
const FARTHEST = 4;

/** What a unit of TeX's or of CSS is in the size of the letters; of those that don't grow with it, at 16 pixels. */
const EMS: Record<string, number> = {
  em: 1, ex: 0.5, px: 1 / 16, pt: 1 / 12, pc: 1, mm: 0.24, cm: 2.4, in: 6,
}; // prettier-ignore

/** Negative spaces, and what is raised or lowered, add up: one after or within the other. */
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
