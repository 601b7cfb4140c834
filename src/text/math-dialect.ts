/** What MathJax and LaTeX's packages take in a formula and the renderer, Temml, doesn't. */
import { unicodeCharacter } from "./plain-math.ts";
import { RARE_SIGNS } from "./signs.ts";

/** The TeX of a name or a unit in upright letters, in math and in words. */
export function inRoman(name: string): string {
  return `\\TextOrMath{${name}}{\\mathrm{${name}}}`;
}

/** Macros for commands that Temml lacks. Temml writes into what it gets: pass a copy. */
export const MACROS: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(RARE_SIGNS).map(([name, sign]) => [
      `\\${name}`,
      inRoman(sign === "%" ? "\\%" : sign),
    ]),
  ),
  // The same under another name
  "\\mbox": "\\text{#1}", "\\vbox": "\\text{#1}", "\\framebox": "\\fbox{#1}",
  "\\textsl": "\\textit{#1}", "\\emph": "\\textit{#1}", "\\uline": "\\underline{#1}",
  "\\mathds": "\\mathbb{#1}", "\\mathbbm": "\\mathbb{#1}", "\\mathpzc": "\\mathcal{#1}",
  "\\mathbold": "\\boldsymbol{#1}", "\\vv": "\\vec{#1}", "\\slashed": "\\cancel{#1}",
  "\\Bar": "\\bar{#1}", "\\Hat": "\\hat{#1}", "\\Tilde": "\\tilde{#1}", "\\Vec": "\\vec{#1}",
  "\\Dot": "\\dot{#1}", "\\Ddot": "\\ddot{#1}", "\\Check": "\\check{#1}",
  "\\Acute": "\\acute{#1}", "\\Breve": "\\breve{#1}", "\\sc": "\\rm", "\\mit": "\\it",
  "\\textsuperscript": "\\TextOrMath{\\text{$^{\\text{#1}}$}}{^{\\text{#1}}}",
  "\\textsubscript": "\\TextOrMath{\\text{$_{\\text{#1}}$}}{_{\\text{#1}}}",
  "\\ensuremath": "\\TextOrMath{$#1$}{#1}", "\\nicefrac": "{#1}/{#2}", "\\footnote": "\\text{ (#1)}",
  "\\num": "{#1}", "\\si": "\\mathrm{#1}", "\\unit": "\\mathrm{#1}", "\\SI": "{#1}\\,\\mathrm{#2}",
  "\\texorpdfstring": "\\@firstoftwo{#1}{#2}", "\\scalebox": "\\@secondoftwo{#1}{#2}",
  "\\rotatebox": "\\@secondoftwo{#1}{#2}", "\\sb": "_", "\\sp": "^",
  // Layout alone
  "\\xspace": "", "\\boldmath": "", "\\unboldmath": "", "\\protect": "", "\\hfill": "", "\\par": "",
  "\\linebreak": "", "\\noindent": "", "\\centering": "", "\\/": "", "\\-": "", "\\@": "",
  // Names that authors define alike
  "\\C": "\\mathbb{C}", "\\F": "\\mathbb{F}", "\\Q": "\\mathbb{Q}", "\\E": "\\mathbb{E}",
}; // prettier-ignore

/**
 * Rewrites a formula for Temml. A raw `%` is a percent sign, since our texts have no comments, `&`
 * outside of an alignment and `_` in words are characters, a backslash before `ρ` is none, and environments that need lines of
 * their own become those that fit into a sentence.
 */
export function toTemml(math: string): string {
  const escaped = math.replace(/\\[^]|%|#(?!\d)/g, (mark) =>
    mark.length > 1 ? mark : `\\${mark}`,
  );
  const aligned = /\\begin|matrix|\\cases|align/.test(escaped)
    ? escaped.replace(ENVIRONMENT, (_, command: string, name: string) => {
        const inLine = name.startsWith("gather") ? "gathered" : "aligned";
        return `\\${command}{${inLine}}`;
      })
    : escaped.replace(/\\[^]|&/g, (mark) => (mark === "&" ? "\\&" : mark));
  return aligned
    .replace(/\\(?=\P{ASCII})/gu, "")
    .replace(/\\unicode\s*\{(x?[0-9a-fA-F]+)\}/g, (_, code: string) => unicodeCharacter(code))
    .replace(/\\(?:label|tag\*?|eqref|cite[a-z]*|vspace\*?)\s*\{[^{}]*\}/g, "")
    .replace(/\\(?:text[a-z]*|[mh]box)\s*\{[^{}$]*\}/g, escapeWords)
    .replace(/\\qty\s*(?=\{)/g, "\\SI")
    .replace(OLD_STYLE, "$1{$2 $3}")
    .replace(/\\$/, "");
}

// --- internal ---

const ENVIRONMENT =
  /\\(begin|end)\s*\{(align|eqnarray|equation|gather|multline|displaymath|math|split|flalign)\*?\}/g;

/** A script in an old style without a group: `x^\rm max` is `x^{\rm max}`. */
const OLD_STYLE = /([\^_])\s*(\\(?:rm|bf|it|tt|sf|cal))\s+(\\[A-Za-z]+|\w+)/g;

/** `\text{a_b & c}` → `\text{a\_b \& c}`. */
function escapeWords(group: string): string {
  return group.replace(/\\[^]|[_&]/g, (mark) => (mark.length > 1 ? mark : `\\${mark}`));
}
