import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PaperInput } from "../../../src/paper/schema.ts";
import { buildPart } from "../../../src/search/write/part.ts";
import { buildSegment } from "../../../src/search/write/segment.ts";
import { commonest, joinWords } from "../../../src/search/write/vocabulary.ts";
import { aPaper } from "../../paper/sample.ts";

const PAPERS: Partial<PaperInput>[] = [
  { title: "Models", abstract: "modeling models" },
  { title: "Model", abstract: "", authors: ["Moe Del"] },
  { title: "Glass", abstract: "" },
];

/** What the vocabulary needs of a segment. */
async function segmentOf(papers: readonly Partial<PaperInput>[]) {
  const indexed = papers.map((fields) => ({ paper: aPaper(fields), topics: [], note: undefined }));
  const part = buildPart(indexed);
  return buildSegment([part]).summary;
}

describe("the vocabulary", () => {
  test("has each term with its papers, and as it is written most often, whatever the segments", async () => {
    const cuts = [
      [await segmentOf(PAPERS)],
      await Promise.all(PAPERS.map((paper) => segmentOf([paper]))),
    ];
    for (const segments of cuts)
      assert.deepEqual(joinWords(segments, 10), [
        { term: "glass", count: 1, written: "glass" },
        { term: "model", count: 2, written: "models" },
      ]);
  });

  test("leaves the rarest out, all of the same count, where there are too many", async () =>
    assert.deepEqual(
      joinWords([await segmentOf(PAPERS)], 1).map(({ term }) => term),
      ["model"],
    ));

  test("has commonest terms, of which there are so many at most", async () => {
    const words = joinWords([await segmentOf(PAPERS)]);
    assert.deepEqual(
      commonest(words, 1).map(({ term }) => term),
      ["model"],
    );
    assert.deepEqual(commonest(words, 2), words);
  });

  test("of no segments is empty", () => assert.deepEqual(joinWords([]), []));
});
