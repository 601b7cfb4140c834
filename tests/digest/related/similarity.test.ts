import assert from "node:assert/strict";
import { test } from "node:test";
import { Similarity } from "../../../src/digest/related/similarity.ts";
import { WordReader } from "../../../src/digest/related/words.ts";
import { indexWords } from "../../../src/digest/related/word-index.ts";

const TEXTS = [
  "A lantern beside the orchard. The lantern glows.",
  "An orchard of lanterns, a compass, a glacier.",
  "Glacier and compass; compass and meadow.",
  "",
  "Harbour, harbour lantern, and a long row of further words: amber, hollow, quiet.",
];

for (const end of [TEXTS.length, 3, 2])
  test(`of ${end} texts, it is the cosine of the vectors that the formula gives`, () => {
    const similarity = new Similarity(indexWords(TEXTS));
    similarity.endAt(end);
    for (let text = 0; text < end; text += 1) {
      const alike = new Map(similarity.alike(text).map((one) => [one.text, one.similarity]));
      for (let other = 0; other < end; other += 1)
        if (other !== text)
          assert.ok(
            Math.abs((alike.get(other) ?? 0) - cosine(end, text, other)) < 1e-12,
            `${text} and ${other}`,
          );
    }
  });

test("it ends at one text after the other, and is as if it had ended there at once", () => {
  const index = indexWords(TEXTS);
  const slow = new Similarity(index);
  for (const end of [1, 2, 3, 4, 5]) slow.endAt(end);
  const fast = new Similarity(index);
  fast.endAt(5);
  for (const text of TEXTS.keys()) assert.deepEqual(slow.alike(text), fast.alike(text));
});

test("the most alike come first, as many as are wanted, and none that is less alike", () => {
  const similarity = new Similarity(indexWords([...TEXTS, ...TEXTS]));
  similarity.endAt(2 * TEXTS.length);
  const all = similarity.alike(0);
  const sorted = all.toSorted((a, b) => b.similarity - a.similarity || a.text - b.text);
  assert.deepEqual(all, sorted);
  for (const most of [1, 2, 3]) assert.deepEqual(similarity.alike(0, { most }), all.slice(0, most));
  const least = all[2]?.similarity ?? 0;
  const above = all.filter((one) => one.similarity >= least);
  assert.deepEqual(similarity.alike(0, { least }), above);
});

test("the parts of what two texts share add up to their similarity, the largest first", () => {
  const similarity = new Similarity(indexWords(TEXTS));
  similarity.endAt(TEXTS.length);
  const parts = similarity.shared(0, 1).map(({ part }) => part);
  assert.deepEqual(
    parts,
    parts.toSorted((a, b) => b - a),
  );
  const sum = parts.reduce((total, part) => total + part, 0);
  assert.ok(Math.abs(sum - cosine(TEXTS.length, 0, 1)) < 1e-12);
});

test("a word that more than a fifth of many texts have counts as not there", () => {
  const texts = Array.from({ length: 60 }, (_, at) =>
    at < 13 ? `lantern, word${at}` : at < 25 ? `glacier, word${at}` : "",
  );
  const similarity = new Similarity(indexWords(texts));
  similarity.endAt(texts.length);
  assert.deepEqual(similarity.shared(0, 1), []);
  assert.equal(similarity.shared(13, 14).length, 1);
});

// --- internal ---

/** Straight from the formula, with k1 = 1.2 and b = 0.75. */
function cosine(end: number, one: number, other: number): number {
  const reader = new WordReader();
  const texts = TEXTS.slice(0, end).map((text) =>
    reader.read(text).map(({ term }) => reader.termOf(term)),
  );
  const mean = texts.flat().length / end;
  const vector = (words: string[]) =>
    new Map(
      words.map((term) => {
        const count = words.filter((word) => word === term).length;
        const having = texts.filter((text) => text.includes(term)).length;
        const idf = Math.log(1 + (end - having + 0.5) / (having + 0.5));
        const length = 1 - 0.75 + (0.75 * words.length) / mean;
        const weight = (count * 2.2) / (count + 1.2 * length);
        return [term, Math.sqrt(idf) * weight];
      }),
    );
  const [a, b] = [vector(texts[one] ?? []), vector(texts[other] ?? [])];
  const dot = [...a].reduce((sum, [term, x]) => sum + x * (b.get(term) ?? 0), 0);
  const length = (v: Map<string, number>) => Math.hypot(...v.values());
  return dot === 0 ? 0 : dot / (length(a) * length(b));
}
