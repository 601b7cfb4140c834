import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { restoreMath, restoreWords } from "../../src/text/escaped-math.ts";

const CASES: [escaped: string, restored: string][] = [
  ["the \\$\\textbackslash{}ell\\_p\\$ norm", "the $\\ell_p$ norm"],
  ["our {\\$}{\\textbackslash}beta{\\$}-VAE", "our $\\beta$-VAE"],
  ["\\$\\textbackslash alpha x\\$", "$\\alpha x$"],
  ["\\$n{\\textbackslash}times n\\$ matrices \\$X\\$", "$n\\times n$ matrices $X$"],
  ["\\$I\\_\\{{\\textbackslash}rm p\\} (T)\\$", "$I_{\\rm p} (T)$"],
  ["\\$N{\\textasciicircum}\\{2/3\\}\\$", "$N^{2/3}$"],
  ["\\$L\\^2(R\\^\\{d\\})\\$", "$L^2(R^{d})$"],
  ["\\$\\textbackslash\\{ x\\_j \\textbackslash\\} \\$", "$\\{ x_j \\} $"],
  ["\\$p=1, 2\\$ and \\$100\\$", "$p=1, 2$ and $100$"],
  ["\\$100\\textbackslash\\%\\$", "$100\\%$"],
  ["\\$\\$99.9\\%\\$\\$ 99.9 \\%", "$99.9%$ 99.9 \\%"],
  ["\\$0 {\\textless} a \\textless{} b\\$", "$0 < a < b$"],
  ["top-\\$p\\$ and min-\\$p\\$", "top-$p$ and min-$p$"],
  ["\\$5 and \\$10", "\\$5 and \\$10"],
  ["\\$5-\\$10, \\$3k/\\$4k", "\\$5-\\$10, \\$3k/\\$4k"],
  ["US\\$ and A\\$ notes", "US\\$ and A\\$ notes"],
  ["\\$5 \\emph{or} \\$6", "\\$5 \\emph{or} \\$6"],
  ["from \\$HOME/\\$USER", "from \\$HOME/\\$USER"],
  ["\\$5 for \\$\\alpha\\$", "\\$5 for $\\alpha$"],
  ["\\$5 for \\$\\alpha\\$ to \\$10", "\\$5 for $\\alpha$ to \\$10"],
  ["$a\\\\$ and $b$", "$a\\\\$ and $b$"],
  ["no dollar", "no dollar"],
];
for (const [escaped, restored] of CASES)
  test(`math without its escapes: ${escaped}`, () => assert.equal(restoreMath(escaped), restored));

test("what was restored isn't changed again", () => {
  const pieces = [
    "\\$",
    "{\\$}",
    "\\textbackslash{}",
    "x",
    " ",
    "\\_",
    "\\^",
    "{",
    "}",
    "5",
    "and ",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
      const once = restoreMath(parts.join(""));
      assert.equal(restoreMath(once), once);
    }),
  );
});

for (const piece of ["\\$", "\\$a", "{\\$}", "\\$\\textbackslash", "\\$x\\_", "{\\", "\\$ {\\^"])
  test(`a long text of ${piece} is read`, () => {
    assert.ok(restoreMath(piece.repeat(100_000 / piece.length)).length <= 100_000);
  });

const WORDS: [escaped: string, restored: string][] = [
  ['Martin-L{\\textbackslash}"of and G\\textbackslash "odel', 'Martin-L\\"of and G\\"odel'],
  ["\\{\\textbackslash{}em one\\} lamp", "{\\em one} lamp"],
  ["a \\textbackslash emph\\{small\\} lamp", "a \\emph{small} lamp"],
  ["Ada{\\textbackslash}textquotesingle s", "Ada\\textquotesingle s"],
  ["C:\\textbackslash Lamps, \\{a\\}", "C:\\textbackslash Lamps, \\{a\\}"],
  ["a\\textbackslash{}b", "a\\textbackslash{}b"],
  ["at C:\\textbackslash{}a\\textbackslash{}to", "at C:\\textbackslash{}a\\textbackslash{}to"],
];
for (const [escaped, restored] of WORDS)
  test(`${escaped} → ${restored}`, () => assert.equal(restoreWords(escaped), restored));
