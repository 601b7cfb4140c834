import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FormatError } from "../../../src/search/format/catalogue.ts";
import { LoadError } from "../../../src/search/query/bytes.ts";
import { NO_FILTERS } from "../../../src/search/query/filters.ts";
import { PhraseError } from "../../../src/search/query/phrases.ts";
import {
  describeFailure,
  describeResults,
  describeUnknown,
  shorten,
} from "../../../src/search/query/status.ts";
import { standAt } from "../real-index.ts";

describe("the status says how many papers match", () => {
  const CASES: [total: number, relaxed: number, status: string][] = [
    [0, 0, "No papers match “x”."],
    [1, 0, "1 paper matches “x”."],
    [12, 0, "12 papers match “x”."],
    [0, 1, "No papers match “x”; 1 has some of its words."],
    [1, 3, "1 paper matches “x”; 3 more have some of its words."],
  ];
  const say = (
    total: number,
    relaxed: number,
    fields: Partial<Parameters<typeof describeResults>[0]> = {},
  ) => describeResults({ total, relaxed, filters: NO_FILTERS, rankedBy: "words", ...fields }, "x");
  for (const [total, relaxed, status] of CASES)
    test(status, () => assert.equal(say(total, relaxed), status));

  const QUOTED: [query: string, shown: string][] = [
    ['"mixture of experts"', "“mixture of experts”"],
    ["“mixture of experts”", "“mixture of experts”"],
    ['routing -"mixture of experts"', "routing -“mixture of experts”"],
    ['author:"Ada Example" graphs', "author:“Ada Example” graphs"],
    ['5" screens', '“5" screens”'],
    ['<b class="x">', '“<b class="x">”'],
  ];
  for (const [query, shown] of QUOTED)
    test(`${query} has one kind of quotes`, () => {
      const found = { total: 2, relaxed: 0, filters: NO_FILTERS, rankedBy: "words" } as const;
      assert.equal(describeResults(found, query), `2 papers match ${shown}.`);
    });

  const MEANT: [relaxed: number, status: string][] = [
    [0, "No papers match “x”."],
    [1, "No papers match “x”; 1 is near it by meaning."],
    [7, "No papers match “x”; 7 are near it by meaning."],
  ];
  for (const [relaxed, status] of MEANT)
    test(status, () => assert.equal(say(0, relaxed, { rankedBy: "meaning" }), status));

  test("words alone, where the files of the meaning didn't come", () => {
    const alone = "By words alone: the files for a search by meaning could not be loaded.";
    assert.equal(say(0, 0, { rankedBy: "failed" }), `No papers match “x”. ${alone}`);
    assert.equal(
      say(0, 2, { rankedBy: "failed" }),
      `No papers match “x”; 2 have some of its words. ${alone}`,
    );
  });

  test("with filters", () =>
    assert.equal(
      say(2, 0, { filters: { ...NO_FILTERS, year: ["2025"] } }),
      "2 papers match “x” with these filters.",
    ));

  test("with a very long query cut in the middle", () => {
    const status = shorten(`No papers match “${"z".repeat(5_000)}”.`);
    assert.ok(status.length < 410);
    assert.match(status, /^No papers match “z+ … z+”\.$/);
  });
});

describe("words that no paper has are named", () => {
  const CASES: [words: string[], says: string][] = [
    [["a"], "No paper has “a”."],
    [["a", "b"], "No paper has “a” or “b”."],
    [["a", "b", "c"], "No paper has “a”, “b” or “c”."],
    [["a", "b", "c", "d", "e"], "No paper has “a”, “b”, “c” or 2 more."],
  ];
  for (const [words, says] of CASES) test(says, () => assert.equal(describeUnknown(words), says));
});

describe("a failure is explained by what a reader can do", () => {
  const CASES: [name: string, error: unknown, place: string, says: RegExp][] = [
    ["no WebAssembly", new PhraseError(), "https://x.org/", /WebAssembly.*Without the quotes/],
    ["another format", new FormatError(99), "https://x.org/", /reload this page/],
    ["a file that didn't come", new LoadError("x", 0), "https://x.org/", /network may be down/],
    ["anything else", new TypeError("x"), "https://x.org/", /network may be down/],
    ["on a disk", new LoadError("x", 0), "file:///x/", /unpack the zip again/],
  ];
  for (const [name, error, place, says] of CASES)
    test(name, (t) => {
      t.after(standAt(place));
      assert.match(describeFailure(error), says);
    });
});
