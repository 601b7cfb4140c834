import assert from "node:assert/strict";
import { test } from "node:test";
import { Rounding } from "../../../src/meaning/learn/rounding.ts";

const batch = (...rows: number[][]) => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  values: Float32Array.from(rows.flat()),
});

test("a vector's numbers become one of four, around the mean of those shown", () => {
  const rounding = new Rounding(2);
  rounding.show(batch([0, 10], [2, 10.4], [4, 9.6]));
  const rounded = [...rounding.round(batch([2.1, 10], [-90, 9.9], [90, 10.9])).values];
  const step = 0.9957 * Math.sqrt(8 / 3);
  const expected = [2 + step / 2, undefined, 2 - 1.5 * step, undefined, 2 + 1.5 * step, undefined];
  for (const [at, one] of expected.entries())
    if (one !== undefined) assert.ok(Math.abs((rounded[at] ?? 0) - one) < 1e-5, `${at}`);
  assert.equal(new Set(rounded.map((one) => one.toFixed(4))).size, 6);
});

test("the means follow later batches slowly", () => {
  const rounding = new Rounding(1);
  rounding.show(batch([-1], [1]));
  const before = rounding.round(batch([0.01])).values[0] ?? 0;
  rounding.show(batch([9], [11]));
  const after = rounding.round(batch([0.01])).values[0] ?? 0;
  assert.ok(before > 0 && after < 0, `${before} ${after}`);
});

test("numbers that are all the same stay what they are, nearly", () => {
  const rounding = new Rounding(1);
  rounding.show(batch([3], [3]));
  assert.ok(Math.abs((rounding.round(batch([3])).values[0] ?? 0) - 3) < 1e-5);
});
