import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { plainText, splitMath, splitWords, type TextOrMath } from "../../src/text/math.ts";
import { plainMath } from "../../src/text/plain-math.ts";
import { rawText } from "../paper/sample.ts";

/** `["a ", "$x$"]` for text and math: short to write, clear to read. */
function shorthand(pieces: TextOrMath[]): string[] {
  return pieces.map(({ kind, value }) => (kind === "math" ? `$${value}$` : value));
}

const CUTS: [name: string, text: string, pieces: string[]][] = [
  ["math in a word", "Met$^2$Net", ["Met", "$^2$", "Net"]],
  ["two runs of math", "$a$ and $b$", ["$a$", " and ", "$b$"]],
  ["money", "$5 and $10", ["$5 and $10"]],
  ["one price", "it costs $5.", ["it costs $5."]],
  ["written dollars", "\\$5 is $x$", ["\\$5 is ", "$x$"]],
  ["a dollar sign in math", "$a\\$b$", ["$a\\$b$"]],
  ["spaces inside of the signs", "$ x$, $y $ and $ z $", ["$ x$", ", ", "$y $", " and ", "$ z $"]],
  ["a sentence between two signs", "US$ and A$ notes", ["US$ and A$ notes"]],
  ["math before a number", "$\\sim$5x and $>$90%", ["$\\sim$", "5x and ", "$>$", "90%"]],
  ["math between numbers", "256$\\times$256", ["256", "$\\times$", "256"]],
  ["a letter before a number", "the D$p$3 brane", ["the D", "$p$", "3 brane"]],
  ["a degree between numbers", "BD+45$^{\\circ}$598", ["BD+45", "$^{\\circ}$", "598"]],
  ["money before math", "$100 and $k$ shots", ["$100 and ", "$k$", " shots"]],
  [
    "money between math",
    "With $n=5$, a budget of $100 and $k$ shots",
    ["With ", "$n=5$", ", a budget of $100 and ", "$k$", " shots"],
  ],
  ["a range of money", "$5-$10, or $3M/$4M", ["$5-$10, or $3M/$4M"]],
  ["money in a sentence with a command", "$5 \\emph{or} $6", ["$5 \\emph{or} $6"]],
  ["a list of money", "$5,$10;$20(~$30)", ["$5,$10;$20(~$30)"]],
  ["a number with a thin space", "$36.14\\,$dB", ["$36.14\\,$", "dB"]],
  ["a number before a number", "$5$6", ["$5$", "6"]],
  ["a mark alone", "Ain$'$t, Prem$.$LLM", ["Ain", "$'$", "t, Prem", "$.$", "LLM"]],
  ["one dollar sign between two pairs", "$$a$b$$", ["$", "$a$", "b$$"]],
  ["a number alone", "$0.5$-$0.7$", ["$0.5$", "-", "$0.7$"]],
  ["a word", "$tanh$ and $\\textit{near} $", ["$tanh$", " and ", "$\\textit{near} $"]],
  ["two formulas side by side", "$a$$b$", ["$a$", "$b$"]],
  ["words that hold math", "$x \\text{ if $y$}$.", ["$x \\text{ if $y$}$", "."]],
  ["math in a group of words", "\\textbf{4$\\times$}", ["\\textbf{4", "$\\times$", "}"]],
  ["a brace without a partner", "$x_{i$ is $y$", ["$x_{i$", " is ", "$y$"]],
  ["an unclosed sign", "a $x^2 b", ["a $x^2 b"]],
  ["an end in another paragraph", "a $x\n\ny$ b", ["a $x\n\ny$ b"]],
  ["a line break in math", "$x\ny$", ["$x\ny$"]],
  ["nothing between the signs", "a $$ b", ["a $$ b"]],
  ["no text", "", []],
];
for (const [name, text, pieces] of CUTS)
  test(`cuts a text: ${name}`, () => assert.deepEqual(shorthand(splitMath(text)), pieces));

test("double dollar signs are math without their fence", () => {
  assert.deepEqual(splitMath("so $$x^2$$."), [
    { kind: "text", value: "so " },
    { kind: "math", value: "x^2" },
    { kind: "text", value: "." },
  ]);
});

test("the pieces of any text make up the text, but for doubled dollar signs", () => {
  fc.assert(
    fc.property(
      fc.oneof(rawText, fc.string({ unit: fc.constantFrom(..."$$$\\ x5\n") })),
      (text) => {
        let at = 0;
        for (const { kind, value } of splitMath(text)) {
          const spellings = kind === "text" ? [value] : [`$$${value}$$`, `$${value}$`];
          const found = spellings.find((one) => text.startsWith(one, at));
          assert.ok(found !== undefined, `${value} isn't at ${at}`);
          assert.ok(found.length > 0);
          at += found.length;
        }
        assert.equal(at, text.length);
      },
    ),
  );
});

/** The pieces of a text, put together again. */
function joined(text: string, change = (words: string) => words): string {
  return splitWords(text)
    .map(({ kind, value }) => (kind === "math" ? `$${value}$` : change(value)))
    .join("");
}

const WORDS_IN_DOLLARS: [text: string, words: string][] = [
  ["a$\\unicode{x2013}$b", "a–b"],
  ["a$\\unicode{8211}$b$\\unicode{x202E}$", "a–b"],
  ["$\\unicode{x24}$x$", "\\$x$"],
  ["$\\url{https://example.org/}$", "(\\url{https://example.org/})"],
  ["$\\href{https://a.org/}{\\text{page}}$", "(\\href{https://a.org/}{\\text{page}})"],
  ["${\\href{https://a.org/}{page}}$", "({\\href{https://a.org/}{page}})"],
  ["$\\href{https://a.org/}{x^2$}$", "$\\href{https://a.org/}{x^2$}$"],
];
for (const [text, words] of WORDS_IN_DOLLARS)
  test(`addresses and characters in dollar signs are words: ${text}`, () => {
    const mark = (value: string) => (/\\[a-z]/.test(value) ? `(${value})` : value);
    assert.equal(joined(text, mark), words);
  });

test("a text that was read once is split the same way again", () => {
  const text = fc.string({ unit: fc.constantFrom(..."$$$$\\{} 5a-,^", "and ", "\\alpha") });
  fc.assert(
    fc.property(text, (raw) => {
      const stored = joined(raw);
      assert.equal(joined(stored), stored);
    }),
    { numRuns: 1000 },
  );
});

test("the plain text of any math has no backslash", () => {
  const math = fc.string({ unit: fc.constantFrom(..."{}^_\\ $~x1", "\\frac", "\\hat", "\\text{") });
  fc.assert(fc.property(math, (text) => assert.doesNotMatch(plainMath(text), /\\/)));
  fc.assert(fc.property(rawText, (text) => assert.doesNotMatch(plainMath(text), /\\/)));
});

/** A splitter of quadratic time would not finish these. */
for (const piece of ["$", "$a", "$$a ", "\\$", "${", "$}", "{$", "\\", "{", "$5 and ", "$\n"])
  test(`a long text of ${JSON.stringify(piece)} is read`, () => {
    const text = piece.repeat(100_000 / piece.length);
    assert.ok(plainText(text).length <= text.length);
  });

for (const [text, shown] of [
  ["Beyond Efficiency -- Quantization", "Beyond Efficiency – Quantization"],
  ["All of it --- and more", "All of it — and more"],
  ["run it with --help", "run it with --help"],
  ["a--b and -- ", "a--b and – "],
] as const)
  test(`"${text}" is shown as "${shown}"`, () => assert.equal(plainText(text), shown));
