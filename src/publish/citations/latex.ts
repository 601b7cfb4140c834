/**
 * A paper's texts as LaTeX for BibTeX files. Letters stay UTF-8, which BibTeX, biber and LaTeX read
 * today; signs that LaTeX prints in math alone become commands, marks of LaTeX are escaped, and math
 * stays math where it compiles.
 */
import { plainText, shownWords, splitMath } from "../../text/math.ts";
import { plainMath } from "../../text/plain-math.ts";
import { protectCapitals } from "./capitals.ts";
import { commandOf, compiles, SIGN } from "./tex-math.ts";

/** A text with math between dollar signs → LaTeX. Braces in it are in pairs. */
export function toLatex(text: string): string {
  return splitMath(text)
    .map(({ kind, value }) => (kind === "text" ? wordsToLatex(shownWords(value)) : mathOf(value)))
    .join("");
}

/**
 * The same for a title: what a style must not set in small letters stands in braces, since styles
 * change the case of titles, of the letters in math and in commands too.
 */
export function titleToLatex(title: string): string {
  const pieces = splitMath(title);
  const shown = plainText(title);
  return pieces
    .map(({ kind, value }, at) => {
      if (kind === "text") return protectCapitals(shownWords(value), shown, at === 0, wordsToLatex);
      const math = mathOf(value);
      return /[A-Z]/.test(math) ? `{${math}}` : math;
    })
    .join("");
}

/** Plain characters as LaTeX, for names. */
export function escapeLatex(text: string): string {
  return text.replace(/[\\{}~^<>|]/g, (sign) => SPECIAL[sign] ?? sign).replace(/[$&#_%]/g, "\\$&");
}

/** An address or a DOI: signs that would end a field have another spelling there. */
export function escapeAddress(address: string): string {
  return address.replace(/[{}\\]/g, encodeURIComponent);
}

// --- internal ---

const SPECIAL: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
};

/** What is the same in LaTeX. */
const PLAIN = /^[A-Za-z0-9\s.,:;!?'"()/+*=-]*$/;

function mathOf(math: string): string {
  return compiles(math) ? `$${math}$` : wordsToLatex(plainMath(math));
}

/** Words as LaTeX; a Greek letter in a word of its own is a sign, one of a Greek word is a letter. */
function wordsToLatex(words: string): string {
  if (PLAIN.test(words)) return words;
  const found = [...words.matchAll(SIGN)];
  let text = "";
  let from = 0;
  for (const { 0: sign, index } of found) {
    const around = words.slice(Math.max(0, index - 1), index + 2);
    if (/\p{Script=Greek}{2}/u.test(around)) continue;
    text += `${escapeLatex(words.slice(from, index))}$${commandOf(sign) ?? ""}$`;
    from = index + sign.length;
  }
  return text + escapeLatex(words.slice(from).replace(/−/g, "-"));
}
