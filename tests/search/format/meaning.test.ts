/** The files of the meaning: what is written comes back, and what is broken is refused. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  MeaningFormatError,
  packCodeGroups,
  packGroupCodes,
  packMeaningHead,
  packMeaningWords,
  unpackCodeGroups,
  unpackGroupCodes,
  unpackMeaningHead,
  unpackMeaningWords,
} from "../../../src/search/format/meaning.ts";

const WORDS = [
  { word: "chat", vector: Uint8Array.of(1, 2), near: ["dialogu", "talk"] },
  { word: "chatbot", vector: Uint8Array.of(3, 4), near: [] },
];
const GROUPS = [
  { count: 3, center: Uint8Array.of(1, 2) },
  { count: 300, center: Uint8Array.of(3, 4) },
];
const HEAD = {
  step: Float32Array.of(0.25, 0.5),
  firsts: ["chat", "chatbot", "robot"],
  groups: [[], GROUPS],
};
const CODES = { papers: [0, 7, 300], codes: Uint8Array.of(1, 2, 3, 4, 5, 6) };

const FILES: [
  name: string,
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => unknown,
  was: unknown,
][] = [
  ["the head", packMeaningHead(HEAD), unpackMeaningHead, HEAD],
  ["words", packMeaningWords(WORDS), unpackMeaningWords, WORDS],
  ["groups", packCodeGroups(GROUPS), unpackCodeGroups, GROUPS],
  ["codes of a group", packGroupCodes(CODES), unpackGroupCodes, CODES],
];
for (const [name, bytes, read, was] of FILES)
  describe(name, () => {
    test("comes back as it was", () => assert.deepEqual(read(bytes), was));
    test("is refused when it is cut off", () =>
      assert.throws(() => read(bytes.subarray(0, -1)), RangeError));
  });

test("a head of another version is named as such", () => {
  const bytes = packMeaningHead(HEAD);
  bytes[0] = 99;
  assert.throws(() => unpackMeaningHead(bytes), MeaningFormatError);
});
