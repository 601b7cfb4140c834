/** A text as a string in a source file, in the form that Prettier leaves as it is. */
import { escapeHidden } from "../text/characters.ts";

/** Prettier's `printWidth` in `.prettierrc.json`. */
const LINE = 100;

/**
 * A text between quotes: double ones, or single ones where that needs fewer escapes. Hidden
 * characters are escaped, so that the file shows what it holds.
 *
 * @see https://prettier.io/docs/rationale#strings
 */
export function toSourceString(text: string): string {
  const json = escapeHidden(JSON.stringify(text));
  const [double, single] = [/"/g, /'/g].map((quote) => text.match(quote)?.length ?? 0);
  if ((double ?? 0) <= (single ?? 0)) return json;
  const inner = json.slice(1, -1).replace(/\\(.)|'/gs, (found, escaped: string | undefined) => {
    if (found === "'") return "\\'";
    return escaped === '"' ? '"' : found;
  });
  return `'${inner}'`;
}

/**
 * What follows the name and the colon of a property: the string in the same line where that has
 * room for it, else in the next.
 *
 * @param before the property's line up to the colon, with its indent
 * @param eol the file's line ends
 */
export function afterColon(before: string, string: string, eol: string): string {
  const indent = /^\s*/.exec(before)?.[0] ?? "";
  const fits = widthOf(`${before} ${string},`) <= LINE;
  return fits ? ` ${string}` : `${eol}${indent}${indent || "  "}${string}`;
}

// --- internal ---

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u;

/** The columns of a text, as Prettier counts them: two for emoji and for East Asian letters. */
function widthOf(text: string): number {
  const plain = text.replace(/\p{RGI_Emoji}/gv, "  ").replace(/[\u0300-\u036F\uFE00-\uFE0F]/g, "");
  let width = 0;
  for (const character of plain) width += WIDE.test(character) ? 2 : 1;
  return width;
}
