/**
 * Where math stands in a text. Our texts keep LaTeX math between dollar signs, `$x^2$`;
 * a dollar sign for money is written `\$`, or recognized by Pandoc's rule.
 */

/** A piece of a text: words, or the LaTeX between a pair of dollar signs. */
export type TextOrMath = { kind: "text"; value: string } | { kind: "math"; value: string };

/**
 * Splits a text into words and math. An opening `$` has a non-space character at its right; a
 * closing one has a non-space character at its left and no digit at its right, so
 * `$5 and $10` is money. `$$…$$` is math, too. An unpaired `$` is an ordinary character, and
 * `\$` is a dollar sign.
 *
 * @see https://pandoc.org/MANUAL.html#math
 */
export function splitMath(text: string): TextOrMath[] {
  if (!text.includes("$")) return text ? [{ kind: "text", value: text }] : [];
  const pieces: TextOrMath[] = [];
  let words = "";
  let at = 0;
  while (at < text.length) {
    if (text[at] === "\\" && at + 1 < text.length) {
      words += text.slice(at, at + 2);
      at += 2;
      continue;
    }
    const found = text[at] === "$" ? mathAt(text, at) : undefined;
    if (!found) {
      words += text[at];
      at += 1;
      continue;
    }
    if (words) pieces.push({ kind: "text", value: words });
    words = "";
    pieces.push({ kind: "math", value: found.value });
    at = found.end;
  }
  if (words) pieces.push({ kind: "text", value: words });
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

/** In characters. A formula in a title or an abstract is shorter; an unpaired dollar is money. */
const LONGEST = 1000;

function mathAt(text: string, start: number): { value: string; end: number } | undefined {
  const fence = text.startsWith("$$", start) ? "$$" : "$";
  const from = start + fence.length;
  if (from >= text.length || /\s/.test(text.charAt(from)) || text[from] === "$") return undefined;
  const last = Math.min(text.length, from + LONGEST);
  for (let at = from; at < last; at += 1) {
    if (text[at] === "\\") {
      at += 1;
      continue;
    }
    if (text[at] === "\n" && text[at + 1] === "\n") return undefined;
    if (!text.startsWith(fence, at)) continue;
    const end = at + fence.length;
    if (/\s/.test(text.charAt(at - 1)) || /\d/.test(text.charAt(end))) continue;
    return { value: text.slice(from, at), end };
  }
  return undefined;
}

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
