/** The table that comes with the project. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { packTable, unpackTable, vectorsOf } from "../../src/meaning/table.ts";
import { queryVector } from "../../src/meaning/vectors.ts";
import { stem } from "../../src/text/terms.ts";
import { ROOT } from "../folders.ts";

const BYTES = fs.readFileSync(path.join(ROOT, "src", "meaning", "shipped", "words.table"));
const table = unpackTable(BYTES);
const vectors = vectorsOf(table);

function cosine(one: string, other: string): number {
  const [a, b] = [one, other].map((word) => queryVector(vectors, [stem(word)]));
  return a?.reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0) ?? 0;
}

test("it is whole, and as it is written", () => {
  assert.deepEqual([table.size, table.words.length], [128, 12_000]);
  assert.ok(BYTES.length <= 3_500_000);
  assert.ok(BYTES.equals(packTable(table)));
});

describe("words that say alike are nearer than others", () => {
  const CASES: [word: string, near: string, far: string][] = [
    ["chatbot", "dialogue", "pixel"],
    ["movie", "cinematic", "quantization"],
    ["sound", "audio", "graph"],
    ["car", "vehicle", "translation"],
    ["doctor", "clinician", "rendering"],
    ["photo", "photograph", "theorem"],
  ];
  for (const [word, near, far] of CASES)
    test(`${word}: ${near}, not ${far}`, () =>
      assert.ok(cosine(word, near) > 0.25 + cosine(word, far)));
});
