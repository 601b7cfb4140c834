import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  parseQuery,
  isWithin,
  parseDates,
  TEXT_FIELDS,
  withField,
} from "../../../src/search/query/parse-query.ts";

/** Words, then conditions as `kind=value`, with a minus where they are not to be met. */
const show = (text: string) => {
  const { words, conditions } = parseQuery(text);
  return [
    ...words,
    ...conditions.map(({ kind, value, isNot }) => `${isNot ? "-" : ""}${kind}=${value}`),
  ];
};

describe("a query, taken apart", () => {
  const CASES: [query: string, parts: string[]][] = [
    ["diffusion models", ["diffusion", "models"]],
    [
      '"mixture of experts" routing',
      ["mixture", "of", "experts", "routing", "phrase=mixture of experts"],
    ],
    ["“typed on a phone”", ["typed", "on", "a", "phone", "phrase=typed on a phone"]],
    ['"word"', ["word"]],
    ["distillation -vision", ["distillation", "-word=vision"]],
    ['-"large model" x', ["x", "-phrase=large model"]],
    ["author:kaiser", ["author=kaiser"]],
    ['author:"Łukasz Kaiser" x', ["x", "author=Łukasz Kaiser"]],
    ["Author:Kaiser", ["author=Kaiser"]],
    ["-author:kaiser", ["-author=kaiser"]],
    ["topic:agents year:2025 has:code", ["topic=agents", "year=2025", "has=code"]],
    ["published:2019-05 -published:2020", ["published=2019-05", "-published=2020"]],
    ["topic:", []],
    ['topic:""', []],
    ["topic: agents", ["agents"]],
    ["graph:edge", ["graph:edge"]],
    ["state-of-the-art", ["state-of-the-art"]],
    ["a - b", ["a", "b"]],
    ["--x", ["-word=-x"]],
    ['unbalanced "quote here', ["unbalanced", '"quote', "here"]],
    ['"', []],
    ["  ", []],
    ["机器学习", ["机器学习"]],
  ];
  for (const [query, parts] of CASES)
    test(`${query || "nothing"}`, () => assert.deepEqual(show(query), parts));

  test("never fails, whatever is typed", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        parseQuery(text);
        withField(text, "topic", "x");
        for (const { write } of Object.values(TEXT_FIELDS)) write(text, text);
      }),
    ));
});

describe("a control changes the words in the box", () => {
  const write = (field: string, text: string, value: string) =>
    TEXT_FIELDS[field]?.write(text, value) ?? "";
  const CASES: [name: string, changed: string, expected: string][] = [
    ["adds an operator", withField("x", "topic", "agents"), "x topic:agents"],
    ["replaces it", withField("topic:a x", "topic", "b"), "x topic:b"],
    ["takes it away", withField("x topic:a", "topic", ""), "x"],
    ["keeps one with a minus", withField("x -topic:a", "topic", ""), "x -topic:a"],
    ["quotes a value with a space", write("author", "", "Ada Example"), 'author:"Ada Example"'],
    ["adds a phrase", write("phrase", "x", "a b"), 'x "a b"'],
    ["replaces a phrase", write("phrase", '"a b" x', "c d"), 'x "c d"'],
    ["takes a phrase away", write("phrase", 'x "a b"', ""), "x"],
    ["leaves words out", write("without", "x", "a b"), "x -a -b"],
    ["replaces what is left out", write("without", "x -a author:b", "c"), "x author:b -c"],
  ];
  for (const [name, changed, expected] of CASES) test(name, () => assert.equal(changed, expected));

  test("and what it sets is what it reads", () =>
    assert.equal(TEXT_FIELDS["author"]?.read(write("author", 'x author:"A B"', "C D")), "C D"));
});

describe("years, months and days", () => {
  const CASES: [value: string, dates: [from: string, to: string] | undefined][] = [
    ["2025", ["2025", "2025"]],
    ["2024-2025", ["2024", "2025"]],
    ["2025-2024", ["2024", "2025"]],
    ["2024..2025", ["2024", "2025"]],
    ["2024–2025", ["2024", "2025"]],
    ["2024-", ["2024", "9999"]],
    ["-2024", ["0000", "2024"]],
    ["2019-05", ["2019-05", "2019-05"]],
    ["2019-05-03", ["2019-05-03", "2019-05-03"]],
    ["2019-05..2020-02", ["2019-05", "2020-02"]],
    ["2019-05-2020-02", ["2019-05", "2020-02"]],
    ["2019-2019-05", ["2019", "2019-05"]],
    ["2019-05-2019", ["2019-05", "2019"]],
    ["2020-02–2019", ["2019", "2020-02"]],
    ["..2019-05", ["0000", "2019-05"]],
    ["25", undefined],
    ["2019-5", undefined],
    ["next", undefined],
    ["-", undefined],
  ];
  for (const [value, dates] of CASES)
    test(`${value}: ${dates?.join(" to ") ?? "none"}`, () => {
      const found = parseDates(value);
      assert.deepEqual(found && [found.from, found.to], dates);
    });
});

describe("a date lies in a range as a whole", () => {
  const CASES: [date: string, range: string, isIn: boolean][] = [
    ["2019", "2019", true],
    ["2019-05", "2019", true],
    ["2019-05-03", "2019-05", true],
    ["2019-12-31", "2018-2019", true],
    ["2019", "2019-05", false],
    ["2019", "-2019-05", false],
    ["2019", "2019-05-", false],
    ["2018", "-2019-05", true],
    ["2019-05", "2019-05-03", false],
    ["1687", "-1700", true],
    ["2020-01-01", "2018-2019", false],
  ];
  for (const [date, range, isIn] of CASES)
    test(`${date} ${isIn ? "lies in" : "doesn't lie in"} ${range}`, () =>
      assert.equal(isWithin(date, parseDates(range) ?? assert.fail(range)), isIn));
});
