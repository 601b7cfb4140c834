import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  axisOf,
  lineOf,
  lonePlaces,
  pathOf,
  scalesOf,
  type Chart,
  type Values,
} from "../../../src/digest/trends/chart.ts";
import { monthsBetween } from "../../../src/paper/day.ts";

test("the scale starts at zero, and all series share it", () => {
  const { y, marks } = scalesOf(aChart([15, 30], [60]));
  assert.equal(y(0), 100);
  assert.equal(100 - y(30), (100 - y(60)) / 2);
  assert.ok(y(60) > 0, "there is room for a label over the highest value");
  assert.deepEqual(marks, [0, 20, 40, 60]);
});

test("a small chart has no marks, and a tiny share doesn't fill it", () => {
  const { y, marks } = scalesOf({ ...aChart([0.001]), isSmall: true });
  assert.deepEqual(marks, []);
  assert.ok(y(0.001) > 90);
});

test("bars are narrower than their slot, and few months are no walls", () => {
  const few = scalesOf(aChart([1, 2]));
  assert.deepEqual([few.slot, few.x(0), few.x(1)], [50, 25, 75]);
  assert.ok(few.bar < 10);
  const many = scalesOf(aChart(Array.from({ length: 60 }, () => 1)));
  assert.ok(many.bar < many.slot);
});

describe("a line", () => {
  const LINES: [values: Values, parts: number, lone: number[]][] = [
    [[1, 2, 3], 1, []],
    [[1, 2, undefined, 3, undefined], 2, [3]],
    [[undefined, 1], 1, [1]],
    [[undefined, undefined], 0, []],
  ];
  for (const [values, parts, lone] of LINES)
    test(`of ${values.map(String).join(", ")} has ${parts} parts`, () => {
      const path = pathOf(values, scalesOf(aChart(values)));
      assert.equal(path.match(/M/g)?.length ?? 0, parts);
      assert.deepEqual(lonePlaces(values), lone);
    });
});

describe("the axis", () => {
  const ALL_YEARS = ["2021", "2022", "2023"];
  /** The periods, then the names below a narrow chart and a wide one. */
  const CASES: [name: string, periods: string[], narrow: string, wide: string][] = [
    ["two months", monthsBetween("2025-09", "2025-10"), "Sep 2025, Oct", "Sep 2025, Oct"],
    [
      "months of two years",
      monthsBetween("2025-11", "2026-02"),
      "Nov 2025, Dec, Jan 2026, Feb",
      "Nov 2025, Dec, Jan 2026, Feb",
    ],
    [
      "twelve months",
      monthsBetween("2025-03", "2026-02"),
      "Apr 2025, Jul, Oct, Jan 2026",
      "Mar 2025, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec, Jan 2026, Feb",
    ],
    [
      "six years",
      monthsBetween("2019-05", "2025-02"),
      "2020, 2021, 2022, 2023, 2024, 2025",
      "2020, 2021, 2022, 2023, 2024, 2025",
    ],
    [
      "all years of arXiv",
      monthsBetween("1991-08", "2025-02"),
      "1995, 2000, 2005, 2010, 2015, 2020, 2025",
      "1995, 2000, 2005, 2010, 2015, 2020, 2025",
    ],
    ["periods of a year", ALL_YEARS, "2021, 2022, 2023", "2021, 2022, 2023"],
  ];
  for (const [name, periods, narrow, wide] of CASES)
    test(`of ${name} is ${narrow}`, () => {
      const chart = { ...aChart(), periods: periods.map((one) => ({ name: one, isOpen: false })) };
      const named = (most: number) =>
        axisOf(chart, scalesOf(chart), most)
          .map(({ lines }) => lines.join(" "))
          .join(", ");
      assert.deepEqual([named(7), named(12)], [narrow, wide]);
    });
});

// --- internal ---

function aChart(...series: Values[]): Chart {
  const months = monthsBetween("2010-01", "2025-12").slice(0, series[0]?.length);
  return {
    periods: months.map((name) => ({ name, isOpen: false })),
    series: series.map((values) => lineOf("main", values)),
    words: [],
  };
}
