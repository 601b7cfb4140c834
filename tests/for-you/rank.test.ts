import assert from "node:assert/strict";
import { test } from "node:test";
import { Ranker, type Taste } from "../../src/for-you/rank.ts";
import { authorKey, sketchOfEntry, type Sketch } from "../../src/for-you/sketch.ts";

const paper = (title: string, ...authors: string[]) => sketchOfEntry(title, "", authors);
const NO_TASTE: Taste = { liked: [], disliked: [], without: new Set() };
const TOTAL = 1000;

/** The papers in the order of a taste, by their titles. */
function order(taste: Partial<Taste>, papers: Record<string, Sketch>): string[] {
  const ranker = new Ranker({ ...NO_TASTE, ...taste }, countOf, TOTAL);
  return Object.entries(papers)
    .map(([name, sketch]) => ({ name, ...ranker.standing(sketch) }))
    .sort((a, b) => b.score - a.score)
    .map(({ name }) => name);
}

function countOf(term: string): number | undefined {
  if (term === "onli") return undefined;
  return term === "model" ? 600 : 20;
}

const SPEECH = paper("Speech recognition with transducers", "Ada Example");
const PROTEIN = paper("Protein folding by diffusion");
const SPEECH_TOO = paper("Streaming transducers recognise speech");
const PROTEIN_TOO = paper("Folding proteins faster");
const OTHER = paper("Compilers for tensor programs");

test("papers that are like a liked one come first", () => {
  assert.deepEqual(order({ liked: [SPEECH] }, { OTHER, SPEECH_TOO }), ["SPEECH_TOO", "OTHER"]);
});

test("a large interest doesn't drown a small one", () => {
  const many = Array.from({ length: 50 }, (_, at) => paper(`Speech recognition of dialect ${at}`));
  const found = order({ liked: [...many, PROTEIN] }, { OTHER, PROTEIN_TOO, SPEECH_TOO });
  assert.deepEqual(found.slice(0, 2).sort(), ["PROTEIN_TOO", "SPEECH_TOO"]);
});

test("what is like a disliked paper comes last", () => {
  const taste = { liked: [SPEECH, PROTEIN], disliked: [SPEECH, SPEECH_TOO] };
  assert.equal(order(taste, { SPEECH_TOO, PROTEIN_TOO, OTHER }).at(-1), "SPEECH_TOO");
});

test("a term that was taken out doesn't count, nor do terms of most papers or of hardly any", () => {
  const stands = (liked: Sketch, one: Sketch, without: string[] = []) =>
    new Ranker({ ...NO_TASTE, liked: [liked], without: new Set(without) }, countOf, TOTAL)
      .standing(one).score; // prettier-ignore
  assert.ok(stands(SPEECH, SPEECH_TOO) > 0);
  assert.equal(stands(paper("Protein"), paper("Proteins"), ["protein"]), 0);
  assert.equal(stands(paper("A model"), paper("Models")), 0);
  assert.equal(stands(paper("Only once"), paper("Only twice")), 0);
});

test("a shared author counts, two more, and of hundreds no more than two", () => {
  const names = Array.from({ length: 300 }, (_, at) => `Ada Example${at}`);
  const nearness = (count: number) => {
    const liked = [paper("Protein folding", ...names)];
    const ranker = new Ranker({ ...NO_TASTE, liked }, countOf, TOTAL);
    return ranker.standing(paper("Speech", ...names.slice(0, count))).neighbours[0]?.nearness ?? 0;
  };
  assert.equal(nearness(0), 0);
  assert.ok(nearness(2) > nearness(1));
  assert.equal(nearness(300), nearness(2));
});

test("the liked papers that are nearest are named, nearest first", () => {
  const ranker = new Ranker({ ...NO_TASTE, liked: [OTHER, SPEECH, SPEECH_TOO] }, countOf, TOTAL);
  const { neighbours } = ranker.standing(SPEECH_TOO);
  assert.deepEqual(
    neighbours.map(({ at }) => at),
    [2, 1],
  );
  assert.deepEqual([...ranker.shared(SPEECH_TOO, SPEECH).keys()].sort(), ["speech", "transduc"]);
});

for (const [name, key] of [
  ["Ada Example", "ada example"],
  ["Example, Ada", "ada example"],
  ["Ada M. Example", "ada m example"],
  ["Łukasz Żółw", "lukasz zolw"],
  ["A. Example", ""],
  ["Example, A. M.", ""],
  ["Consortium", ""],
  ["", ""],
] as const)
  test(`the author “${name}” is known as “${key}”`, () => assert.equal(authorKey(name), key));
