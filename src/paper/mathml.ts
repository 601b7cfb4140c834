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
export type MathMl =
  { html: string; reason?: undefined } | { html?: undefined; reason: string };

/** A formula → markup that is safe to put into a page. Never throws. */
export function toMathMl(
  math: string,
  { display = false }: MathOptions = {},
): MathMl {
  try {
    const options = { ...OPTIONS, displayMode: display };
    const html = temml.renderToString(math, options);
    const fault = FAULTS.find(({ is }) => is.test(html));
    if (html.length > LONGEST)
      return { reason: "the formula is longer than a page" };
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
const FAULTS: { is: RegExp; reason: string }[] = [
  {
    // Temml's own signs of application and multiplication can't be seen, either.
    is: /[^\P{Cc}\n\t]|[^\P{Cf}\u2061-\u2064]/u,
    reason: "the formula holds a character that can't be seen",
  },
  {
    is: /\sid="|<a\s/,
    reason:
      "the formula names a place or leads to one, as \\label and \\ref do",
  },
  {
    is: /-(?:[2-9]|\d{2,})(?:\.\d+)?em|voffset="-?(?:[3-9]|\d{2,})(?:\.\d+)?em/,
    reason: "a length leads out of the formula",
  },
];
