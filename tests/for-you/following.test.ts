import assert from "node:assert/strict";
import { test } from "node:test";
import {
  readFollowing,
  readFollowingFile,
  RuleBook,
  toRule,
  type Rule,
} from "../../src/for-you/following.ts";
import { packTexts, unpackTexts } from "../../src/search/format/texts.ts";

const [PAPER] = unpackTexts(
  packTexts([
    {
      id: "2510.12345",
      day: "2025-10-16",
      by: "Ada Example",
      more: {},
      title: "Speculative decoding for language models",
      abstract: "Draft-models propose tokens.",
      authors: "Ada Example, Y. Wang",
      keywords: "inference, Example University",
    },
  ]),
);

for (const [rule, is] of [
  [{ kind: "author", value: "Example, Ada" }, true],
  [{ kind: "author", value: "A. Example" }, true],
  [{ kind: "author", value: "Bo Example" }, false],
  [{ kind: "author", value: "Yang Wang", at: "Example University" }, true],
  [{ kind: "author", value: "Yang Wang", at: "Other University" }, false],
  [{ kind: "institution", value: "example university" }, true],
  [{ kind: "institution", value: "Exam" }, false],
  [{ kind: "phrase", value: "speculative-decoding" }, true],
  [{ kind: "phrase", value: "draft model" }, true],
  [{ kind: "phrase", value: "decoding tokens" }, false],
  [{ kind: "phrase", value: "the of" }, false],
  [{ kind: "topic", value: "efficiency" }, true],
  [{ kind: "topic", value: "agents" }, false],
] as const satisfies [Rule, boolean][])
  test(`${JSON.stringify(rule)} ${is ? "is" : "isn't"} of the paper`, () => {
    assert.ok(PAPER);
    assert.equal(new RuleBook([rule]).of(PAPER, ["efficiency"]).length > 0, is);
  });

test("what is no rule is left out, and a rule comes once", () => {
  const follows = [
    { kind: "author", value: "Ada" },
    { kind: "author", value: " ada " },
    5,
    { kind: "x", value: "y" },
    { kind: "phrase", value: "\u202E" },
  ];
  assert.deepEqual(readFollowing({ follows, mutes: "none" }), {
    follows: [{ kind: "author", value: "Ada" }],
    mutes: [],
  });
  assert.equal(toRule({ kind: "phrase", value: "x".repeat(999) })?.value.length, 200);
});

for (const [text, sentence] of [
  ["", "The file is empty."],
  ["{", "The file is not valid JSON."],
  ["[]", /expected "format"/],
  ['{"format": "broadsheet-following", "version": 2}', /of version 2/],
] as const)
  test(`a file is refused: ${text}`, () => {
    const read = readFollowingFile(text);
    assert.ok(typeof read === "string");
    assert.match(read, new RegExp(sentence));
  });
