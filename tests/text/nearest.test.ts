import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "../../src/text/nearest.ts";

const KNOWN = ["page", "hf", "arxiv", "jsonl", "bibtex"];
const WORDS: [word: string, expected: string | undefined][] = [
  ["pages", "page"],
  ["Page", "page"],
  ["arxvi", "arxiv"],
  ["pgae", "page"],
  ["arxive", "arxiv"],
  ["bibtx", "bibtex"],
  ["json", "jsonl"],
  ["twitter", undefined],
  ["", undefined],
];
for (const [word, expected] of WORDS)
  test(`"${word}" is near to ${expected ?? "nothing"}`, () =>
    assert.equal(nearest(word, KNOWN), expected));
