import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { cutExcerpt, markWords, type TextRun } from "../../../src/search/query/excerpt.ts";

/** Marked pieces in brackets. */
const show = (pieces: TextRun[]) =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join(" ");

const WORDS = Array.from({ length: 100 }, (_, at) => `w${at}`);

describe("marked words", () => {
  const words = ["one", "two", "three", "four"];
  const CASES: [marked: number[], start: number, end: number, shown: string][] = [
    [[], 0, 4, "one two three four"],
    [[1], 0, 4, "one [two] three four"],
    [[0, 3], 0, 4, "[one] two three [four]"],
    [[1, 2], 0, 4, "one [two three] four"],
    [[0, 1, 2, 3], 0, 4, "[one two three four]"],
    [[0, 3], 1, 3, "two three"],
    [[9], 0, 4, "one two three four"],
    [[0], 0, 99, "[one] two three four"],
    [[0], 2, 2, ""],
  ];
  for (const [marked, start, end, shown] of CASES)
    test(`${JSON.stringify(marked)} from ${start} to ${end}: ${shown}`, () =>
      assert.equal(show(markWords(words, new Set(marked), start, end)), shown));

  test("are text: markup in them stays as it is", () => {
    const pieces = markWords(["<b>", "&amp;"], new Set([0]), 0, 2);
    assert.deepEqual(pieces, [
      { text: "<b>", marked: true },
      { text: "&amp;", marked: false },
    ]);
  });
});

describe("an excerpt", () => {
  const CASES: [name: string, marked: number[], start: number, end: number, shown: RegExp][] = [
    ["is the whole of a short abstract", [12], 10, 15, /^w10 w11 \[w12\] w13 w14$/],
    ["starts at the beginning where no word matches", [], 10, 100, /^w10 w11 .* …$/],
    ["heeds no match outside the abstract", [0, 1, 2, 97, 98], 10, 95, /^w10 /],
    ["starts a few words before the match", [50], 0, 100, /^… w4\d .*\[w50\] .* …$/],
    ["has no ellipsis at the abstract's end", [99], 0, 100, /^… .* \[w99\]$/],
    [
      "is where most words match",
      [5, 60, 65, 70, 90],
      0,
      100,
      /^… w54 .*\[w60\].*\[w65\].*\[w70\]/,
    ],
    ["is the first of two places that are as good", [20, 80], 0, 100, /\[w20\]/],
    ["of no abstract is empty", [1], 5, 5, /^$/],
  ];
  for (const [name, marked, start, end, shown] of CASES)
    test(name, () => assert.match(show(cutExcerpt(WORDS, new Set(marked), start, end)), shown));

  test("is a run of the abstract's words, has a match where there is one, and a bounded length", () => {
    const places = fc.uniqueArray(fc.nat(99), { maxLength: 20 });
    const spans = fc.tuple(fc.nat(100), fc.nat(100));
    fc.assert(
      fc.property(places, spans, (marked, [a, b]) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const pieces = cutExcerpt(WORDS, new Set(marked), start, end);
        const shown = pieces
          .flatMap(({ text }) => text.split(" "))
          .filter((word) => word !== "…" && word !== "");
        const abstract = WORDS.slice(start, end);
        assert.ok(abstract.join(" ").includes(shown.join(" ")));
        assert.equal(shown.length, Math.min(36, abstract.length));
        const inside = marked.some((at) => at >= start && at < end);
        assert.equal(
          pieces.some((piece) => piece.marked),
          inside,
        );
      }),
    );
  });
});
