/** LaTeX whose backslashes a source has lost. */
import { SIGNS } from "./signs.ts";

/** Base colours of the xcolor package, left before a group by a source that removes commands. */
const COLOUR =
  /(?<![\\\w])(?:black|blue|brown|cyan|darkgray|gray|green|lightgray|lime|magenta|olive|orange|pink|purple|red|teal|violet|white|yellow) ?(?=\{)/g;

/** Names of Greek letters without their backslash. `to`, `in` and the like are English words. */
const GREEK =
  /\b(?:alpha|beta|gamma|delta|epsilon|theta|kappa|lambda|mu|sigma|tau|phi|omega)(?==)/g;

/** Styling commands without their backslash, before a group. */
const STYLE = /(?<![\\\w])(text(?:it|bf|tt|sc|sf|rm)|emph|underline|mathbf|mathcal)(?=\{)/g;

/**
 * Restores symbols and commands whose backslash a source has dropped, as the reference product
 * does: `8.81pm0.10`, `224times224`, `sim0.6`, `epsilon=8{255}`,
 * `texttt{D}ual`, `blue {Code: …}`. Only in places where English text would not have them.
 */
export function restoreLost(words: string): string {
  let signs = words;
  // To look for a word is faster than to try a pattern at each place.
  if (words.includes("pm")) signs = signs.replace(/(\d[%)]?)pm(?=\d)/g, "$1±");
  if (words.includes("times"))
    signs = signs
      .replace(/(\d)times(?:(?=\d)|\b)/g, "$1×")
      .replace(/\b([A-Z]) times (?=[A-Z]\b)/g, "$1 × ")
      // Twice the same number is a size: `8192 times 8192`.
      .replace(/(?<![\d.,^])(\d{1,9}) times (?=\1(?![\d.,^\\]))/g, "$1 × ");
  if (words.includes("sim")) signs = signs.replace(/(?<![A-Za-z_])sim(?=\d)/g, "∼");
  if (words.includes("ell_")) signs = signs.replace(/(?<![\\\w])ell_(\d)(?!\w)/g, "$$ℓ_$1$$");
  if (words.includes("=")) signs = signs.replace(GREEK, (name) => SIGNS[name] ?? name);
  if (!signs.includes("{")) return signs;
  return signs
    .replace(/(?<![\w^_}])(\d+)\{(\d+)\}/g, "$1/$2")
    .replace(COLOUR, "")
    .replace(STYLE, "\\$1");
}
