import assert from "node:assert/strict";
import { test } from "node:test";
import { makeExample } from "../../../src/meaning/learn/examples.ts";
import { randomFrom } from "../../../src/meaning/learn/random.ts";

const PAPER = {
  title: Int32Array.of(0, 1, 2, 3),
  // Words 10 to 49, of which the last ten are there twice.
  abstract: Int32Array.from({ length: 50 }, (_, at) => 10 + (at < 40 ? at : at - 10)),
};

/** Many examples of one paper. */
const EXAMPLES = Array.from({ length: 400 }, (_, seed) => makeExample(PAPER, randomFrom(seed)));
const isTitle = ({ query }: { query: Set<number> }) => Math.max(...query) < 10;

test("half of the queries are words of titles, which the rest hasn't then", () => {
  const titles = EXAMPLES.filter(isTitle);
  assert.ok(Math.abs(titles.length - 200) < 40, `${titles.length}`);
  for (const { query, rest } of titles) {
    assert.ok([...query].every((word) => word < 4));
    assert.deepEqual(rest, [...PAPER.abstract]);
  }
});

test("the others are stretches of the abstract, of 22 words at most", () => {
  for (const { query, rest } of EXAMPLES.filter((one) => !isTitle(one))) {
    assert.ok(query.size >= 2 && query.size <= 22);
    // The title twice, and the abstract without the stretch.
    const cut = 8 + PAPER.abstract.length - rest.length;
    assert.ok(cut >= 8 && cut <= 22, `${cut}`);
  }
});

test("of words that the rest has, too, some are dropped: none, or up to nine of ten", () => {
  const kept = EXAMPLES.filter((one) => !isTitle(one)).map(({ query, rest }) => {
    const known = new Set(rest);
    return [...query].filter((word) => known.has(word)).length;
  });
  assert.ok(kept.filter((count) => count === 0).length > 40);
  assert.ok(kept.some((count) => count > 6));
});

test("queries are of any length, from two words on", () => {
  const lengths = new Set(EXAMPLES.map(({ query }) => query.size));
  for (let length = 2; length <= 15; length += 1) assert.ok(lengths.has(length), `${length}`);
  assert.ok(!lengths.has(0) && !lengths.has(1));
});

test("a paper of a title alone, and one of an abstract alone", () => {
  const none = new Int32Array();
  for (const seed of [1, 2, 3, 4]) {
    const random = randomFrom(seed);
    assert.ok(makeExample({ title: PAPER.title, abstract: none }, random).query.size <= 4);
    assert.ok(makeExample({ title: none, abstract: PAPER.abstract }, random).query.size >= 2);
  }
});
