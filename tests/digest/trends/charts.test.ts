import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { drawBars, drawLines, drawRows, drawShare } from "../../../src/digest/trends/charts.ts";
import type { Drawing, Point, Tick } from "../../../src/digest/trends/drawing.ts";
import { monthsBetween } from "../../../src/paper/day.ts";

describe("bars", () => {
  test("stand on zero, and are as high as their numbers", () => {
    const { bars } = drawBars(points(10, 20, 0));
    const [ten, twenty, none] = bars;
    assert.equal(none?.height, 0);
    assert.equal(twenty?.height, 2 * (ten?.height ?? 0));
    for (const { y, height } of bars) assert.equal(y + height, 100);
  });

  test("have no width that makes walls of a few months", () => {
    for (const { width } of drawBars(points(1, 2)).bars) assert.ok(width < 10);
  });

  test("say the highest number and the newest one", () => {
    const { bars, labels } = drawBars(points(3, 9, 4, 1, 2));
    assert.deepEqual(texts(labels), ["9", "2"]);
    assert.deepEqual(
      bars.map(({ role }) => role),
      ["side", "main", "side", "side", "side"],
    );
  });

  test("side by side in a long row have one number, not two on each other", () => {
    const values = Array.from({ length: 100 }, (_, at) => (at === 98 ? 9 : 1));
    assert.deepEqual(texts(drawBars(points(...values)).labels), ["9"]);
  });

  test("of a month that isn't over are marked", () => {
    const [over, open] = points(1, 2);
    assert.ok(over && open);
    const { bars } = drawBars([over, { ...open, isOpen: true }]);
    assert.deepEqual(
      bars.map(({ isOpen }) => isOpen),
      [false, true],
    );
  });
});

describe("lines", () => {
  const line = (values: (number | undefined)[], side: "over" | "under") => ({
    role: "main" as const,
    side,
    name: (value: number) => `is ${value}`,
    points: points(...values),
  });

  test("have a gap where no value is known, and a dot where one is alone", () => {
    const { lines } = drawLines([line([1, 2, undefined, 3, undefined], "over")]);
    assert.equal(lines[0]?.path.match(/M/g)?.length, 2);
    assert.equal(lines[0]?.dots.length, 3);
  });

  test("of many points have dots only where one is alone", () => {
    const values = Array.from({ length: 60 }, (_, at) => (at === 30 || at === 32 ? undefined : at));
    assert.equal(drawLines([line(values, "over")]).lines[0]?.dots.length, 1);
  });

  test("are named over the highest point, or under the lowest", () => {
    const { labels } = drawLines([line([5, 9, 7], "over"), line([4, 3, 5], "under")]);
    assert.deepEqual(texts(labels), ["is 9", "is 3"]);
  });

  test("without any value draw nothing", () => {
    const { lines, labels } = drawLines([line([undefined, undefined], "over")]);
    assert.deepEqual(lines[0]?.dots, []);
    assert.deepEqual(labels, []);
  });
});

test("a share's chart shows from where to where it moved", () => {
  const { labels, lines } = drawShare({
    points: points(0.1, 0.2, undefined, 0.3),
    before: 0.1,
    now: 0.3,
  });
  assert.deepEqual(texts(labels), ["10%", "30%"]);
  assert.equal(lines.filter(({ role }) => role === "main").length, 2);
});

test("a row a topic: its name, its share, and a bar as long as it", () => {
  const { bars, labels } = drawRows([
    { name: "Agents", share: 0.5 },
    { name: "Video", share: 0.25 },
    { name: "Robots", share: 0.001 },
  ]);
  assert.deepEqual(texts(labels), [
    "Agents", "50%", "Video", "25%", "Robots", "under 1%",
  ]); // prettier-ignore
  assert.equal(bars[0]?.width, 2 * (bars[1]?.width ?? 0));
});

describe("the months below a chart", () => {
  /** From and to, then what a narrow chart and a wide one say. */
  const CASES: [from: string, to: string, narrow: string, wide: string][] = [
    ["2025-09", "2025-10", "Sep 2025, Oct", "Sep 2025, Oct"],
    ["2025-11", "2026-02", "Nov 2025, Dec, Jan 2026, Feb", "Nov 2025, Dec, Jan 2026, Feb"],
    [
      "2025-03",
      "2026-02",
      "Apr 2025, Jul, Oct, Jan 2026",
      "Mar 2025, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec, Jan 2026, Feb",
    ],
    [
      "2019-05",
      "2025-02",
      "2020, 2021, 2022, 2023, 2024, 2025",
      "2020, 2021, 2022, 2023, 2024, 2025",
    ],
    [
      "1991-08",
      "2025-02",
      "1995, 2000, 2005, 2010, 2015, 2020, 2025",
      "1992, 1994, 1996, 1998, 2000, 2002, 2004, 2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024",
    ],
  ];
  for (const [from, to, narrow, wide] of CASES)
    test(`from ${from} to ${to}`, () => {
      const months = monthsBetween(from, to);
      const { axes } = drawBars(
        months.map((period) => ({
          period,
          value: 1,
          isOpen: false,
          words: "",
        })),
      );
      assert.equal(inWords(axes.narrow), narrow);
      assert.equal(inWords(axes.wide), wide);
    });

  test("are years where the points are years", () => {
    const { axes } = drawBars(
      ["2021", "2022", "2023"].map((period) => ({
        period,
        value: 1,
        isOpen: false,
        words: "",
      })),
    );
    assert.equal(inWords(axes.wide), "2021, 2022, 2023");
  });
});

test("everything stands inside of the chart", () => {
  const drawing = drawBars(points(3, 9, 4, 1, 2));
  const places = [
    ...drawing.bars.flatMap(({ x, y, width, height }) => [x, y, x + width, y + height]),
    ...drawing.labels.flatMap(({ x, y }) => [x, y]),
    ...drawing.rules.map(({ y }) => y),
    ...drawing.axes.wide.map(({ x }) => x),
  ];
  assert.deepEqual(
    places.filter((place) => !(place >= 0 && place <= 100)),
    [],
  );
});

// --- internal ---

function points(...values: (number | undefined)[]): Point[] {
  const months = monthsBetween("2010-01", "2025-12");
  return values.map((value, at) => ({
    period: months[at] ?? "",
    value,
    isOpen: false,
    words: `${value}`,
  }));
}

function texts(labels: Drawing["labels"]): string[] {
  return labels.map(({ text }) => text);
}

function inWords(ticks: readonly Tick[]): string {
  return ticks.map(({ month, year }) => [month, year].filter(Boolean).join(" ")).join(", ");
}
