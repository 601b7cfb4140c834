/** LaTeX math → a line of plain characters: `H_2O` → `H₂O`, `\frac{a}{b}` → `a/b`. */
import { lookUp, SIGNS } from "./signs.ts";

/**
 * A formula as plain characters, for places that take nothing else. Scripts become characters of
 * Unicode where there are some (`x^2` → `x²`), and stay as `x^abc` elsewhere; a command that isn't
 * known loses its backslash. Takes linear time.
 */
export function plainMath(math: string): string {
  const tokens = math.match(TOKENS) ?? [];
  return readItems({ tokens, at: 0 }, 0).replace(/\s+/g, " ").trim();
}

/** The character that `\unicode` names, `x2013` or `8211`; nothing for one that hides or ends text. */
export function unicodeCharacter(code: string): string {
  const number = code.startsWith("x") ? Number.parseInt(code.slice(1), 16) : Number(code);
  if (!Number.isInteger(number) || number < 0x20 || number > 0x10ffff) return "";
  return String.fromCodePoint(number).replace(/[\p{C}\u2028\u2029]/u, "");
}

// --- internal ---

/** A command, a run of space, or a character. */
const TOKENS = /\\(?:operatorname|[hv]space)\*|\\[A-Za-z]+|\\[^]|\s+|[^]/gu;

/** Groups nested deeper than this are read as if their braces weren't there. */
const DEEPEST = 40;

interface Reader {
  tokens: readonly string[];
  at: number;
}

/** Everything up to the end of the group, or of the formula. */
function readItems(reader: Reader, depth: number): string {
  let out = "";
  let isBehindName = false;
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at] ?? "";
    if (token === "}" && depth > 0) break;
    const item = readItem(reader, depth);
    // The name of a command would run into the word beside it: `n\log n`.
    const isName = token.startsWith("\\") && /^\p{L}{2,}$/u.test(item);
    const isWordBeside = isName ? /[\p{L}\p{N}]$/u.test(out) : isBehindName && /^\p{L}/u.test(item);
    out += isWordBeside ? ` ${item}` : item;
    isBehindName = isName;
  }
  return out;
}

function readItem(reader: Reader, depth: number): string {
  const token = reader.tokens[reader.at] ?? "";
  reader.at += 1;
  if (token === "{" && depth < DEEPEST) {
    const inner = readItems(reader, depth + 1);
    reader.at += 1;
    return inner;
  }
  if (/^[{}$]$/.test(token)) return "";
  if (/^[~&]$/.test(token)) return " ";
  const mark = lookUp(SHIFTS, token);
  if (mark !== undefined) return shift(mark, readArgument(reader, depth));
  return /^\\[A-Za-z]/.test(token) ? readCommand(reader, token, depth) : sign(token);
}

/** A group, or the next character or command. */
function readArgument(reader: Reader, depth: number): string {
  while (/^\s/.test(reader.tokens[reader.at] ?? "")) reader.at += 1;
  if (reader.at >= reader.tokens.length || reader.tokens[reader.at] === "}") return "";
  if (depth < DEEPEST) return readItem(reader, depth + 1).trim();
  reader.at += 1;
  return "";
}

/** A backslash before a character that isn't a letter: a space, or the character. */
function sign(token: string): string {
  if (!token.startsWith("\\")) return token;
  if (/^\\[\s,;:>\\]$/.test(token)) return " ";
  return token === "\\|" ? "‖" : token.replace(/^\\[!/@()[\]-]?/, "");
}

function readCommand(reader: Reader, token: string, depth: number): string {
  const name = token.slice(1).replace("*", "");
  const read = () => readArgument(reader, depth);
  if (LAYOUT.test(name)) {
    if (/^(?:left|right)$/.test(name) && reader.tokens[reader.at] === ".") reader.at += 1;
    return "";
  }
  if (DROPPED.test(name)) {
    read();
    return "";
  }
  const accent = lookUp(ACCENTS, name);
  if (accent !== undefined) return accented(read(), accent);
  if (/^(?:[td]?frac|nicefrac)$/.test(name)) return `${grouped(read())}/${grouped(read())}`;
  if (/^(?:math(?:bb|ds|bbm)|Bbb)$/.test(name))
    return read().replace(/^[CHNPQRZ]$/, (letter) => lookUp(DOUBLE_STRUCK, letter) ?? letter);
  if (name === "binom") return `(${read()} over ${read()})`;
  if (name === "unicode") return unicodeCharacter(read());
  if (/^(?:SI|qty)$/.test(name)) return reader.tokens[reader.at] === "{" ? `${read()} ` : "";
  if (name === "sqrt" && reader.tokens[reader.at] !== "[") return `√${grouped(read())}`;
  if (name === "href") {
    const address = read();
    const shown = read();
    return shown && !shown.includes(address) ? `${shown} (${address})` : address;
  }
  return lookUp(SIGNS, name) ?? name;
}

/** The signs that raise and lower, and TeX's names of them, which databases of mathematics write. */
const SHIFTS: Record<string, string> = { "^": "^", _: "_", "\\sp": "^", "\\sb": "_" };

/** Commands for size, style and layout. Their argument stays. */
const LAYOUT =
  /^(?:math(?:bf|cal|sf|rm|it|tt|frak|scr|normal|bin|rel|op|ord|strut|pzc|bold)|text(?:bf|it|tt|sf|rm|sc|sl|up|md|normal|style)?|emph|mbox|hbox|boldsymbol|bm|pmb|operatorname|ensuremath|underline|uline|boxed|fbox|ce|num|si|unit|url|left|right|middle|[Bb]igg?[lrm]?|(?:display|script|scriptscript)style|limits|nolimits|rm|bf|it|tt|sf|sc|cal|boldmath|unboldmath|tiny|small|large|normalsize|smash|xspace|protect|relax|cancel|slashed|overbrace|underbrace|overline|nobreak|allowbreak|DOTSB)$/;

/** Commands that go with their argument. */
const DROPPED =
  /^(?:begin|end|label|tag|(?:eq|auto|c|C)?ref|cite[a-z]*|color|textcolor|hspace|vspace|kern|phantom|vphantom|hphantom)$/;

/** Accents and the combining character of each. */
const ACCENTS: Record<string, string> = {
  hat: "\u0302", widehat: "\u0302", tilde: "\u0303", widetilde: "\u0303", bar: "\u0304",
  dot: "\u0307", ddot: "\u0308", vec: "\u20D7", acute: "\u0301", grave: "\u0300",
  check: "\u030C", breve: "\u0306", mathring: "\u030A",
}; // prettier-ignore

const DOUBLE_STRUCK: Record<string, string> = {
  C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ",
}; // prettier-ignore

const SUPERSCRIPTS: Record<string, string> = {
  "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
  "9": "⁹", "+": "⁺", "-": "⁻", "−": "⁻", n: "ⁿ", i: "ⁱ", "∘": "°", "°": "°", "′": "′",
  "*": "*", "†": "†", "‡": "‡", "⊤": "⊤", "♯": "♯", "♭": "♭",
}; // prettier-ignore
const SUBSCRIPTS: Record<string, string> = {
  "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈",
  "9": "₉", "+": "₊", "-": "₋", "−": "₋",
}; // prettier-ignore

/** A letter takes the accent; over several letters it would stand at one of them alone. */
function accented(text: string, accent: string): string {
  return /^\p{L}$/u.test(text) ? (text + accent).normalize("NFC") : text;
}

/** In parentheses where it is more than a name or a number. */
function grouped(text: string): string {
  return /^[\p{L}\p{M}\p{N}.|]*$/u.test(text) ? text : `(${text})`;
}

/** The end of `5$^{th}$`. */
const ORDINAL = /^(?:st|nd|rd|th)$/;

export function shift(mark: string, text: string): string {
  if (mark === "^" && ORDINAL.test(text)) return text;
  const table = mark === "^" ? SUPERSCRIPTS : SUBSCRIPTS;
  const shifted = [...text].map((character) => table[character]);
  if (shifted.every((character) => character !== undefined)) return shifted.join("");
  return mark + (/[\s+*/=-]/.test(text) ? `(${text})` : text);
}
