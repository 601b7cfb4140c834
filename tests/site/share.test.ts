/** Which months a machine builds that is one of several. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { briefOf } from "../../src/paper/brief.ts";
import { monthsOfShare } from "../../src/site/share.ts";
import { aPaper } from "../paper/sample.ts";

const archive = (...counts: number[]) =>
  counts.map((count, at) => ({
    month: `2025-${String(at + 1).padStart(2, "0")}`,
    papers: Array.from({ length: count }, () => briefOf(aPaper())),
  }));

test("months are shared out in their order, by their papers", () => {
  const months = archive(10, 10, 10, 30);
  assert.deepEqual(monthsOfShare(months, { part: 1, of: 2 }), ["2025-01", "2025-02", "2025-03"]);
  assert.deepEqual(monthsOfShare(months, { part: 2, of: 2 }), ["2025-04"]);
  assert.deepEqual(monthsOfShare(archive(5), { part: 2, of: 3 }), ["2025-01"]);
  assert.deepEqual(monthsOfShare([], { part: 1, of: 1 }), []);
});

test("every month is in one share", () => {
  const counts = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 9 }), (papers, of) => {
      const months = archive(...papers);
      const shares = Array.from({ length: of }, (_, at) =>
        monthsOfShare(months, { part: at + 1, of }),
      );
      assert.deepEqual(
        shares.flat(),
        months.map(({ month }) => month),
      );
    }),
  );
});
