/** The index's JSON files: what is written comes back, and what is broken is refused. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  FORMAT,
  FormatError,
  packCatalogue,
  unpackCatalogue,
  type Catalogue,
} from "../../../src/search/format/catalogue.ts";
import { readFragment, spanOf } from "../../../src/search/format/fragment.ts";
import { packRun, runWith, unpackRun, wrapBytes } from "../../../src/search/format/on-disk.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("a catalogue", () => {
  const CATALOGUE: Catalogue = {
    format: FORMAT,
    tag: "0123456789",
    words: "words/a.pack",
    authors: [["ada", "authors/a.pack"]],
    length: 90,
    topics: [["robots", "Robots"]],
    segments: [
      {
        papers: "papers/a.pack",
        dates: "dates/a.pack",
        count: 3,
        years: [
          ["2025", 2],
          ["2024", 1],
        ],
        terms: [["a", "terms/a.pack"]],
      },
    ],
  };

  test("comes back as it was", () =>
    assert.deepEqual(unpackCatalogue(packCatalogue(CATALOGUE)), CATALOGUE));

  test("of another format is named as such, whatever else is in it", () =>
    assert.throws(() => unpackCatalogue(bytesOf('{"format":99}')), FormatError));

  const BROKEN: [name: string, text: string][] = [
    ["a page", "<!doctype html><title>Log in</title>"],
    ["a file that is cut off", JSON.stringify(CATALOGUE).slice(0, -9)],
    ["no object", "7"],
    ["no segments", JSON.stringify({ ...CATALOGUE, segments: undefined })],
    ["a count that is text", JSON.stringify(CATALOGUE).replace(":3", ':"3"')],
    ["a topic without a title", JSON.stringify({ ...CATALOGUE, topics: [["robots"]] })],
  ];
  for (const [name, text] of BROKEN)
    test(`refused: ${name}`, () => assert.throws(() => unpackCatalogue(bytesOf(text))));
});

describe("a fragment", () => {
  test("is a paper's text, behind Pagefind's mark", () => {
    const parts = ["A title", "Its abstract.", "", "a keyword"];
    const record = {
      url: "/papers/a/",
      content: parts.filter(Boolean).join("\n"),
      meta: { id: "a", byline: "Ada", span: spanOf(parts) },
    };
    assert.deepEqual(readFragment(bytesOf(`pagefind_dcd${JSON.stringify(record)}`)), {
      url: "/papers/a/",
      id: "a",
      byline: "Ada",
      words: ["A", "title", "Its", "abstract.", "a", "keyword"],
      ends: [2, 4, 4, 6],
    });
  });

  test("without an id is refused", () =>
    assert.throws(() => readFragment(bytesOf('{"url":"/","content":"x","meta":{}}')), TypeError));
});

describe("on a disk", () => {
  test("a script hands over its bytes, the catalogue's also where runs begin", () => {
    const called: unknown[][] = [];
    const run = (script: string) =>
      new Function("broadsheetFile", script)((...values: unknown[]) => called.push(values));
    run(wrapBytes("AQID"));
    run(wrapBytes("AQID", ['en_a"1', "en_b2"]));
    assert.deepEqual(called, [["AQID"], ["AQID", ['en_a"1', "en_b2"]]]);
  });

  test("a run of texts comes back as it was, and is found by a name in it", () => {
    const texts = { en_a1: "one", en_b2: "two" };
    assert.deepEqual(Object.fromEntries(unpackRun(bytesOf(packRun(texts)))), texts);
    assert.throws(() => unpackRun(bytesOf('{"en_a1":1}')), TypeError);
    assert.deepEqual(
      ["en_a0", "en_a1", "en_b1", "en_b2", "en_ff"].map((name) =>
        runWith(["en_a1", "en_b2"], name),
      ),
      [-1, 0, 0, 1, 1],
    );
  });
});
