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
import { wrapBytes } from "../../../src/search/format/on-disk.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("a catalogue", () => {
  const CATALOGUE: Catalogue = {
    format: FORMAT,
    tag: "0123456789",
    words: "words/a.pack",
    common: "common/a.pack",
    length: 90,
    topics: [["robots", "Robots"]],
    meaning: "d",
    head: "f",
    segments: [
      {
        name: "a",
        parts: [{ count: 3, texts: "b", phrases: [["c", 3]] }],
        codes: [{ name: "e", count: 3, groups: 0 }],
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

test("on a disk, a script hands over a file's bytes", () => {
  const called: unknown[][] = [];
  const run = (script: string) =>
    new Function("broadsheetFile", script)((...values: unknown[]) => called.push(values));
  run(wrapBytes("AQID"));
  assert.deepEqual(called, [["AQID"]]);
});
