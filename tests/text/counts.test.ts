import assert from "node:assert/strict";
import { test } from "node:test";
import { countOf, nounFor } from "../../src/text/counts.ts";

for (const [count, text] of [
  [0, "0 papers"],
  [1, "1 paper"],
  [2, "2 papers"],
] as const)
  test(`${count} is ${text}`, () => {
    assert.equal(countOf(count, "paper"), text);
    assert.equal(`${count} ${nounFor(count, "paper")}`, text);
  });
