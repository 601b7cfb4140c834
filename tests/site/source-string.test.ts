import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { format } from "prettier";
import { afterColon, toSourceString } from "../../src/site/source-string.ts";

/** A field with this text, as we write it and as Prettier leaves it. */
async function written(text: string) {
  const ours = `export default {\n  // A field.\n  title:${afterColon("  title:", toSourceString(text), "\n")},\n};\n`;
  return { ours, prettiers: await format(ours, { parser: "typescript", printWidth: 100 }) };
}

const CASES: [name: string, text: string, source: string][] = [
  ["plain", "Lab papers", '"Lab papers"'],
  ["an apostrophe", "Ann's papers", '"Ann\'s papers"'],
  ["double quotes", 'The "good" papers', "'The \"good\" papers'"],
  ["more single quotes", `''' and "`, `"''' and \\""`],
  ["as many of both", `'a' "b"`, `"'a' \\"b\\""`],
  ["more double quotes", `"a" 'b`, `'"a" \\'b'`],
  ["a backslash", "a\\b", '"a\\\\b"'],
  ["a backslash before quotes", '\\"\\"', `'\\\\"\\\\"'`],
  ["a backslash at the end", "a\\", '"a\\\\"'],
  ["a template", "${process.exit(1)} `x`", '"${process.exit(1)} `x`"'],
  ["the end of a comment", "*/ // /*", '"*/ // /*"'],
  ["line breaks", "a\nb\r\nc", '"a\\nb\\r\\nc"'],
  ["line breaks of Unicode", "a\u2028b", '"a\\u2028b"'],
  ["a character that turns the direction", "a\u202Eb", '"a\\u202eb"'],
  ["a control character", "a\u0000b\u001B[2J", '"a\\u0000b\\u001b[2J"'],
  ["half an emoji", "a\uD83Db", '"a\\ud83db"'],
  ["other scripts", "研究の要約 – дайджест 📰", '"研究の要約 – дайджест 📰"'],
];

describe("a text in quotes", () => {
  for (const [name, text, source] of CASES)
    test(name, async () => {
      assert.equal(toSourceString(text), source);
      const { ours, prettiers } = await written(text);
      assert.equal(ours, prettiers);
    });
});

describe("a long text stands where Prettier puts it", () => {
  for (const letter of [
    "a",
    "語",
    "ｗ",
    "한",
    "é",
    "e\u0301",
    "👩‍🔬",
    "🇫🇷",
    "☂️",
    "—",
    '"',
    "ا",
    "न",
  ])
    test(letter, async () => {
      const lengths = Array.from({ length: 8 }, (_, more) => more - 4);
      const columns = letter.length > 1 || /[^\p{ASCII}]/u.test(letter) ? [44, 86] : [86, 88];
      for (const around of columns)
        for (const more of lengths) {
          const { ours, prettiers } = await written(letter.repeat(around + more));
          assert.equal(ours, prettiers, `${around + more} times`);
        }
    });
});
