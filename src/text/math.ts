/**
 * Where math stands in a text. Our texts keep LaTeX math between dollar signs, `$x^2$`;
 * a dollar sign for money is written `\$`, or recognized by what follows it.
 */
import { findMath } from "./find-math.ts";
import { plainMath } from "./plain-math.ts";

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

/**
 * The same for a text with LaTeX in its words. An address or a character in dollar signs, as in
 * `$\href{https://example.org}{code}$`, counts as words.
 */
export function splitWords(text: string): TextOrMath[] {
  return splitMath(text).map((part) => {
    if (part.kind === "text" || ADDRESS.test(part.value)) return { ...part, kind: "text" };
    if (!CHARACTER.test(part.value)) return part;
    return { kind: "text", value: plainMath(part.value).replace("$", "\\$") };
  });
}

/**
 * The words of a text as a reader sees them: `\$`, `\{` and `\}` are signs, and TeX's dashes
 * between words, `--` and `---`, are dashes.
 */
export function shownWords(words: string): string {
  const unescaped = words.replace(/\\([${}])/g, "$1");
  // Nearly all texts have none, and are not gone through for them.
  if (!unescaped.includes("--")) return unescaped;
  return unescaped.replace(/(?<=\s)---?(?=\s)/g, (dash) => (dash === "--" ? "–" : "—"));
}

/**
 * A text without markup for places that take plain characters alone: page titles, the search
 * index, attributes: `Met$^2$Net` → `Met²Net`.
 */
export function plainText(text: string): string {
  return splitMath(text)
    .map((part) => (part.kind === "text" ? shownWords(part.value) : plainMath(part.value)))
    .join("");
}

// --- internal ---

/** Math that is an address and nothing else. */
const ADDRESS =
  /^[\s{]*\\(?:url|href\s*\{[^{}]*\})\s*\{(?:[^{}$]|\\text[a-z]*\{[^{}$]*\})*\}[\s}]*$/;
/** Math that is a character by its number. */
const CHARACTER = /^\s*\\unicode\s*\{x?[0-9a-fA-F]+\}\s*$/;
