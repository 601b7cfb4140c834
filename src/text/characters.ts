/** The characters that a text may hold. All text from a source is cleaned here once. */
import { countOf } from "./counts.ts";

/** Characters that reorder or hide text: a title must read as it is stored (Unicode TR 36). */
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** C0 and C1 controls except tab, line feed and carriage return; lone surrogates; non-characters. */
const CONTROL = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF\p{Cs}]/gu;
/** Zero-width characters without a meaning between words. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/gu;

/**
 * Invisible characters: those that reorder text, controls, and all without a width. Joiners are
 * part of emoji and of scripts that join their letters, so they count as hidden only after other
 * characters.
 *
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const HIDDEN = new RegExp(
  [
    BIDI,
    CONTROL,
    INVISIBLE,
    // Fillers, and marks without a visible form.
    /[\u{34F}\u115F\u1160\u17B4\u17B5\u180E\u2800\u2028\u2029\u2061-\u2065\u206A-\u206F\u3164\uFFA0\uFFF9-\uFFFB]/u,
    // Tags: invisible letters, which programs can read.
    /[\u{E0000}-\u{E0FFF}]/u,
    /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}\p{M}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}])[\u200C\u200D]/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

/** An invisible character: its place in the text and its name, `U+202E`. */
export interface HiddenCharacter {
  at: number;
  name: string;
}

/** The invisible characters of a text, and those that reorder it. */
export function findHidden(text: string): HiddenCharacter[] {
  return [...text.matchAll(HIDDEN)].map(({ 0: character, index }) => ({
    at: index,
    name: codeOf(character),
  }));
}

/** The text with names for its hidden characters, for a terminal: `a⟨U+202E⟩b`. */
export function showHidden(text: string): string {
  return text.replace(HIDDEN, (character) => `⟨${codeOf(character)}⟩`).replace(/[\t\n\r]+/g, " ");
}

/** A text of JSON with the same data, in which hidden characters are escaped: `"a\\u202eb"`. */
export function escapeHidden(json: string): string {
  return json.replace(HIDDEN, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}

/** A cleaned text, and what was dropped from it. */
export interface Cleaned {
  text: string;
  /** What was dropped, for the warning: `2 bidirectional controls`. Empty for a clean text. */
  dropped: string[];
}

/**
 * Makes a source's text safe to store: Unicode NFC, no control, bidirectional or invisible
 * characters, white space folded to single spaces. Blank lines survive as `\n\n` where
 * `paragraphs` is set, otherwise the result is one line.
 *
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export function cleanCharacters(raw: string, { paragraphs = false } = {}): Cleaned {
  const dropped: string[] = [];
  const drop = (text: string, pattern: RegExp, name: string) => {
    if (text.search(pattern) < 0) return text;
    if (name) dropped.push(countOf(text.match(pattern)?.length ?? 0, name));
    return text.replace(pattern, "");
  };
  let text = drop(raw, CONTROL, "control character");
  text = drop(text, BIDI, "bidirectional control");
  text = drop(text, INVISIBLE, "");
  text = text.replace(/\r\n?|[\u2028\u2029]/g, "\n").normalize("NFC");
  const parts = paragraphs ? text.split(/\n\s*\n/) : [text];
  const folded = parts.map((part) => part.replace(/\s+/gu, " ").trim()).filter(Boolean);
  return { text: folded.join(paragraphs ? "\n\n" : " "), dropped };
}

/** Letters that Unicode doesn't decompose into a base letter and a mark. */
const WHOLE_LETTERS: Record<string, string> = {
  ł: "l", Ł: "L", ø: "o", Ø: "O", đ: "d", Đ: "D", ð: "d", Ð: "D", þ: "th", Þ: "Th", æ: "ae",
  Æ: "Ae", œ: "oe", Œ: "Oe", ß: "ss", ı: "i", ħ: "h", Ħ: "H",
}; // prettier-ignore

/** The text without accents and in plain letters: `Łukasz` → `Lukasz`, `Met²Net` → `Met2Net`. */
export function toPlainLetters(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[łŁøØđĐðÐþÞæÆœŒßıħĦ]/g, (letter) => WHOLE_LETTERS[letter] ?? letter);
}

// --- internal ---

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
