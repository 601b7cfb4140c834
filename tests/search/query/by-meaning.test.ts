/** Words and meaning together: which papers follow those that have every word. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { orderByBoth } from "../../../src/search/query/by-meaning.ts";
import { rank } from "../../../src/search/query/rank.ts";
import { archiveOf } from "../sample.ts";

const { archive } = await archiveOf([
  { title: "Ships in the harbour" },
  { title: "Boats" },
  { title: "Ships on the sea" },
  { title: "Tides" },
  { title: "Harbour" },
]);

const orderOf = async (query: string, near: number[]) => {
  const ranking = await rank(archive, query.split(" "));
  return orderByBoth(ranking, Float32Array.from(near)).map(({ paper }) => paper);
};

test("papers with every word aren't among them, whatever their meaning", async () => {
  assert.deepEqual(await orderOf("ships harbour", [1, 0, 0, 0, 0]), [4, 2]);
});

test("a paper with none of the words comes before one that has some, where its meaning is nearer", async () => {
  assert.deepEqual(await orderOf("ships harbour", [0, 1, 0.5, 0.05, 0]), [1, 2, 4]);
});

test("where no paper has any word, the meaning decides, then the newer paper", async () => {
  assert.deepEqual(await orderOf("qwertzuiop", [0, 0.5, 0.5, 0.9, 0]), [3, 1, 2]);
});

test("each paper comes with the words that it has", async () => {
  const ranking = await rank(archive, ["ships", "harbour"]);
  const [first, second] = orderByBoth(ranking, Float32Array.of(0, 1, 0, 0, 0));
  assert.deepEqual(first?.matches, [undefined, undefined]);
  assert.ok(second?.matches[1]);
});
