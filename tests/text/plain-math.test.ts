import assert from "node:assert/strict";
import { test } from "node:test";
import { plainText } from "../../src/text/math.ts";

const PLAIN: [text: string, expected: string][] = [
  ["Met$^2$Net", "Met²Net"],
  ["H$_2$O and $x_{10}$", "H₂O and x₁₀"],
  ["$\\alpha$-divergence", "α-divergence"],
  ["$\\mathcal{O}(n^2)$", "O(n²)"],
  ["$\\mathbf{x}^\\top$", "x⊤"],
  ["$\\mathbb{R}^d$", "ℝ^d"],
  ["$8.81 \\pm 0.10$", "8.81 ± 0.10"],
  ["$x^{abc}$ and $e^{-x/2}$", "x^abc and e^(-x/2)"],
  ["BD+45$^{\\circ}$598", "BD+45°598"],
  ["$f \\circ g$", "f ∘ g"],
  ["$\\frac{a+b}{2}$", "(a+b)/2"],
  ["$C\\sp*$-algebras, $L\\sp 2$, $C\\sb 0(\\Bbb C)$", "C*-algebras, L², C₀(ℂ)"],
  ["C$^\\sharp$ and C$\\sharp$", "C♯ and C♯"],
  ["the 5$^{th}$ lamp", "the 5th lamp"],
  ["$J=5\\larr4$", "J=5←4"],
  ["$\\sqrt{s} = 13$ TeV", "√s = 13 TeV"],
  ["$O(n\\log n)$, $\\log_2{n}$", "O(n log n), log₂n"],
  ["$\\left. f \\right|_{x=0}$", "f |_(x=0)"],
  ["$\\hat{x}$ and $\\hat{xy}$", "x̂ and xy"],
  ["$\\operatorname*{arg\\,max}_\\theta$", "arg max_θ"],
  ["$\\text{if } x \\in \\{0,1\\}$", "if x ∈ {0,1}"],
  ["$x \\text{ if $y$}$", "x if y"],
  ["a$\\unicode{x2013}$b", "a–b"],
  ["by $\\textbf{16.3%}$ or $50\\%$", "by 16.3% or 50%"],
  ["$\\href{https://example.org/a_b}{code}$", "code (https://example.org/a_b)"],
  ["$\\SI{5}{\\milli\\metre}$", "5 mm"],
  ["$\\begin{align} a &= b \\\\ c \\end{align}$", "a = b c"],
  ["$a~b$", "a b"],
  ["$\\method$ and $2\\method x$", "method and 2 method x"],
  ["$\\constructor \\toString$", "constructor toString"],
  ["\\$5 and $10", "$5 and $10"],
  ["no math", "no math"],
];
for (const [text, expected] of PLAIN)
  test(`${text} → ${expected}`, () => assert.equal(plainText(text), expected));

for (const piece of ["{", "^", "\\frac", "\\hat{", "^{", "}", "\\left", " ", "\\"])
  test(`a long formula of ${piece} is read`, () => {
    assert.equal(typeof plainText(`$x${piece.repeat(300)}$`), "string");
  });
