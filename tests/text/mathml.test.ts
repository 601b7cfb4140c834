import assert from "node:assert/strict";
import { test } from "node:test";
import { toMathMl } from "../../src/text/mathml.ts";

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
