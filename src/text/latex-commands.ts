/** LaTeX's commands of running text: what each stands for, and what becomes of its arguments. */
import tables from "@citation-js/plugin-bibtex/lib/input/unicode.json" with { type: "json" };
import { lookUp, SIGNS } from "./signs.ts";

/** Accent commands and the combining character of each: `'`, `v`, `textcommabelow`. */
export const ACCENTS: Record<string, string> = tables.diacritics;

/** What an accent over nothing stands for: `\~{}`. */
export const LONE_ACCENTS: Record<string, string> = {
  "`": "`", "'": "'", "^": "^", "~": "~", "=": "¯", ".": "˙", '"': '"',
}; // prettier-ignore

/** A backslash and a character that is no letter. Others lose their backslash. */
export const ESCAPES: Record<string, string> = {
  // These stay escaped in our texts; they are shown without the backslash.
  $: "\\$", "{": "\\{", "}": "\\}",
  "\\": " ", ",": " ", ":": " ", ";": " ", "/": "", "!": "", "@": "", "-": "", "|": "‖",
}; // prettier-ignore

/**
 * What becomes of a command's arguments, a sign each: `+` is shown, `-` dropped, `h` a space, `q`
 * put between quotation marks, `n` into parentheses, `^` and `_` raised and lowered, `/` and `s`
 * shown behind a slash or a space. An argument of any other command is shown.
 */
const ARGUMENTS: Record<string, string> = {
  textsuperscript: "^", textsubscript: "_", enquote: "q", mkbibquote: "q", textquote: "q",
  footnote: "n", textcolor: "-+", colorbox: "-+", foreignlanguage: "-+", bibinfo: "-+",
  bibfield: "-+", texorpdfstring: "-+", scalebox: "-+", raisebox: "-+", resizebox: "--+",
  replaced: "+-", frac: "+/", tfrac: "+/", dfrac: "+/", nicefrac: "+/", sfrac: "+/", SI: "+s",
  qty: "+s", hspace: "h", vspace: "h",
}; // prettier-ignore

const DROPPED = new Set(
  "cite citep citet citealp citealt autocite parencite textcite footcite nocite label ref eqref autoref cref Cref pageref color pagecolor thanks index phantom vphantom hphantom hypersetup noopsort footnotemark selectlanguage deleted keywords Keywords includegraphics".split(
    " ",
  ),
);

/** What becomes of the arguments of a command, in the signs of the table above. */
export function argumentsOf(name: string): string {
  return lookUp(ARGUMENTS, name) ?? (DROPPED.has(name) ? "-" : "+");
}

/** Commands that stand for letters and symbols; TeX drops the spaces behind them. */
const LETTERS: Record<string, string> = {
  ...Object.fromEntries(Object.entries(tables.commands).filter(([, text]) => text !== null)),
  // A backslash, and a tilde between words, would be read as markup the next time.
  textbackslash: "∖", backslash: "∖", textcompwordmark: "", textasciiacute: "'", slash: "/",
  aa: "å", AA: "Å", dag: "†", ddag: "‡", S: "§", P: "¶", pounds: "£", euro: "€", degree: "°",
  textbraceleft: "\\{", textbraceright: "\\}", lbrace: "\\{", rbrace: "\\}",
  textdollar: "\\$", textonehalf: "½", textsubscripttwo: "₂", textquotesingle: "'",
  hyphen: "-", amp: "&", ndash: "–", mdash: "—", nbsp: " ", hellip: "…", middot: "·",
  lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", laquo: "«", raquo: "»",
  lq: "‘", rq: "’", glqq: "„", grqq: "“", flqq: "«", frqq: "»", guillemotleft: "«",
}; // prettier-ignore

/** Commands that stand for words, or for nothing that can be seen. */
const WORDS: Record<string, string> = {
  eg: "e.g.", ie: "i.e.", etal: "et al.", etc: "etc.", vs: "vs.", wrt: "w.r.t.", LaTeX: "LaTeX",
  TeX: "TeX", BibTeX: "BibTeX", percent: "%", textvisiblespace: " ",
}; // prettier-ignore

const SPACES = new Set(
  "quad qquad newline linebreak enspace thinspace space hfill bigskip medskip smallskip".split(" "),
);

/** Switches of style and layout; they are dropped. */
const SWITCHES = new Set(
  "bf it em tt rm sc sf sl bfseries itshape scshape slshape ttfamily sffamily rmfamily mdseries upshape normalfont boldmath displaystyle tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge relax protect noindent indent centering raggedright allowbreak xspace nobreak unskip ignorespaces leavevmode maketitle sloppy null nonumber".split(
    " ",
  ),
);

const STYLES = /^(?:emph|underline|mbox|text[a-z]{2}|math(?:bb|bf|cal|frak|it|rm|scr|sf|tt))$/;

/** Whether a name is that of a command that texts of papers use. */
export function isCommand(name: string): boolean {
  return STYLES.test(name) || argumentsOf(name) !== "+" || textOf(name) !== undefined;
}

/** What a command without an argument stands for, and whether it takes the spaces behind it. */
export function textOf(name: string): { text: string; takesSpaces: boolean } | undefined {
  if (SWITCHES.has(name)) return { text: "", takesSpaces: true };
  if (SPACES.has(name)) return { text: " ", takesSpaces: true };
  if (name === "par") return { text: "\n\n", takesSpaces: true };
  const letter = lookUp(LETTERS, name);
  if (letter !== undefined) return { text: letter, takesSpaces: true };
  // Authors write `\alpha particles` and mean a space.
  const text = lookUp(WORDS, name) ?? lookUp(SIGNS, name) ?? lookUp(tables.mathCommands, name);
  return text === undefined ? undefined : { text, takesSpaces: false };
}
