/** Which math of a paper LaTeX compiles with no package but amsmath and amssymb. */
import { lookUp, SIGNS } from "../../text/signs.ts";

/**
 * Whether a formula compiles between dollar signs: known commands with all their arguments, groups
 * that are closed, at most one superscript and one subscript at a place. Macros of an author's own
 * don't. Takes linear time.
 */
export function compiles(math: string): boolean {
  const tokens = math.match(TOKENS) ?? [];
  const reader = { tokens, at: 0 };
  return readList(reader, 0) && reader.at === tokens.length;
}

/** The math that stands for a sign, without its dollar signs: `≤` → `\leq`; undefined for others. */
export function commandOf(sign: string): string | undefined {
  return BY_SIGN.get(sign);
}

// --- internal ---

const TOKENS = /\\[A-Za-z]+|\\[^]|\s+|[^]/gu;
/** Deeper groups are no math of a title or an abstract. */
const DEEPEST = 30;

interface Reader {
  tokens: readonly string[];
  at: number;
}

/** Commands by how many arguments each takes. */
const ARGUMENTS = new Map<string, number>(
  [
    // Signs
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega hbar ell imath jmath Re Im aleph emptyset varnothing infty partial nabla times pm mp cdot div ast star bullet circ oplus ominus otimes odot wedge vee cap cup setminus ltimes rtimes dagger ddagger top bot perp prime neg lnot sharp flat natural checkmark bigstar triangle backslash sim simeq approx cong equiv propto asymp leq le leqslant geq ge geqslant lt gt neq ne ll gg lesssim gtrsim prec preceq succ succeq in notin ni subset subseteq supset supseteq mid parallel vert Vert lvert rvert lVert rVert models vdash triangleq to rightarrow longrightarrow leftarrow leftrightarrow Rightarrow implies Leftarrow Leftrightarrow iff uparrow downarrow mapsto hookrightarrow rightleftharpoons langle rangle lceil rceil lfloor rfloor lbrace rbrace dots ldots cdots dotsc vdots sum prod int oint bigcup bigcap bigoplus bigotimes forall exists colon square Box gets land lor",
    // Names of functions
    "log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh max min sup inf lim limsup liminf arg det dim gcd hom ker deg Pr",
    // Spaces and styles
    "quad qquad displaystyle textstyle scriptstyle limits nolimits",
  ].flatMap((names) => names.split(" ").map((name): [string, number] => [name, 0])),
);
for (const name of "mathbb mathbf mathcal mathfrak mathit mathrm mathsf mathtt boldsymbol operatorname text textrm textbf textit textsf texttt mbox hat widehat tilde widetilde bar overline underline vec dot ddot acute grave check breve mathring sqrt pmod overbrace underbrace".split(
  " ",
))
  ARGUMENTS.set(name, 1);
for (const name of ["frac", "dfrac", "tfrac", "binom", "overset", "underset", "stackrel"])
  ARGUMENTS.set(name, 2);

/** Backslash and a sign: spaces, and characters that are marks of LaTeX elsewhere. */
const ESCAPED = /^\\[ ,;:!&%#_{}|$]$/;

/** Letters and signs that every LaTeX prints in math; `%`, `#`, `&`, `~` and `$` mean something else. */
const PLAIN = /^[\w+*/=<>()[\].,;:!?'"|@ -]$/;

/** Everything up to the end of the group, or of the formula. */
function readList(reader: Reader, depth: number): boolean {
  if (depth > DEEPEST) return false;
  let scripts = "";
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at] ?? "";
    if (token === "}" || token === "\\right") return depth > 0;
    if (token === "^" || token === "_" || token === "'") {
      // TeX sets a prime as a superscript, which `^` may follow.
      if (token !== "'" && scripts.includes(token)) return false;
      if (token === "'" && scripts.includes("^")) return false;
      reader.at += 1;
      if (token !== "'") {
        scripts += token;
        if (!readArgument(reader, depth)) return false;
      }
      continue;
    }
    if (!/^\s/.test(token)) scripts = "";
    if (!readItem(reader, depth)) return false;
  }
  return depth === 0;
}

function readItem(reader: Reader, depth: number): boolean {
  const token = reader.tokens[reader.at] ?? "";
  reader.at += 1;
  if (token === "{") {
    if (!readList(reader, depth + 1)) return false;
    return reader.tokens[reader.at++] === "}";
  }
  if (/^\s/.test(token)) return true;
  if (token === "\\left")
    return (
      readDelimiter(reader) &&
      readList(reader, depth + 1) &&
      reader.tokens[reader.at++] === "\\right" &&
      readDelimiter(reader)
    );
  if (SIZES.test(token)) return readDelimiter(reader);
  if (!token.startsWith("\\")) return PLAIN.test(token);
  const count = ARGUMENTS.get(token.slice(1));
  if (count === undefined) return ESCAPED.test(token);
  if (TEXT.test(token)) return readWords(reader);
  for (let at = 0; at < count; at += 1) if (!readArgument(reader, depth)) return false;
  return true;
}

/** A group, or a sign that needs none around it. */
function readArgument(reader: Reader, depth: number): boolean {
  while (/^\s/.test(reader.tokens[reader.at] ?? "")) reader.at += 1;
  const token = reader.tokens[reader.at] ?? "";
  const isSingle = /^[\w+*=-]$/.test(token) || ARGUMENTS.get(token.slice(1)) === 0;
  return (token === "{" || (isSingle && !LAYOUT.test(token))) && readItem(reader, depth);
}

/** What may stand behind `\left` and `\big`. */
function readDelimiter(reader: Reader): boolean {
  while (/^\s/.test(reader.tokens[reader.at] ?? "")) reader.at += 1;
  return DELIMITER.test(reader.tokens[reader.at++] ?? "");
}

const SIZES = /^\\[bB]igg?[lrm]?$/;
const DELIMITER = /^(?:[()[\]|/.<>]|\\[{}|]|\\[lr](?:angle|ceil|floor|brace|[vV]ert)|\\[vV]ert)$/;
const TEXT = /^\\(?:text\w*|mbox|operatorname)$/;
const LAYOUT = /^\\(?:\w*style|\w*limits|q?quad)$/;

/** A group of words without marks of math. */
function readWords(reader: Reader): boolean {
  if (reader.tokens[reader.at++] !== "{") return false;
  while (/^(?:\w|[ .,:;()/+*=-])$/.test(reader.tokens[reader.at] ?? "")) reader.at += 1;
  return reader.tokens[reader.at++] === "}";
}

/** Signs that LaTeX needs a command for. Letters with accents are none of them. */
const BY_SIGN = new Map<string, string>();
for (const name of ARGUMENTS.keys()) {
  const sign = lookUp(SIGNS, name) ?? "";
  if (/^[^\p{ASCII}]$/u.test(sign) && !BY_SIGN.has(sign) && !/^[·°…]$/.test(sign))
    BY_SIGN.set(sign, `\\${name}`);
}
for (const [at, sign] of [..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries()) BY_SIGN.set(sign, `^{${at}}`);
for (const [at, sign] of [..."₀₁₂₃₄₅₆₇₈₉"].entries()) BY_SIGN.set(sign, `_{${at}}`);
for (const letter of "CHNPQRZ") {
  const sign = { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" }[letter];
  if (sign) BY_SIGN.set(sign, `\\mathbb{${letter}}`);
}

/** One sign that has a command. */
export const SIGN = new RegExp(`[${[...BY_SIGN.keys()].join("")}]`, "gu");
