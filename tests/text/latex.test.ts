import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { decodeLatex } from "../../src/text/latex.ts";
import { rawText } from "../paper/sample.ts";

type Case = [raw: string, expected: string];

function check(name: string, cases: Case[]) {
  describe(name, () => {
    for (const [raw, expected] of cases)
      test(`${JSON.stringify(raw)} → ${JSON.stringify(expected)}`, () =>
        assert.equal(decodeLatex(raw), expected));
  });
}

check("math stays math", [
  ["Met$^2$Net: A Model", "Met$^2$Net: A Model"],
  ["an $\\alpha$-divergence", "an $\\alpha$-divergence"],
  ["$\\textbf{x} \\% {a}$", "$\\textbf{x} \\% {a}$"],
  ["\\(x_1\\) and \\[ y^2 \\]", "$x_1$ and $y^2$"],
  ["$$E = mc^2$$", "$E = mc^2$"],
  ["$\\{1, 2\\}$ sets", "$\\{1, 2\\}$ sets"],
]);

check("money is not math", [
  ["$5 and $10", "$5 and $10"],
  ["from \\$5 to \\$10", "from \\$5 to \\$10"],
  ["costs $5", "costs $5"],
]);

check("escaped signs lose their backslash", [
  ["by 28.82\\% and 23.39\\%", "by 28.82% and 23.39%"],
  ["R\\&D, snake\\_case, \\#1", "R&D, snake_case, #1"],
  ["\\{a\\}", "\\{a\\}"],
  ["one\\\\two", "one two"],
  ["a\\ b\\,c", "a b c"],
]);

check("accents become letters", [
  ["Fr\\'echet", "Fréchet"],
  ['na\\"{\\i}ve', "naïve"],
  ['T\\"ulu', "Tülu"],
  ["a lamp{\\rsquo}s light {\\amp} wick", "a lamp’s light & wick"],
  ["lamp\\hyphen free, J=5{\\larr}4", "lamp-free, J=5←4"],
  ["\\^{\\i}le", "île"],
  ["\\'\\i", "í"],
  ["{\\'e}cole", "école"],
  ["Ho\\v{c}evar", "Hočevar"],
  ["Fran\\c{c}ois", "François"],
  ["Erd\\H{o}s", "Erdős"],
  ["ma\\~nana", "mañana"],
  ["\\L{}ukasz and \\L ukasz", "Łukasz and Łukasz"],
  ["Stra{\\ss}e", "Straße"],
  ['\\AA ngstr\\"om', "Ångström"],
]);

check("commands that only style a text go, their text stays", [
  ["\\textit{in vivo} tests", "in vivo tests"],
  ["\\textbf{a \\emph{b} c}", "a b c"],
  ["{\\bf bold} and {\\em so}", "bold and so"],
  ["\\textcolor{red}{warm}", "warm"],
  ["\\url{https://example.org/a_b}", "https://example.org/a_b"],
  ["\\href{https://example.org}{here}", "here (https://example.org)"],
  ["known\\cite{a,b} facts", "known facts"],
  ["a claim\\footnote{not proven}", "a claim (not proven)"],
  ["\\method achieves", "method achieves"],
  ["(\\eg adapters)", "(e.g. adapters)"],
  ["``so called''", "“so called”"],
  ["Table~1 shows a ~5% gain", "Table 1 shows a ~5% gain"],
]);

check("signs whose backslash the source has lost come back", [
  ["IS=8.81pm0.10", "IS=8.81±0.10"],
  ["224times224 pixels", "224×224 pixels"],
  ["36.4times less", "36.4× less"],
  ["texttt{D}ual-texttt{H}ead", "Dual-Head"],
  ["(epsilon=8{255})", "(ε=8/255)"],
  ["blue {Code: https://example.org}", "Code: https://example.org"],
  ["sim0.6 points", "∼0.6 points"],
  ["in 1sim4 steps", "in 1∼4 steps"],
  ["8192 times 8192 pixels", "8192 × 8192 pixels"],
  ["the ell_2-norm", "the $ℓ_2$-norm"],
]);

check("words that only look like such signs stay", [
  ["three times the cost, at 5 pm", "three times the cost, at 5 pm"],
  ["the epsilon of the blue team", "the epsilon of the blue team"],
  ["a simple text", "a simple text"],
  ["2 times 20 runs, 3 times 3.5 s", "2 times 20 runs, 3 times 3.5 s"],
  ["2 times 2^4, as BibTeX has it: 2 times 2\\^{}4", "2 times 2^4, as BibTeX has it: 2 times 2^4"],
  ["well_2 and a sim 4", "well_2 and a sim 4"],
]);

check("braces", [
  ["parameters in {-1, 0, 1}.", "parameters in {-1, 0, 1}."],
  ["{process.exit(1)}", "{process.exit(1)}"],
  ['our "{SkillNet}"', 'our "SkillNet"'],
  ["github.com/a/b{Code}", "github.com/a/b Code"],
  ["p < 10^{-6}", "p < 10⁻⁶"],
  ["{BERT}: the {T}ransformer", "BERT: the Transformer"],
  ["an open { brace", "an open { brace"],
  ["a closing } brace", "a closing } brace"],
]);

// Names that every JavaScript object has are no commands of LaTeX.
for (const name of ["constructor", "toString", "valueOf", "hasOwnProperty"])
  test(`an unknown command loses its backslash: \\${name}`, () => {
    assert.equal(decodeLatex(`the \\${name} {x}`), `the ${name} x`);
  });

test("gives text without white space around it", () => {
  assert.equal(decodeLatex("  a \\textbf{ b }  c "), "a b c");
});

test("never throws, and gives well-formed text for well-formed text", () => {
  const pieces = fc.oneof(
    rawText,
    fc.constantFrom("\\textbf{", "\\'{", "{", "}", "\\", "\\(", "\\)", "$"),
    fc.stringMatching(/^\\[A-Za-z]{1,12}\{?$/),
  );
  const latex = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join("").toWellFormed());
  fc.assert(fc.property(latex, (text) => assert.ok(decodeLatex(text).isWellFormed())));
});

for (const open of ["{", "\\emph{"])
  test(`"${open}" in one another don't exhaust the stack`, () => {
    const text = open.repeat(10_000) + "}".repeat(10_000);
    assert.ok(decodeLatex(text).length <= text.length);
  });
