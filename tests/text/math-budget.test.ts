import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { paperToMathMl, toMathMl, type MathMl } from "../../src/text/mathml.ts";
import {
  around, COMMANDS, countingCalls, ENVIRONMENTS, FORMS, FORMS_OF_ENVIRONMENTS, nest,
} from "./temml-work.ts"; // prettier-ignore

/** A chain of macros, each of which writes its argument twice: `\b{x}` holds 2²⁰ of them. */
const DOUBLING = Array.from({ length: 20 }, (_, at) => {
  const [name, next] = [String.fromCodePoint(98 + at), String.fromCodePoint(97 + at)];
  return `\\def\\${name}#1{\\${next}{#1#1}}`;
}).join("");

const OVER_BUDGET = /too much work|longer than a page|Too many expansions/;

const OVER: [what: string, math: string][] = [
  ["\\llap", nest("C{@}", "\\llap", 40)],
  ["\\mathllap", nest("C{@}", "\\mathllap", 40)],
  ["\\cancelto", nest("C{x}{@}", "\\cancelto", 30)],
  ["\\equilibriumRight", nest("C{@}", "\\equilibriumRight", 16)],
  ["\\equilibriumLeft", nest("C{@}", "\\equilibriumLeft", 16)],
  ["a macro that doubles its argument", `\\def\\a#1{#1#1}${nest("C{@}", "\\a", 90)}`],
  ["a chain of macros that double", `\\def\\a#1{#1}${DOUBLING}\\u{x}`],
  ["a macro of arguments alone", `\\def\\a#1{${"#1".repeat(1000)}}\\a{${"x".repeat(2000)}}`],
  ["groups in one another", `${"{".repeat(700)}x${"}".repeat(700)}`],
  ["accents in one another", nest("C{@}", "\\v", 700)],
  ["fonts in one another", `${"\\rm".repeat(500)} x`],
  ["fonts in one another, by macros", `\\def\\a{${"\\rm".repeat(100)}}${"\\a".repeat(10)} x`],
  ["a table of empty cells", `\\begin{matrix}${"&".repeat(2000)}${"\\\\".repeat(1200)}\\end{matrix}`],
]; // prettier-ignore
for (const [what, math] of OVER)
  test(`work without end is refused: ${what}`, () => {
    assert.match(toMathMl(math).reason ?? "", OVER_BUDGET);
    assert.match(paperToMathMl(math).reason ?? "", OVER_BUDGET);
  });

test("nesting that no author exceeds is shown", () => {
  for (const [form, name] of [
    ["C{@}", "\\sqrt"],
    ["C{x}{@}", "\\frac"],
    ["C{@}", "\\llap"],
    ["C{x}{@}", "\\cancelto"],
    ["\\begin{C}@\\end{C}", "matrix"],
  ] as const)
    // prettier-ignore
    assert.ok(toMathMl(nest(form, name, 4)).html, name);
});

test("a formula is rendered the same after one that was refused", () => {
  const math = "\\frac{a_1}{\\llap{b}}";
  const { html } = toMathMl(math);
  for (const [, over] of OVER) toMathMl(over);
  assert.equal(toMathMl(math).html, html);
});

test("the module may be loaded twice, as in a build, and counts for itself", async () => {
  const second = new URL("../../src/text/math-budget.ts?second", import.meta.url);
  await import(second.href);
  for (let at = 0; at < 3_000; at += 1) assert.ok(toMathMl("a+b+c+d").html);
});

/** Calls of Temml's functions: 10,000 elements, some of them several times, and the parsing. */
const MOST_CALLS = 3_000_000;

test("no composition of Temml's commands takes much work or gives much markup", () => {
  const command = fc.tuple(fc.constantFrom(...FORMS), fc.constantFrom(...COMMANDS));
  const environment = fc.tuple(
    fc.constantFrom(...FORMS_OF_ENVIRONMENTS),
    fc.constantFrom(...ENVIRONMENTS),
  );
  const level = fc.oneof({ weight: 4, arbitrary: command }, environment);
  const formula = fc
    .tuple(fc.array(level, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 30 }))
    .map(([levels, times]) => {
      let math = "x";
      for (let time = 0; time < times; time += 1)
        for (const [form, name] of levels) math = around(form, name, math);
      return math;
    });
  const read = fc.constantFrom<(math: string) => MathMl>(toMathMl, paperToMathMl);
  countingCalls((callsOf) => {
    fc.assert(
      fc.property(formula, read, (math, render) => {
        let html: string | undefined = "";
        const calls = callsOf(() => ({ html } = render(math)));
        assert.ok(calls < MOST_CALLS, `${calls} calls`);
        assert.ok((html ?? "").length <= 100_000);
      }),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 75) },
    );
  });
});
