import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { BOUNDS, cutText } from "../../src/paper/bounds.ts";
import { finishDraft, type Draft } from "../../src/paper/finish-draft.ts";
import { fromMdx, toMdx } from "../../src/paper/mdx.ts";
import { aPaper } from "./sample.ts";

const DRAFT: Draft = { title: "A Paper", abstract: "Short.", day: "2025-10-16", source: "jsonl" };
const WORDS = "word ".repeat(30_000);

describe("what a source sends too much of is cut, with a warning", () => {
  const CASES: [field: string, draft: Partial<Draft>, warning: RegExp][] = [
    ["title", { title: WORDS }, /title: too long; only its first 1000 characters are kept/],
    ["abstract", { abstract: WORDS }, /abstract: too long; only its first 50000 characters/],
    ["venue", { venue: WORDS }, /venue: too long; only its first 500 characters/],
    ["tldr", { tldr: WORDS }, /tldr: too long; only its first 2000 characters/],
    [
      "organization",
      { organization: WORDS },
      /organization: too long; only its first 300 characters/,
    ],
    ["submittedBy", { submittedBy: WORDS }, /submittedBy: too long; only its first 300 characters/],
    ["authors", { authors: ["Ann", WORDS] }, /authors: too long; only its first 300 characters/],
    ["authors", { authors: Array(10_002).fill("Ann") }, /first 10000 of 10002/],
    ["keywords", { keywords: Array(2000).fill("word") }, /first 100 of 2000/],
    [
      "links",
      { links: { code: `https://example.org/${"a".repeat(3000)}` } },
      /links.code: dropped/,
    ],
    ["thumbnail", { thumbnail: `https://example.org/${"a".repeat(3000)}` }, /thumbnail: dropped/],
  ];
  for (const [field, draft, warning] of CASES)
    test(`${field}: ${String(warning)}`, () => {
      const { paper, ...rest } = finishDraft({ ...DRAFT, ...draft });
      assert.ok(paper && "warnings" in rest);
      assert.match(rest.warnings.join("\n"), warning);
      assert.ok(JSON.stringify(paper).length < 110_000);
    });
});

test("of ten megabytes no more is read than what may become the text", () => {
  const { paper } = finishDraft({ ...DRAFT, abstract: "{word} ".repeat(1_400_000) });
  assert.ok(paper && paper.abstract.length <= BOUNDS.abstract.characters);
});

test("a file of an earlier version that holds more is read, and cut", () => {
  const long = `${"word ".repeat(400)}end`;
  const text = toMdx(aPaper()).replace("title: A Paper", `title: ${long}`);
  const paper = fromMdx(text, "x.mdx");
  assert.equal(paper.title, cutText(long, 1000));
  assert.ok(paper.title.length <= 1000);
});

describe("a text is cut", () => {
  const CASES: [text: string, most: number, cut: string][] = [
    ["four", 4, "four"],
    ["one two three", 10, "one two…"],
    ["abcdefghijkl", 5, "abcd…"],
    ["a 😀😀😀😀😀", 6, "a 😀…"],
  ];
  for (const [text, most, cut] of CASES)
    test(`${text} → ${cut}`, () => assert.equal(cutText(text, most), cut));
});
