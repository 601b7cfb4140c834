/**
 * Where math stands in a text. Our texts keep LaTeX math between dollar signs, `$x^2$`;
 * a dollar sign for money is written `\$`, or recognized by what follows it.
 */
import { findMath } from "./find-math.ts";

/** A piece of a text: words, or the LaTeX between a pair of dollar signs. */
export type TextOrMath = { kind: "text"; value: string } | { kind: "math"; value: string };

/**
 * Splits a text into words and math. `$…$` is math where what stands between is math, so
 * `$5 and $10` is money. `$$…$$` is math, too. Any other `$` is an ordinary character, and `\$` is
 * a dollar sign.
 */
export function splitMath(text: string): TextOrMath[] {
  if (!text.includes("$")) return text ? [{ kind: "text", value: text }] : [];
  const pieces: TextOrMath[] = [];
  let from = 0;
  for (const { value, start, end } of findMath(text)) {
    if (start > from) pieces.push({ kind: "text", value: text.slice(from, start) });
    pieces.push({ kind: "math", value });
    from = end;
  }
  if (from < text.length) pieces.push({ kind: "text", value: text.slice(from) });
  return pieces;
}

/** The text with `change` applied to its words; math stays as it is. */
export function mapWords(text: string, change: (words: string) => string): string {
  return splitMath(text)
    .map((part) => (part.kind === "text" ? change(part.value) : `$${part.value}$`))
    .join("");
}

/**
 * The words of a text as a reader sees them: `\$` is a dollar sign, and TeX's dashes
 * between words, `--` and `---`, are dashes.
 */
export function shownWords(words: string): string {
  return words
    .replaceAll("\\$", "$")
    .replace(/(?<=\s)---?(?=\s)/g, (dash) => (dash === "--" ? "–" : "—"));
}

/**
 * A text without markup for places that take plain characters alone: page titles, the search
 * index, attributes. Simple superscripts and subscripts become characters of Unicode
 * (`Met$^2$Net` → `Met²Net`), Greek and common signs too; other commands lose their backslash.
 */
export function plainText(text: string): string {
  return splitMath(text)
    .map((part) => (part.kind === "text" ? shownWords(part.value) : plainMath(part.value)))
    .join("");
}

/** A value of a table; undefined for names that every object inherits, such as `constructor`. */
export function lookUp(table: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

// --- internal ---

const SUPERSCRIPTS: Record<string, string> = {
  "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
  "9": "⁹", "+": "⁺", "-": "⁻", n: "ⁿ", i: "ⁱ",
}; // prettier-ignore
const SUBSCRIPTS: Record<string, string> = {
  "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈",
  "9": "₉", "+": "₊", "-": "₋",
}; // prettier-ignore

/** Commands and their Unicode characters, in math and where a source lost the backslash. */
export const SIGNS: Record<string, string> = {
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", varepsilon: "ε", zeta: "ζ",
  eta: "η", theta: "θ", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ",
  sigma: "σ", tau: "τ", phi: "φ", varphi: "φ", chi: "χ", psi: "ψ", omega: "ω", Gamma: "Γ",
  Delta: "Δ", Theta: "Θ", Lambda: "Λ", Xi: "Ξ", Pi: "Π", Sigma: "Σ", Phi: "Φ", Psi: "Ψ",
  Omega: "Ω", times: "×", pm: "±", mp: "∓", cdot: "·", sim: "∼", approx: "≈", leq: "≤", le: "≤",
  geq: "≥", ge: "≥", neq: "≠", infty: "∞", to: "→", rightarrow: "→", leftarrow: "←",
  leftrightarrow: "↔", ell: "ℓ", deg: "°", circ: "°", ll: "≪", gg: "≫", in: "∈", sqrt: "√",
  dots: "…", ldots: "…", cdots: "…", partial: "∂", nabla: "∇", sum: "∑", prod: "∏",
}; // prettier-ignore

function plainMath(math: string): string {
  return math
    .replace(
      /\\(?:mathbf|mathcal|mathsf|mathrm|mathbb|mathit|text|textbf|textit|operatorname)\s*/g,
      "",
    )
    .replace(/\\([A-Za-z]+)\s*/g, (_, name: string) => lookUp(SIGNS, name) ?? name)
    .replace(/\\(.)/g, "$1")
    .replace(/([\^_])(?:\{([^{}]*)\}|(.))/g, (_, mark: string, group?: string, single?: string) =>
      shift(mark, group ?? single ?? ""),
    )
    .replace(/[{}]/g, "")
    .trim();
}

function shift(mark: string, text: string): string {
  const table = mark === "^" ? SUPERSCRIPTS : SUBSCRIPTS;
  const shifted = [...text].map((char) => table[char]);
  return shifted.every((char) => char !== undefined) ? shifted.join("") : mark + text;
}
