import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { agree, dateInWords } from "../../src/paper/date.ts";
import { isDate } from "../../src/paper/is-date.ts";
import { dateSchema } from "../../src/paper/values.ts";

const DATES: [text: string, expected: boolean][] = [
  ["2019", true],
  ["2019-05", true],
  ["2019-05-03", true],
  ["2024-02-29", true],
  ["1687", true],
  ["1905-06-30", true],
  ["1000", true],
  ["2199-12", true],
  ["0999", false],
  ["2200", false],
  ["2019-13", false],
  ["2019-00", false],
  ["2025-02-29", false],
  ["2019-5", false],
  ["2019-05-03T00:00", false],
  ["2019-05-03-01", false],
  ["2019-", false],
  ["19", false],
  [" 2019", false],
  ["", false],
];
for (const [text, expected] of DATES)
  test(`"${text}" is ${expected ? "a date" : "no date"}`, () => {
    assert.equal(isDate(text), expected);
    assert.equal(dateSchema.safeParse(text).success, expected);
  });

test("a date is a text: a number that YAML made of an unquoted year is refused with a hint", () => {
  const result = dateSchema.safeParse(2019);
  assert.match(result.error?.issues[0]?.message ?? "", /in quotes/);
});

const WORDS: [date: string, words: string][] = [
  ["1986", "1986"],
  ["2019-01", "January 2019"],
  ["2019-05", "May 2019"],
  ["2019-01-10", "10 Jan 2019"],
  ["2019-09-03", "3 Sep 2019"],
];
for (const [date, words] of WORDS)
  test(`${date} in words: ${words}`, () => assert.equal(dateInWords(date), words));

describe("whether two dates agree", () => {
  const PAIRS: [one: string, other: string, expected: boolean][] = [
    ["2019", "2019-05", true],
    ["2019-05-03", "2019-05", true],
    ["2019", "2019", true],
    ["2019", "2018-12", false],
    ["2019-05", "2019-06-01", false],
  ];
  for (const [one, other, expected] of PAIRS)
    test(`${one} and ${other}`, () => assert.equal(agree(one, other), expected));
});
