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
  test("is the whole of a short abstract, without an ellipsis", () =>
    assert.equal(show(cutExcerpt(WORDS, new Set([12]), 10, 15)), "w10 w11 [w12] w13 w14"));

  test("starts at the beginning where no word matches", () => {
    const shown = show(cutExcerpt(WORDS, new Set(), 10, 100));
    assert.match(shown, /^w10 w11 .* …$/);
  });

  test("pays no heed to matches in the title or behind the abstract", () => {
    const marked = new Set([0, 1, 2, 97, 98]);
    assert.match(show(cutExcerpt(WORDS, marked, 10, 95)), /^w10 /);
  });

  test("starts a few words before the match, with ellipses at both ends", () => {
    const shown = show(cutExcerpt(WORDS, new Set([50]), 0, 100));
    assert.match(shown, /^… w4\d .*\[w50\] .* …$/);
  });

  test("ends with the abstract, and says so by having no ellipsis there", () => {
    const shown = show(cutExcerpt(WORDS, new Set([99]), 0, 100));
    assert.match(shown, /^… .* \[w99\]$/);
  });

  test("is where most words match", () => {
    const marked = new Set([5, 60, 65, 70, 90]);
    const shown = show(cutExcerpt(WORDS, marked, 0, 100));
    for (const word of ["[w60]", "[w65]", "[w70]"]) assert.ok(shown.includes(word), shown);
    assert.ok(!shown.includes("w5 "), shown);
  });

  test("is the first of two places that are as good", () => {
    const shown = show(cutExcerpt(WORDS, new Set([20, 80]), 0, 100));
    assert.ok(shown.includes("[w20]"), shown);
  });

  test("of no abstract is empty", () =>
    assert.deepEqual(cutExcerpt(WORDS, new Set([1]), 5, 5), []));

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
