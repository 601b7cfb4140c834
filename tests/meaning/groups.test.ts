import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codeLength, decodeCodes, toCode } from "../../src/meaning/codes.ts";
import { dotProducts } from "../../src/meaning/dot-products.ts";
import { groupCodes } from "../../src/meaning/groups.ts";
import { randomFrom } from "../../src/meaning/learn/random.ts";
import { nearestCenters } from "../../src/meaning/nearest-centers.ts";

const SIZE = 16;
const STEPS = { mean: new Float32Array(SIZE), step: new Float32Array(SIZE).fill(1) };
const random = randomFrom(1);
const vectorsOf = (many: number) =>
  Array.from({ length: many }, () =>
    Float32Array.from({ length: SIZE }, () => 4 * (random() / 2 ** 32 - 0.5)),
  );
const codesOf = (vectors: readonly (Float32Array | undefined)[]) =>
  Uint8Array.from(vectors.flatMap((vector) => [...toCode(vector, STEPS)]));

/** Three hundred vectors around three of them, in turn. */
const AROUND = vectorsOf(3);
const CODES = codesOf(
  vectorsOf(300).map((noise, at) => noise.map((one, n) => one / 4 + (AROUND[at % 3]?.[n] ?? 0))),
);

describe("groups", () => {
  test("are of vectors that are near each other", () => {
    const { centers, members } = groupCodes(CODES, STEPS.step, 3);
    assert.equal(members.length, 3);
    assert.equal(centers.length, 3 * SIZE);
    for (const own of members) assert.equal(new Set(own.map((one) => one % 3)).size, 1);
  });

  test("have every vector once, and are the same each time", () => {
    const { members } = groupCodes(CODES, STEPS.step, 20);
    assert.deepEqual(
      members.flat().sort((a, b) => a - b),
      Array.from({ length: 300 }, (_, at) => at),
    );
    assert.ok(members.every(({ length }) => length > 0));
    assert.deepEqual(groupCodes(CODES, STEPS.step, 20).members, members);
  });

  for (const [name, changed] of [
    ["the sample", 0],
    ["other vectors", 1],
  ] as const)
    test(`made of earlier ones are the same, where ${name} changed`, () => {
      const was = codesOf(vectorsOf(300));
      const now = was.slice();
      for (let at = changed; at < 300; at += 50)
        now.set(codesOf(vectorsOf(1)), at * codeLength(SIZE));
      // Two groups learn from 128 vectors, the first of 300 among them, the second not.
      const last = { ...groupCodes(was, STEPS.step, 2), codes: was };
      assert.deepEqual(groupCodes(now, STEPS.step, 2, last), groupCodes(now, STEPS.step, 2));
    });

  const one = codesOf(vectorsOf(1));
  const FEW: [name: string, codes: Uint8Array, groups: number][] = [
    ["one vector", one, 1],
    ["no vector", new Uint8Array(), 0],
    ["papers without one", new Uint8Array(3 * codeLength(SIZE)), 1],
    ["the same vector thrice", Uint8Array.from([...one, ...one, ...one]), 1],
  ];
  for (const [name, codes, groups] of FEW)
    test(`of ${name}`, () => assert.equal(groupCodes(codes, STEPS.step, 3).members.length, groups));
});

describe("the nearest center", () => {
  const codes = codesOf([...vectorsOf(500), undefined]);
  const vectors = decodeCodes(codes, STEPS.step);
  /** As the numbers of vectors tell it. */
  const byNumbers = (centers: Float32Array) =>
    Array.from({ length: vectors.length / SIZE }, (_, vector) => {
      const products = dotProducts(vectors.subarray(vector * SIZE, (vector + 1) * SIZE), centers);
      const near = [...products].map((product, at) => {
        const center = centers.subarray(at * SIZE, (at + 1) * SIZE);
        return product - Math.fround(center.reduce((sum, x) => sum + x * x, 0) / 2);
      });
      return near.indexOf(Math.max(...near));
    });

  for (const many of [1, 2, 7, 40])
    test(`of ${many}`, () => {
      const centers = Float32Array.from(vectorsOf(many).flatMap((own) => [...own]));
      assert.deepEqual([...nearestCenters(codes, STEPS.step, centers)], byNumbers(centers));
    });

  test("of several that are the same is the first", () => {
    const some = decodeCodes(codesOf(vectorsOf(5)), STEPS.step);
    const twice = Float32Array.from([...some, ...some]);
    assert.deepEqual(
      nearestCenters(codes, STEPS.step, twice),
      nearestCenters(codes, STEPS.step, some),
    );
  });
});

test("dot products", () =>
  assert.deepEqual(
    [...dotProducts(Float32Array.of(1, 2), Float32Array.of(3, 4, -1, 0.5))],
    [11, 0],
  ));
