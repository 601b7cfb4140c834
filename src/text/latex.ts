/**
 * LaTeX in titles, names and abstracts → plain text. Math between dollar signs stays as it is;
 * accents become letters, styling commands are removed, and symbols whose backslash a source has
 * lost are restored.
 */
import { mapWords } from "./math.ts";
import { lookUp, SIGNS } from "./signs.ts";

/**
 * Decodes the LaTeX of a text. Math is put between dollar signs, whichever delimiters it had:
 * `\(x\)` → `$x$`. Grouping braces are removed; a set such as `{-1, 0, 1}` keeps them. An unknown
 * command loses its backslash: it is most often a method's name.
 *
 * @see https://www.latex-project.org/help/documentation/usrguide.pdf for the commands
 */
export function decodeLatex(text: string): string {
  const delimited = toDollars(toDollars(text, /\\\((.+?)\\\)/gs, "\\)"), /\\\[(.+?)\\\]/gs, "\\]");
  return mapWords(delimited, (words) => decodeWords(restoreLost(words)))
    .replace(/ {2,}/g, " ")
    .trim();
}

// --- internal ---

/**
 * Replaces the delimiters of math. Behind the last closing one there is nothing to look for: each
 * opening one there would be followed to the end of the text.
 */
function toDollars(text: string, math: RegExp, close: string): string {
  const end = text.lastIndexOf(close) + close.length;
  return (
    text.slice(0, end).replace(math, (_, inner: string) => `$${inner.trim()}$`) + text.slice(end)
  );
}

/** Accent commands and the combining character of each (LaTeX2e, table of text accents). */
const ACCENTS: Record<string, string> = {
  "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", u: "\u0306",
  ".": "\u0307", '"': "\u0308", r: "\u030A", H: "\u030B", v: "\u030C", d: "\u0323",
  c: "\u0327", k: "\u0328", b: "\u0331",
}; // prettier-ignore

/** Commands for letters and symbols in running text. */
const LETTERS: Record<string, string> = {
  i: "ı", j: "ȷ", o: "ø", O: "Ø", l: "ł", L: "Ł", ss: "ß", ae: "æ", AE: "Æ", oe: "œ", OE: "Œ",
  aa: "å", AA: "Å", dh: "ð", DH: "Ð", th: "þ", TH: "Þ", dag: "†", S: "§", P: "¶",
  textendash: "–", textemdash: "—", textbackslash: "\\", textasciitilde: "~",
  textasciicircum: "^", textbraceleft: "{", textbraceright: "}",
  textgreater: ">", textless: "<", textbar: "|", textquoteright: "’", textquoteleft: "‘",
  eg: "e.g.", ie: "i.e.", etal: "et al.", etc: "etc.", vs: "vs.", wrt: "w.r.t.",
  LaTeX: "LaTeX", TeX: "TeX", quad: " ", qquad: " ", par: " ", newline: " ", allowbreak: "",
  xspace: "", noindent: "", centering: "", bf: "", it: "", em: "", tt: "", rm: "", sc: "",
  sf: "", sl: "", small: "", large: "", tiny: "", normalsize: "", bfseries: "", itshape: "",
}; // prettier-ignore

/** Styling commands: only the argument is kept. */
const STYLES = new Set([
  "textit", "textbf", "texttt", "textsc", "textsf", "textrm", "textsl", "textup", "textmd",
  "textnormal", "text", "emph", "underline", "uline", "mbox", "hbox", "mathrm", "mathbf",
  "mathit", "mathsf", "mathtt", "mathcal", "textsuperscript", "textsubscript", "url", "path",
  "uppercase", "ensuremath",
]); // prettier-ignore

/** Commands that are removed with their argument. */
const SILENT = new Set(["cite", "citep", "citet", "label", "ref", "vspace", "hspace", "color"]);

/** Base colours of the xcolor package, left before a group by a source that removes commands. */
const LOST_COLOUR =
  /(?<![\\\w])(?:black|blue|brown|cyan|darkgray|gray|green|lightgray|lime|magenta|olive|orange|pink|purple|red|teal|violet|white|yellow) ?(?=\{)/g;

/** Names of Greek letters without their backslash. `to`, `in` and the like are English words. */
const LOST_GREEK =
  /\b(?:alpha|beta|gamma|delta|epsilon|theta|kappa|lambda|mu|sigma|tau|phi|omega)(?==)/g;

/** Styling commands without their backslash, before a group. */
const LOST_STYLE = /(?<![\\\w])(text(?:it|bf|tt|sc|sf|rm)|emph|underline|mathbf|mathcal)(?=\{)/g;

/**
 * Restores symbols and commands whose backslash a source has dropped, as the reference product
 * does: `8.81pm0.10`, `224times224`, `sim0.6`, `epsilon=8{255}`,
 * `texttt{D}ual`, `blue {Code: …}`. Only in places where English text would not have them.
 */
function restoreLost(words: string): string {
  const signs = words
    .replace(/(\d[%)]?)pm(?=\d)/g, "$1±")
    .replace(/(\d)times(?=\d)/g, "$1×")
    .replace(/(\d)times\b/g, "$1×")
    .replace(/\b([A-Z]) times (?=[A-Z]\b)/g, "$1 × ")
    .replace(/\bsim(?=\d)/g, "∼")
    .replace(LOST_GREEK, (name) => SIGNS[name] ?? name);
  if (!signs.includes("{")) return signs;
  return signs
    .replace(/(?<![\w^_}])(\d+)\{(\d+)\}/g, "$1/$2")
    .replace(LOST_COLOUR, "")
    .replace(LOST_STYLE, "\\$1");
}

/** Braces of groups nested deeper than this stay as they are: no real text has them. */
const DEEPEST = 20;

/** Reads words from left to right, a command, a group or a run of letters at a time. */
function decodeWords(words: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < words.length) {
    const rest = words.slice(at);
    // The last text alone: to look at all of them at each step would take quadratic time.
    const step = rest.startsWith("\\") ? command(rest) : plain(rest, out.at(-1) ?? "");
    if (step.text) out.push(step.text);
    at += step.length;
  }
  return out.join("");
}

/** The text that replaces the first `length` characters of the rest. */
interface Step {
  text: string;
  length: number;
}

function command(rest: string): Step {
  const accent = accented(rest);
  if (accent) return accent;
  const found = /^\\([A-Za-z]+)\*?/.exec(rest);
  if (!found?.[1]) return sign(rest);
  const name = found[1];
  const after = found[0].length;
  const group = groupAt(rest, after);
  if (group) {
    const length = after + group.length;
    if (STYLES.has(name)) return { text: decodeWords(group.inner), length };
    if (SILENT.has(name)) return { text: "", length };
    if (name === "footnote") return { text: ` (${decodeWords(group.inner)})`, length };
    const second = name === "textcolor" || name === "href" ? groupAt(rest, length) : undefined;
    if (second) {
      const shown = decodeWords(second.inner);
      const address = name === "href" && !shown.includes(group.inner) ? ` (${group.inner})` : "";
      return { text: shown + address, length: length + second.length };
    }
  }
  const known = lookUp(LETTERS, name);
  const text = known ?? lookUp(SIGNS, name) ?? name;
  // TeX ignores spaces after a command, and `{}` ends it. After an author's macro for a name the
  // space is kept: `\method achieves`.
  const end = known !== undefined && known.length <= 1 ? /^(?:\{\}| +)/ : /^\{\}/;
  return { text, length: after + (end.exec(rest.slice(after))?.[0].length ?? 0) };
}

/** `\'e`, `\'{e}`, `\"{\i}`, `\v{s}`, `\c c`. */
function accented(rest: string): Step | undefined {
  const found =
    /^\\([`'^~=."])\s*(?:\{\s*\\?([A-Za-z])\s*\}|\\([ij])\b|([A-Za-z]))/.exec(rest) ??
    /^\\([uvHcdbkr])(?:\{\s*\\?([A-Za-z])\s*\}|\s+\\([ij])\b|\s+([A-Za-z]))/.exec(rest);
  if (!found) return undefined;
  const [{ length }, mark = "", ...letters] = found;
  return { text: (letters.join("") + (ACCENTS[mark] ?? "")).normalize("NFC"), length };
}

/** A backslash before a character that isn't a letter. */
function sign(rest: string): Step {
  const next = rest.charAt(1);
  if (next === "$") return { text: "\\$", length: 2 };
  if (/[%&_#{}]/.test(next)) return { text: next, length: 2 };
  if (/[\\ ,]/.test(next)) return { text: " ", length: 2 };
  if (/[/!;:@-]/.test(next)) return { text: "", length: 2 };
  return { text: "\\", length: 1 };
}

function plain(rest: string, before: string): Step {
  const run = /^[^\\{~`']+/.exec(rest)?.[0];
  if (run) return { text: run, length: run.length };
  if (rest.startsWith("``")) return { text: "“", length: 2 };
  if (rest.startsWith("''")) return { text: "”", length: 2 };
  // A no-break space between words, but "about" before a number: `Table~1`, `a ~5% gain`.
  if (/^~[\w\\{]/.test(rest) && /\S$/.test(before)) return { text: " ", length: 1 };
  const group = groupAt(rest, 0);
  if (!group) return { text: rest.charAt(0), length: 1 };
  const inner = decodeWords(group.inner);
  if (isSet(group.inner)) return { text: `{${inner}}`, length: group.length };
  const gap = /[\p{L}\p{N}]$/u.test(before) && /^[A-Z][-\w]+$/.test(inner) ? " " : "";
  return { text: gap + inner.trim(), length: group.length };
}

/** Braces that belong to the text: `{-1, 0, 1}`, `{a, b}`, `{process.exit(1)}`. */
function isSet(inner: string): boolean {
  return !/[\\:]/.test(inner) && (/,|^\s*-?\d|[()=;]/.test(inner) || inner.trim() === "");
}

/**
 * The group `{…}` that starts at `at`, with its braces balanced; undefined for one that is nested
 * too deep. This bounds the recursion, and the time for thousands of unpaired braces.
 */
function groupAt(text: string, at: number): { inner: string; length: number } | undefined {
  if (text[at] !== "{") return undefined;
  let depth = 0;
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === "\\") end += 1;
    else if (text[end] === "{" && ++depth > DEEPEST) return undefined;
    else if (text[end] === "}" && --depth === 0)
      return { inner: text.slice(at + 1, end), length: end - at + 1 };
  }
  return undefined;
}
