import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dotProducts, groupVectors } from "../../src/meaning/groups.ts";

/** Three hundred points around three places far apart, in turn. */
const POINTS = Float32Array.from(
  Array.from({ length: 300 }, (_, at) => {
    const [x = 0, y = 0] =
      [
        [0, 10],
        [10, 0],
        [-10, -10],
      ][at % 3] ?? [];
    return [x + Math.sin(at), y + Math.cos(at)];
  }).flat(),
);

describe("groups", () => {
  test("are of vectors that are near each other", () => {
    const { centers, members } = groupVectors(POINTS, 2, 3);
    assert.equal(members.length, 3);
    assert.equal(centers.length, 6);
    for (const own of members) assert.equal(new Set(own.map((one) => one % 3)).size, 1);
  });

  test("have every vector once, and are the same each time", () => {
    const { members } = groupVectors(POINTS, 2, 20);
    assert.deepEqual(
      members.flat().sort((a, b) => a - b),
      Array.from({ length: 300 }, (_, at) => at),
    );
    assert.ok(members.every(({ length }) => length > 0));
    assert.deepEqual(groupVectors(POINTS, 2, 20).members, members);
  });

  const FEW: [name: string, vectors: number[], groups: number][] = [
    ["one vector", [1, 2], 1],
    ["no vector", [], 0],
    ["the same vector thrice", [1, 2, 1, 2, 1, 2], 1],
  ];
  for (const [name, vectors, groups] of FEW)
    test(`of ${name}`, () =>
      assert.equal(groupVectors(Float32Array.from(vectors), 2, 3).members.length, groups));
});

test("dot products", () =>
  assert.deepEqual(
    [...dotProducts(Float32Array.of(1, 2), Float32Array.of(3, 4, -1, 0.5))],
    [11, 0],
  ));
