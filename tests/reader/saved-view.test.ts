import assert from "node:assert/strict";
import { test } from "node:test";
import { KEYS } from "../../src/reader/key-table.ts";
import { bylineOf } from "../../src/reader/saved-view.ts";
import { aSaved } from "./sample.ts";

const ROWS: [fields: Parameters<typeof aSaved>[0], line: string][] = [
  [{}, "Ada Example, Bo Second · listed 16 Oct 2025"],
  [{ authors: [] }, "listed 16 Oct 2025"],
  [{ authors: ["A", "B", "C", "D", "E", "F"] }, "A, B, C, D and 2 more · listed 16 Oct 2025"],
  [
    { moreAuthors: true, day: "2025-01-02" },
    "Ada Example, Bo Second and others · listed 2 Jan 2025",
  ],
];
for (const [fields, line] of ROWS)
  test(`a saved paper's byline: ${line}`, () => assert.equal(bylineOf(aSaved(fields)), line));

test("a key does one thing, and every other key is the browser's", () => {
  assert.equal(new Set(KEYS.values()).size, KEYS.size);
  for (const key of ["J", "a", "Enter", " ", "Tab", "F5", "ArrowDown", "1"])
    assert.equal(KEYS.get(key), undefined, key);
});
