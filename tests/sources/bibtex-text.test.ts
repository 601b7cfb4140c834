import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dropGrouping, readNames } from "../../src/sources/bibtex-text.ts";

describe("names come in the order in which they are read", () => {
  const names: [text: string, names: string[]][] = [
    ["", []],
    ["Ada Lampwright", ["Ada Lampwright"]],
    ["Lampwright, Ada", ["Ada Lampwright"]],
    ["Lampwright, Ada and Bo Mare", ["Ada Lampwright", "Bo Mare"]],
    ["Lampwright, Ada AND Mare, Bo", ["Ada Lampwright", "Bo Mare"]],
    ["Lampwright, Ada\n  and Mare, Bo", ["Ada Lampwright", "Bo Mare"]],
    ["de la Mare, Bo", ["Bo de la Mare"]],
    ["Mare, Jr., Bo", ["Bo Mare Jr."]],
    ["Mare, Bo and others", ["Bo Mare"]],
    ["{The Lantern Team, Ltd. and Friends}", ["The Lantern Team, Ltd. and Friends"]],
    ["{van der Berg}, Jo", ["Jo van der Berg"]],
    ["Alexandra Sand and Brandon Land", ["Alexandra Sand", "Brandon Land"]],
    ["and", ["and"]],
    [", ", []],
    ["{unclosed and Mare, Bo", ["unclosed and Mare, Bo"]],
  ];
  for (const [text, expected] of names)
    test(`"${text.replaceAll("\n", " ")}"`, () => assert.deepEqual(readNames(text), expected));
});

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
