import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dropGrouping } from "../../src/sources/bibtex-text.ts";

describe("braces that only group go, those of commands and math stay", () => {
  const texts: [text: string, result: string][] = [
    ["{GPT}", "GPT"],
    ["{{Deep Learning}}", "Deep Learning"],
    ["mini{GPT}-4", "miniGPT-4"],
    ["{B}ayes", "Bayes"],
    ["{3D} Vision", "3D Vision"],
    ['{\\"U}ber', '{\\"U}ber'],
    ["{\\o}re", "{\\o}re"],
    ["\\emph{word} {A}", "\\emph{word} A"],
    ["\\textcolor{red}{word}", "\\textcolor{red}{word}"],
    ["\\'{e}", "\\'{e}"],
    ["$x^{2}$ and {A}", "$x^{2}$ and A"],
    ["costs \\$5 {USD}", "costs \\$5 USD"],
    ["a set \\{1, 2\\}", "a set \\{1, 2\\}"],
    ["{unclosed", "unclosed"],
    ["unopened}", "unopened}"],
  ];
  for (const [text, result] of texts) test(text, () => assert.equal(dropGrouping(text), result));
});
