import assert from "node:assert/strict";
import { test } from "node:test";
import { stretchWords, readStretchWords } from "../../../src/digest/related/stretch-words.ts";
import { Postings } from "../../../src/digest/related/postings.ts";
import { findAlike, sharedTerms, weightsOf } from "../../../src/digest/related/similarity.ts";
import { countOf, stepOf } from "../../../src/digest/related/weights.ts";
import { WordIndex } from "../../../src/digest/related/word-index.ts";
import { termsOf } from "./terms.ts";

const TEXTS = [
  "A lantern beside the orchard. The lantern glows.",
  "An orchard of lanterns, a compass, a glacier.",
  "Glacier and compass; compass and meadow.",
  "",
  "Harbour, harbour lantern, and a long row of further words: amber, hollow, quiet.",
];
/** What the rounding of a text's weights can add up to. */
const ROUNDING = 1e-3;

for (const end of [TEXTS.length, 3, 2])
  test(`of ${end} texts, it is the cosine of the vectors that the formula gives`, () => {
    const similarity = of([TEXTS.slice(0, end)]);
    for (let text = 0; text < end; text += 1) {
      const alike = new Map(similarity.alike(text).map((one) => [one.text, one.similarity]));
      for (let other = 0; other < end; other += 1)
        if (other !== text)
          assert.ok(
            Math.abs((alike.get(other) ?? 0) - cosine(end, text, other)) < ROUNDING,
            `${text} and ${other}`,
          );
    }
  });

test("it is as if later months weren't there", () => {
  const months = [TEXTS.slice(0, 2), TEXTS.slice(2, 4), TEXTS.slice(4)];
  const all = of(months);
  for (const [text, month] of [0, 0, 1, 1, 2].entries()) {
    const until = of(months.slice(0, month + 1));
    assert.deepEqual(all.alike(text), until.alike(text), `text ${text}`);
  }
});

test("it is told of some texts as of all", () => {
  const index = indexOf([TEXTS.slice(0, 3), [...TEXTS.slice(3), ...TEXTS]]);
  const all = new Postings(index, Int32Array.from(Array(index.size).keys()));
  const some = [1, 4, 6, 7];
  const few = new Postings(index, Int32Array.from(some));
  for (let text = 0; text < index.size; text += 1)
    assert.deepEqual(
      findAlike(index, few, text),
      findAlike(index, all, text).filter((one) => some.includes(one.text)),
    );
});

test("the most alike come first, as many as are wanted, and none that is less alike", () => {
  const similarity = of([[...TEXTS, ...TEXTS]]);
  const all = similarity.alike(0);
  const sorted = all.toSorted((a, b) => b.similarity - a.similarity || a.text - b.text);
  assert.deepEqual(all, sorted);
  for (const most of [1, 2, 3]) assert.deepEqual(similarity.alike(0, { most }), all.slice(0, most));
  const least = all[2]?.similarity ?? 0;
  const above = all.filter((one) => one.similarity >= least);
  assert.deepEqual(similarity.alike(0, { least }), above);
});

test("the parts of what two texts share add up to their similarity, the largest first", () => {
  const similarity = of([TEXTS]);
  const parts = similarity.shared(0, 1).map(({ part }) => part);
  assert.deepEqual(
    parts,
    parts.toSorted((a, b) => b - a),
  );
  const [first] = similarity.alike(0);
  assert.equal(first?.text, 1);
  const sum = parts.reduce((total, part) => total + part, 0);
  assert.ok(Math.abs(sum - (first?.similarity ?? 0)) < 1e-12);
});

test("a word that more than a fifth of many texts have counts as not there", () => {
  const texts = Array.from({ length: 60 }, (_, at) =>
    at < 13 ? `lantern, word${at}` : at < 25 ? `glacier, word${at}` : "",
  );
  const similarity = of([texts]);
  assert.deepEqual(similarity.shared(0, 1), []);
  assert.equal(similarity.shared(13, 14).length, 1);
});

test("in a large archive, texts are compared by their rarer words", () => {
  const words = (name: string) => Array.from({ length: 40 }, (_, at) => `${name}${at}`);
  const [some, many] = [words("some"), words("many")];
  // Of 40 words that many texts have, not all can be looked up.
  const texts = Array.from({ length: 24_000 }, (_, at) =>
    [
      ...some.filter((_, word) => (at + word) % 8 === 0),
      ...many.filter((_, word) => (at + word) % 6 === 0),
    ].join(", "),
  );
  texts[0] = [...some, ...many].join(", ");
  texts[1] = some.join(", ");
  texts[2] = many.join(", ");
  const alike = of([texts]).alike(0);
  assert.equal(alike[0]?.text, 1);
  assert.ok(alike[0].similarity > 0.99, `${alike[0].similarity}`);
  assert.ok(!alike.some(({ text }) => text === 2));
});

test("statistics count as steps: up to 15 each number is one, then they grow with the number", () => {
  for (let count = 0; count < 16; count += 1) assert.equal(countOf(stepOf(count)), count);
  let last = 0;
  for (let count = 16; count < 1_000_000; count += 7) {
    const step = stepOf(count);
    assert.ok(step >= last && step < 256);
    assert.ok(Math.abs(countOf(step) - count) <= count / 16, `${count}: ${countOf(step)}`);
    last = step;
  }
});

// --- internal ---

/** Of texts by month. */
function of(months: readonly (readonly string[])[]) {
  const index = indexOf(months);
  const postings = new Postings(index, Int32Array.from(Array(index.size).keys()));
  return {
    alike: (text: number, limits = {}) => findAlike(index, postings, text, limits),
    shared: (text: number, other: number) => sharedTerms(index, weightsOf(index, text), other),
  };
}

function indexOf(months: readonly (readonly string[])[]): WordIndex {
  const index = new WordIndex();
  for (const texts of months) {
    const papers = texts.map((abstract, at) => ({
      id: `p${String(at).padStart(5, "0")}`,
      day: "2025-03-04",
      title: "",
      abstract,
    }));
    index.add(readStretchWords(stretchWords(papers)));
  }
  return index;
}

/** Straight from the formula, with k1 = 1.2 and b = 0.75, and the number of words as a step. */
function cosine(end: number, one: number, other: number): number {
  const texts = TEXTS.slice(0, end).map(termsOf);
  const mean = countOf(stepOf(texts.flat().length)) / end;
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
