import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FoundInStretch } from "../../../src/digest/related/found.ts";

const LONELY = { id: "2503.00001", related: [] };
const LANTERNS = {
  id: "2503.00002",
  related: [
    { id: "cs/0112017", similarity: 1 / 3, words: ["fine-tuning", "学习\tand\nlanterns"] },
    { id: "2503.00001", similarity: 0.25, words: [] },
  ],
};

describe("what was found for a stretch", () => {
  for (const papers of [[], [LONELY], [LONELY, LANTERNS]])
    test(`is read as it was written, of ${papers.length} papers`, () => {
      assert.deepEqual(FoundInStretch.read(FoundInStretch.of(papers).bytes).all(), papers);
    });

  test("tells which papers name one of some, without reading them", () => {
    const found = FoundInStretch.of([LONELY, LANTERNS]);
    const naming = (...ids: string[]) => [0, 1].filter((at) => found.isNaming(at, new Set(ids)));
    assert.deepEqual(naming("2503.00001"), [1]);
    assert.deepEqual(naming("2503.00003", "cs/0112017"), [1]);
    assert.deepEqual(naming("2503.00002", "fine-tuning", ""), []);
  });

  test("has other papers in some places", () => {
    const found = FoundInStretch.of([LONELY, LANTERNS]);
    const bright = { ...LONELY, related: [{ id: "2501.1", similarity: 1, words: ["light"] }] };
    const other = found.with(new Map([[0, bright]]));
    assert.deepEqual(other.all(), [bright, LANTERNS]);
    assert.deepEqual(other.bytes, FoundInStretch.of([bright, LANTERNS]).bytes);
    assert.deepEqual(found.all(), [LONELY, LANTERNS]);
    assert.equal(found.with(new Map()), found);
  });

  test("tells when a paper's bytes are something else", () => {
    assert.throws(() => FoundInStretch.read(Buffer.from("2501.1\t{}\n")).at(0));
    assert.throws(() => FoundInStretch.read(Buffer.from("2501.1")).at(0));
  });
});
