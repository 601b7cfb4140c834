import assert from "node:assert/strict";
import { test } from "node:test";
import { Ranker } from "../../src/for-you/rank.ts";
import { reasonOf } from "../../src/for-you/reasons.ts";
import { sketchOfEntry, sketchOfText } from "../../src/for-you/sketch.ts";
import { packTexts, unpackTexts } from "../../src/search/format/texts.ts";

const [PAPER] = unpackTexts(
  packTexts([
    {
      id: "2510.12345",
      day: "2025-10-16",
      by: "",
      more: {},
      title: "Exact machine unlearning",
      abstract:
        "We study new machine unlearning, and speculative decoding. Speculative decoding is fast.",
      authors: "Ada Example, Bo Second",
      keywords: "",
    },
  ]),
);

test("a reason names phrases as the paper has them, each once, the authors, and whose they are", () => {
  assert.ok(PAPER);
  const liked = [
    sketchOfEntry("Cooking with gas", "", []),
    sketchOfEntry("On machine unlearning", "", ["Example, Ada"]),
    sketchOfEntry("Speculative decoding", "", []),
  ];
  const taste = { liked, disliked: [], without: new Set<string>() };
  const ranker = new Ranker(taste, () => 10, 1000);
  const reason = reasonOf(PAPER, ranker.standing(sketchOfText(PAPER)), liked, ranker);
  assert.deepEqual(
    reason?.words.map(({ text }) => text),
    ["machine unlearning", "speculative decoding"],
  );
  assert.deepEqual(reason?.authors, ["Ada Example"]);
  assert.deepEqual(reason?.liked.toSorted(), [1, 2]);
});

test("a paper that shares nothing has no reason", () => {
  assert.ok(PAPER);
  const liked = [sketchOfEntry("Cooking with gas", "", [])];
  const ranker = new Ranker({ liked, disliked: [], without: new Set() }, () => 10, 1000);
  const standing = ranker.standing(sketchOfText(PAPER));
  assert.equal(reasonOf(PAPER, standing, liked, ranker), undefined);
});
