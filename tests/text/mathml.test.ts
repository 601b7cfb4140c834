import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { paperToMathMl, toMathMl } from "../../src/text/mathml.ts";

const REFUSED: [what: string, math: string][] = [
  ["a macro that makes pages", `\\def\\a{${"x".repeat(300)}}${"\\a".repeat(900)}`],
  ["the zero character", "\\char0"],
  ["a change of direction", '\\text{a\\char"202E b}'],
  ["a character without width", '\\char"200B'],
  ["a place of its own", "\\begin{equation}x\\label{abstract}\\end{equation}"],
  ["a link to a place", "x\\ref{abstract}"],
  ["a leap to the left", "\\kern-30em x"],
  ["a leap over the page", "\\hspace{-900em}x"],
  ["a raise over the page", "\\raisebox{19em}{\\colorbox{white}{x}}"],
];
for (const [what, math] of REFUSED)
  test(`a formula may not bring ${what}`, () => {
    const { html, reason } = toMathMl(math, { display: true });
    assert.equal(html, undefined);
    assert.ok(reason);
  });

const TAKEN = [
  "x^2",
  "\\def\\R{\\mathbb{R}} \\R^n \\to \\R",
  "a\\!b",
  "\\mathrm{Re}\\, z",
  "\\raisebox{0.5em}{x}",
  "\\sum_{i=1}^{n} \\frac{a_i}{b_i}",
];
for (const math of TAKEN)
  test(`a formula is taken: ${math}`, () =>
    assert.match(toMathMl(math, { display: true }).html ?? "", /^<math/));

const OF_PAPERS: [math: string, shown: RegExp][] = [
  ["\\textbf{16.3%}", /𝟏𝟔\.𝟑%/],
  ["a\\unicode{x2013}b", /–/],
  ["\\ensuremath{x}", />x</],
  ["\\mathds{1} \\mathbbm{1}", /𝟙.*𝟙/s],
  ["\\slashed{D}", />D</],
  ["\\SI{5}{\\milli\\metre}", />5<.*mm|>m<.*>m</s],
  ["\\qty{13}{\\tera\\electronvolt}", />13</],
  ["\\num{1000}", />1000</],
  ["\\texttt{a_b}", /𝚊_𝚋/],
  ["\\textsc{Ab}\\xspace", /ᴀ|A/i],
  ["\\mbox{for $x$ \\tiny b}", />x</],
  ["\\hbox{for $x$}", />x</],
  ["x\\label{eq}\\tag{1}", />x</],
  ["see \\eqref{a}, \\cite{b}", />e</],
  ["\\begin{align}a&=b\\\\c&=d\\end{align}", /<mtable/],
  ["\\begin{eqnarray*}a&=&b\\end{eqnarray*}", /<mtable/],
  ["x^\\rm max", />max|>m<|>ma/],
  ["{\\rm d}x_\\bf a", /<msub/],
  ["a & b", /&amp;/],
  ["100 #", /#/],
  ["x^{-\\ρ}", />ρ</],
  ["\\F_q \\subset \\ours", />ours</],
  ["\\textbf{a \\ours}", /ours|𝐨𝐮𝐫𝐬/],
];
for (const [math, shown] of OF_PAPERS)
  test(`a paper's formula is read as its author meant it: ${math}`, () => {
    const { html, reason } = paperToMathMl(math);
    assert.equal(reason, undefined);
    assert.match(html ?? "", shown);
    assert.doesNotMatch(html ?? "", /[$\\~]|\sid=|href/);
  });

test("an address in a formula is no link", () => {
  assert.ok(paperToMathMl("x \\href{https://example.org/}{y}").reason);
});

test("a formula of unknown commands alone is given up after a few", () => {
  const names = Array.from({ length: 26 }, (_, at) => `\\own${String.fromCodePoint(97 + at)}`);
  assert.ok(paperToMathMl(names.join(" ")).reason);
});

test("no formula of a paper throws, links or names a place", () => {
  const pieces = ["{", "}", "^", "_", "\\frac", "\\text{", "$", "%", "#", "&", "\\begin{align}",
    "\\end{align}", "\\unicode{x41}", "\\qty{", "\\href{a}", "\\label{b}", "\\rm", "x", " "]; // prettier-ignore
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      assert.doesNotMatch(paperToMathMl(parts.join("")).html ?? "", /\sid=|<a\s|href=/);
    }),
  );
});

for (const math of ["\\item@a{k,", "\\a@b\\a@c x", "\\@", "\\undefined1 \\undefined2"])
  test(`commands that aren't known end the reading: ${math}`, () => {
    const { html, reason } = paperToMathMl(math);
    assert.ok(html ?? reason);
  });
