/**
 * LaTeX in titles, names and abstracts → plain text. Math between dollar signs stays as it is;
 * accents become letters, styling commands are removed, and symbols whose backslash a source has
 * lost are restored.
 */
import { restoreMath, restoreWords } from "./escaped-math.ts";
import { restoreLost } from "./latex-lost.ts";
import { LatexOutput } from "./latex-output.ts";
import { LatexReader } from "./latex-reader.ts";
import { splitWords } from "./math.ts";

/**
 * Decodes the LaTeX of a text. Math is put between dollar signs, whichever delimiters it had:
 * `\(x\)` → `$x$`. Grouping braces are removed; a set such as `{-1, 0, 1}` keeps them. A command
 * that isn't known loses its name where it has an argument, and its backslash where it has none:
 * then it is most often a method's name. `\$`, `\{` and `\}` stay.
 *
 * No parser of LaTeX is used: those that were compared take twenty times as long or more, and none
 * reads accents on accents, or text that is only partly LaTeX.
 *
 * @see https://www.latex-project.org/help/documentation/usrguide.pdf for the commands
 */
export function decodeLatex(text: string): string {
  const pieces = splitWords(toDollars(restoreWords(restoreMath(text))));
  const out = new LatexOutput();
  const reader = new LatexReader(out);
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "math") out.put(`$${piece.value}$`);
    else reader.read(restoreLost(piece.value), pieces[index + 1] ? "$" : "");
  }
  return out.end().replace(/ {2,}/g, " ").trim();
}

// --- internal ---

/** In characters. Longer math isn't looked for. */
const LONGEST = 1000;

/** Replaces the delimiters of math: `\(x\)`, `\[x\]` and the environment `equation`. */
function toDollars(text: string): string {
  if (!/\\[([]|\\begin/.test(text)) return text;
  const out: string[] = [];
  const ends: Record<string, number> = {};
  let from = 0;
  for (const { 0: open, index } of text.matchAll(
    /\\(?:begin\{(?:equation|displaymath|math)\*?\}|.)/gs,
  )) {
    const close = MATH_ENDS[open] ?? (open.length > 2 ? open.replace("begin", "end") : undefined);
    if (close === undefined || index < from) continue;
    const start = index + open.length;
    // One search for each end, not one for each beginning.
    if ((ends[close] ?? 0) < start) {
      const found = text.indexOf(close, start);
      ends[close] = found < 0 ? Infinity : found;
    }
    const end = ends[close] ?? Infinity;
    if (end - start > LONGEST) continue;
    const math = text.slice(start, end).trim();
    out.push(text.slice(from, index), math ? `$${math}$` : "");
    from = end + close.length;
  }
  return out.join("") + text.slice(from);
}

const MATH_ENDS: Record<string, string> = { "\\(": "\\)", "\\[": "\\]" };
