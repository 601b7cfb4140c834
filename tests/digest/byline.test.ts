import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { publishedElsewhen } from "../../src/digest/byline.ts";
import { authorLine, namesInLine } from "../../src/paper/author-line.ts";
import { countOf } from "../../src/text/counts.ts";

const LINES: [authors: string[], authorCount: number | undefined, line: string][] = [
  [[], undefined, ""],
  [[], 0, "0 authors"],
  [[], 1, "1 author"],
  [[], 40, "40 authors"],
  [["Ann"], undefined, "Ann"],
  [["Ann", "Bo"], 2, "Ann, Bo"],
  [["Ann", "Bo"], 3, "Ann, Bo and 1 more"],
  [["A", "B", "C", "D", "E"], undefined, "A, B, C, D, E"],
  [["A", "B", "C", "D", "E", "F"], undefined, "A, B, C, D and 2 more"],
  [["A", "B", "C", "D", "E", "F"], 6, "A, B, C, D and 2 more"],
  // The source names some and knows of more.
  [["A", "B", "C", "D", "E", "F"], 533, "A, B, C, D and 529 more"],
  // The names are there, whatever the count says.
  [["A", "B", "C", "D", "E", "F"], 3, "A, B, C, D and 2 more"],
  [["Ann", "Ann"], undefined, "Ann, Ann"],
];
const MORE: [authors: string[], authorCount: number | undefined, line: string][] = [
  [["Ann", "Bo"], undefined, "Ann, Bo and others"],
  [["A", "B", "C", "D", "E", "F"], undefined, "A, B, C, D and others"],
  [["Ann", "Bo"], 2, "Ann, Bo and others"],
  [["Ann", "Bo"], 5, "Ann, Bo and 3 more"],
];
for (const [authors, authorCount, line] of MORE)
  test(`${authors.length} names of a list that ends in "and others", count ${authorCount}`, () =>
    assert.equal(authorLine({ authors, moreAuthors: true, authorCount }), line));

for (const [authors, , line] of [...LINES, ...MORE].filter(([names]) => names.length > 0))
  test(`the names in "${line}" can be read again`, () =>
    assert.deepEqual(namesInLine(line), authors.length > 5 ? authors.slice(0, 4) : authors));

for (const [authors, authorCount, line] of LINES)
  test(`${authors.length} names, count ${authorCount}: "${line}"`, () =>
    assert.equal(authorLine({ authors, authorCount }), line));

for (const [count, noun, text] of [
  [0, "comment", "0 comments"],
  [1, "comment", "1 comment"],
  [2, "paper", "2 papers"],
] as const)
  test(text, () => assert.equal(countOf(count, noun), text));

describe("the date of publication is told where the listing day doesn't tell it", () => {
  const CASES: [published: string | undefined, isTold: boolean][] = [
    [undefined, false],
    ["2025-10-16", false],
    ["2025-10-13", false],
    ["2025-10-19", false],
    ["2025-10-12", true],
    ["2024-10-16", true],
    ["2025-10", false],
    ["2025-09", true],
    ["2025", false],
    ["2024", true],
  ];
  for (const [published, isTold] of CASES)
    test(`${published}, listed on 16 October 2025`, () =>
      assert.equal(
        publishedElsewhen({ published, day: "2025-10-16" }),
        isTold ? published : undefined,
      ));
});
