import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { splitAuthors, writtenDay } from "../../src/sources/arxiv-fields.ts";

describe("words of arXiv's formats", () => {
  const authors: [line: string, names: string[]][] = [
    ["", []],
    ["A. Ada", ["A. Ada"]],
    ["A. Ada, B. Bo", ["A. Ada", "B. Bo"]],
    ["A. Ada and B. Bo", ["A. Ada", "B. Bo"]],
    ["A. Ada, B. Bo, and C. Cy", ["A. Ada", "B. Bo", "C. Cy"]],
    ["A. Ada\n  and\n B. Bo", ["A. Ada", "B. Bo"]],
    ["A. Ada (1), B. Bo (1 and 2) ((1) Lab, (2) Town)", ["A. Ada", "B. Bo"]],
    ["Yi (Alex) Li, Bo Sand", ["Yi (Alex) Li", "Bo Sand"]],
    ["Sam Dee, Jr., Ann Lee, III", ["Sam Dee Jr.", "Ann Lee III"]],
    ["Alexandra Andersen, Brand and Sons", ["Alexandra Andersen", "Brand", "Sons"]],
    ["A. Ada (an open one, B. Bo", ["A. Ada (an open one, B. Bo"]],
    [") A. Ada", [") A. Ada"]],
    [", ,", []],
  ];
  for (const [line, names] of authors)
    test(`authors: "${line.replaceAll("\n", " ")}"`, () =>
      assert.deepEqual(splitAuthors(line), names));

  const days: [date: string, day: string | undefined][] = [
    ["Mon, 27 Apr 2026 00:00:00 -0400", "2026-04-27"],
    ["Thu, 16 Oct 2025 23:59:59 -1200", "2025-10-16"],
    ["2 Apr 2007 19:18:42 GMT", "2007-04-02"],
    ["2025-10-16T23:59:59+14:00", "2025-10-16"],
    ["2025-10-16", "2025-10-16"],
    ["Mon, 31 Feb 2025 00:00:00 GMT", undefined],
    ["Mon, 1 Xyz 2025 00:00:00 GMT", undefined],
    ["Mon, 1 Jan 0300 00:00:00 GMT", undefined],
    ["yesterday", undefined],
  ];
  for (const [date, day] of days) test(`day: "${date}"`, () => assert.equal(writtenDay(date), day));
});
