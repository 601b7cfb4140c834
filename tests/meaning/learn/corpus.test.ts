import assert from "node:assert/strict";
import { test } from "node:test";
import { CorpusBuilder } from "../../../src/meaning/learn/corpus.ts";

function corpusOf(...abstracts: string[]) {
  const builder = new CorpusBuilder();
  for (const [at, abstract] of abstracts.entries())
    builder.add({ id: `p${at}`, title: "Ships", abstract });
  return builder;
}

test("words are numbered by how many papers have them, then by code units", () => {
  const { words, counts } = corpusOf("tide tide harbour", "harbour anchor").build({
    words: 9,
    least: 1,
  });
  assert.deepEqual(words, ["harbour", "ship", "anchor", "tide"]);
  assert.deepEqual([...counts], [2, 2, 1, 2]);
});

test("rarer words are dropped from the texts", () => {
  const builder = corpusOf("tide harbour", "harbour anchor");
  const two = builder.build({ words: 9, least: 2 });
  assert.deepEqual(two.words, ["harbour", "ship"]);
  assert.deepEqual(
    two.papers.map(({ abstract }) => [...abstract]),
    [[0], [0]],
  );
  assert.deepEqual(builder.build({ words: 1, least: 1 }).words, ["harbour"]);
});

test("a paper that comes twice counts once", () => {
  const builder = corpusOf("tide");
  builder.add({ id: "p0", title: "Ships", abstract: "tide" });
  assert.equal(builder.size, 1);
});
