/** LaTeX math → MathML, by Temml. */
import temml, { type Options } from "temml";

/** No command that loads or links, and no box larger than a line or so, whatever a text asks for. */
const OPTIONS = {
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
    return { html: temml.renderToString(math, options) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason: reason.split("\n")[0] ?? "" };
  }
}
