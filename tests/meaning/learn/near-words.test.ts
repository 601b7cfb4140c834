import assert from "node:assert/strict";
import { test } from "node:test";
import { nearWords } from "../../../src/meaning/learn/near-words.ts";
import { tableOf } from "../sample-table.ts";

const table = tableOf("boat ship vessel", "cat kitten", "sum total", "red blue green", "alone");
const nearOf = (word: string, most?: number) => [
  ...(nearWords(table, most)[table.words.indexOf(word)] ?? []),
];

test("the nearest words are those that say alike, and never the word itself", () => {
  assert.deepEqual(nearOf("boat").sort(), ["ship", "vessel"]);
  assert.deepEqual(nearOf("kitten"), ["cat"]);
  assert.deepEqual(nearOf("alon"), []);
});

test("no more than are asked for", () => assert.equal(nearOf("red", 1).length, 1));

test("a table of one word, and one of none", () => {
  assert.deepEqual(nearWords(tableOf("boat")), [[]]);
  assert.deepEqual(nearWords({ size: 8, words: [], rows: new Float32Array() }), []);
});
