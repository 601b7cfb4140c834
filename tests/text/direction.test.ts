import assert from "node:assert/strict";
import { test } from "node:test";
import { directionOf } from "../../src/text/direction.ts";

const ROWS: [text: string, direction: "rtl" | undefined][] = [
  ["A model of Hebrew: שפה", undefined],
  ["“2024”: שפה and a model", "rtl"],
  ["نموذج لغوي", "rtl"],
  ["語言模型", undefined],
  ["42", undefined],
  ["", undefined],
];

for (const [text, direction] of ROWS)
  test(`the direction of “${text}”`, () => assert.equal(directionOf(text), direction));
