import assert from "node:assert/strict";
import { test } from "node:test";
import { countUnknown, describeUnknown } from "../../src/ingest/unknown-fields.ts";

function described(...lines: string[][]): string[] {
  const draft = { title: "", abstract: "", day: "2025-10-16", source: "jsonl" };
  const counts = new Map<string, number>();
  for (const unknown of lines) countUnknown({ items: [{ place: "", draft, unknown }] }, counts);
  return describeUnknown(counts, "jsonl");
}

test("a field that isn't known is told once, with how many lines have it", () =>
  assert.deepEqual(described(["licence"], ["licence", "abstrakt"], ["licence"]), [
    'jsonl: 3 lines have "licence", which is not a field here',
    'jsonl: 1 line has "abstrakt", which is not a field here; did you mean "abstract"?',
  ]));

test("no more than twenty fields are named", () => {
  const names = Array.from({ length: 30 }, (_, at) => `field ${at}`);
  const lines = described(names);
  assert.equal(lines.length, 21);
  assert.equal(lines.at(-1), "jsonl: and 10 other fields");
});

test("nothing is told where all fields are known", () => assert.deepEqual(described([]), []));
