import assert from "node:assert/strict";
import { test } from "node:test";
import { stretchWords, readStretchWords } from "../../../src/digest/related/stretch-words.ts";
import { Similarity } from "../../../src/digest/related/similarity.ts";
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

test("it turns to one month after the other, and is as if the later ones weren't there", () => {
  const months = [TEXTS.slice(0, 2), TEXTS.slice(2, 4), TEXTS.slice(4)];
  const all = of(months);
  for (const month of [1, 0, 2]) {
    all.turnTo(month);
    const until = of(months.slice(0, month + 1));
    for (const text of [0, 2, 4].slice(0, month + 1))
      if (text >= month * 2) assert.deepEqual(all.alike(text), until.alike(text), `text ${text}`);
  }
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

test("in a large archive, the texts with the rarest words in common are compared by all words", () => {
  // The common words have more postings than are looked at; `rare` has few.
  const common = Array.from({ length: 40 }, (_, at) => `common${at}`);
  const texts = Array.from({ length: 24_000 }, (_, at) =>
    common.filter((_, word) => (at + word) % 6 === 0).join(", "),
  );
  texts[0] = `rare, ${common.slice(0, 30).join(", ")}`;
  texts[1] = `rare, ${common.slice(0, 30).join(", ")}, other`;
  texts[2] = "rare, quite, different, words";
  const similarity = of([texts]);
  const [first] = similarity.alike(0, { most: 1 });
  assert.equal(first?.text, 1);
  const parts = similarity.shared(0, 1).reduce((total, { part }) => total + part, 0);
  assert.ok(Math.abs(parts - first.similarity) < 1e-12, `${parts} ${first.similarity}`);
});

// --- internal ---

/** Of texts by month, turned to the last. */
function of(months: readonly (readonly string[])[]): Similarity {
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
  const similarity = new Similarity(index);
  similarity.turnTo(months.length - 1);
  return similarity;
}

/** Straight from the formula, with k1 = 1.2 and b = 0.75. */
function cosine(end: number, one: number, other: number): number {
  const texts = TEXTS.slice(0, end).map(termsOf);
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
