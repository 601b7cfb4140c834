import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { titleToLatex, toLatex } from "../../../src/publish/citations/latex.ts";
import { compiles } from "../../../src/publish/citations/tex-math.ts";

describe("words as LaTeX", () => {
  const ROWS: [text: string, latex: string][] = [
    ["Q&A: 50% of #1 and under_scores", "Q\\&A: 50\\% of \\#1 and under\\_scores"],
    [
      "a~b ^ {c} C:\\d",
      "a\\textasciitilde{}b \\textasciicircum{} \\textbraceleft{}c\\textbraceright{} C:\\textbackslash{}d",
    ],
    ["costs \\$5", "costs \\$5"],
    ["“Łukasz” – naïve 中文", "“Łukasz” – naïve 中文"],
    ["x ≤ y", "x $\\leq$ y"],
    ["an α-decay of H₂", "an $\\alpha$-decay of H$_{2}$"],
    ["Γιώργος writes", "Γιώργος writes"],
    ["$x_1^2$ grows", "$x_1^2$ grows"],
    ["$\\mymacro{x}$ grows", "mymacro x grows"],
    ["smiles 🙂", "smiles 🙂"],
  ];
  for (const [text, latex] of ROWS) test(text, () => assert.equal(toLatex(text), latex));
});

describe("braces keep the capitals that matter, and no others", () => {
  const ROWS: [title: string, latex: string][] = [
    ["Attention Is All You Need", "Attention Is All You Need"],
    ["BERT: Pre-Training of Deep Transformers", "{BERT}: Pre-Training of Deep Transformers"],
    ["3D LoRA for GPT-4 and X-Rays", "{3D} {LoRA} for {GPT}-4 and {X}-Rays"],
    ["What I Know About Plan B", "What {I} Know About Plan {B}"],
    ["A lamp in Hilbert spaces of small rank", "A lamp in {Hilbert} spaces of small rank"],
    [
      "Lamps: Seas of light in small Hilbert spaces",
      "Lamps: Seas of light in small {Hilbert} spaces",
    ],
    ["The $\\Phi$ and $x$ of It All", "The {$\\Phi$} and $x$ of It All"],
    ["“GPT”, they say", "“{GPT}”, they say"],
  ];
  for (const [title, latex] of ROWS) test(title, () => assert.equal(titleToLatex(title), latex));
});

describe("math that LaTeX compiles", () => {
  for (const math of [
    "x^2",
    "x_{i,j}^{n+1}",
    "\\alpha\\beta",
    "\\frac{a}{b}",
    "\\frac12",
    "x'^2",
    "\\mathbb{R}^d",
    "\\left( x \\right)",
    "\\sqrt{x}",
    "O(n \\log n)",
    "\\{0, 1\\}",
    "\\text{if } x > 0",
    "50\\%",
    "\\hat{x}_t",
    "^2",
    "\\|x\\|_2",
    "\\bigl( x \\bigr)",
  ])
    // prettier-ignore
    test(math, () => assert.ok(compiles(math)));

  for (const math of [
    "x{",
    "x}",
    "x^a^b",
    "x_a_b",
    "\\frac{a}",
    "\\sqrt",
    "x^",
    "\\mymacro{x}",
    "\\input{x}",
    "50%",
    "a & b",
    "\\left( x",
    "x \\right)",
    "\\begin{matrix} a \\end{matrix}",
    "#1",
    "λ",
    "\\",
    "a~b",
    `${"{".repeat(500)}${"}".repeat(500)}`,
  ])
    // prettier-ignore
    test(`not ${math.slice(0, 30)}`, () => assert.ok(!compiles(math)));
});
