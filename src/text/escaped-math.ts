/**
 * LaTeX whose every sign was escaped, as programs do that export a text as LaTeX although it was
 * LaTeX: `\$\textbackslash ell\_p\$` is `$\ell_p$`.
 */
import { isSurelyMath } from "./find-math.ts";
import { isCommand } from "./latex-commands.ts";
import { lookUp } from "./signs.ts";

/** The text with such math as it was. `\$` around anything else stays a dollar sign. */
export function restoreMath(text: string): string {
  if (!text.includes("\\$")) return text;
  // Words and the dollar signs between them, in turn.
  const parts = text.split(DOLLAR);
  for (let at = 2; at < parts.length - 2; at += 2) {
    const math = unescape(parts[at] ?? "");
    if (/\$|\\$/.test(math) || !isSurelyMath(math)) continue;
    parts[at - 1] = "$";
    parts[at] = math;
    parts[at + 1] = "$";
    at += 2;
  }
  return parts.join("");
}

/** The text with accents and commands of words as they were: `L\textbackslash "of` is `L\"of`. */
export function restoreWords(text: string): string {
  if (!text.includes("\\textbackslash")) return text;
  const restored = text.replace(COMMAND, (all, accent?: string, name = "", at = 0) => {
    // The path of a file on Windows: `C:\\path\\to`.
    const isPath = /(?:^|\s)[A-Za-z]:\S*$/.test(text.slice(Math.max(0, at - LONGEST_PATH), at));
    return !isPath && (accent !== undefined || isCommand(name)) ? `\\${accent ?? name}` : all;
  });
  return restored === text ? text : restored.replace(/\\([{}])/g, "$1");
}

// --- internal ---

/** In characters. */
const LONGEST_PATH = 200;

/** An escaped backslash before an accent with its letter, or before a name. */
const COMMAND =
  /(?:\{\\textbackslash\}|\\textbackslash(?:\{\}| +|(?=[^A-Za-z{}])))(?:(['"`^~=.])(?=\\?\{?\\?[A-Za-z])|([A-Za-z]+))/g;

/** One dollar sign, or two, as around display math. */
const DOLLAR = /((?:\{\\\$\}|(?<!\\)\\\$){1,2})/;

const NAMED: Record<string, string> = {
  textbackslash: "\\", textasciicircum: "^", textasciitilde: "~", textgreater: ">",
  textless: "<", textbar: "|", textunderscore: "_",
}; // prettier-ignore

function unescape(text: string): string {
  return text
    .replace(
      /\{\\(text[a-z]+) *\}|\\(text[a-z]+)(?:\{\}| +|(?![A-Za-z{]))/g,
      (all, grouped?: string, name?: string) => lookUp(NAMED, grouped ?? name ?? "") ?? all,
    )
    .replace(/\{\\\^(?:\{\})?\}|\\\^(?:\{\})?/g, "^")
    .replace(/\{?\\([_{}&#%])\}?/g, "$1");
}
