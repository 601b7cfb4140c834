/** The kinds of chart that the site has. Scales and paths are d3's; where they stand is ours. */
import { scaleBand, scaleLinear } from "d3-scale";
import {
  anchorAt,
  drawAxes,
  drawEnds,
  drawLine,
  drawRules,
  drawSpots,
  middleOf,
  round,
  scaleUpright,
  type Bar,
  type Drawing,
  type Label,
  type Line,
  type Point,
  type Role,
} from "./drawing.ts";
import { percent } from "./sentences.ts";
import { spanOf } from "./count.ts";

/** Bars over time. The highest one is the chart's point; it and the newest carry their numbers. */
export function drawBars(points: readonly Point[]): Drawing {
  const values = points.map(({ value }) => value ?? 0);
  const highest = Math.max(1, ...values);
  const y = scaleUpright(highest);
  const best = values.indexOf(Math.max(...values));
  const step = 100 / points.length;
  const width = round(Math.min(step * 0.7, WIDEST_BAR));
  const bars = points.map(({ isOpen }, at): Bar => {
    const top = y(values[at] ?? 0);
    return {
      x: round(middleOf(at, points.length) - width / 2),
      y: top,
      width,
      height: round(100 - top),
      isOpen,
      role: roleOf(at === best),
    };
  });
  const newest = points.length - 1;
  // Two numbers over thin bars side by side would run into each other.
  const isNear = (newest - best) * step < 8;
  return {
    rules: drawRules(highest, y),
    axes: drawAxes(points),
    bars,
    lines: [],
    labels: (isNear ? [best] : [best, newest]).map((at) => ({
      x: middleOf(at, points.length),
      y: y(values[at] ?? 0),
      anchor: "middle",
      side: "over",
      text: String(values[at] ?? 0),
      role: roleOf(at === best),
    })),
    spots: drawSpots(points),
  };
}

/** A line with its name. */
export interface Series {
  role: Role;
  /** Over its highest point or under its lowest, where the line itself is out of the way. */
  side: "over" | "under";
  name: (value: number) => string;
  points: readonly Point[];
}

/** Lines over the same periods. */
export function drawLines(series: readonly Series[]): Drawing {
  const points = series[0]?.points ?? [];
  const all = series.flatMap((one) => one.points.map(({ value = 0 }) => value));
  const highest = Math.max(1, ...all);
  const y = scaleUpright(highest);
  return {
    rules: drawRules(highest, y),
    axes: drawAxes(points),
    bars: [],
    lines: series.map((one) => drawLine(one.role, one.points, y, { dotted: MOST_DOTS })),
    labels: series.flatMap((one) => nameLine(one, y)),
    spots: drawSpots(points),
  };
}

/** A share of each period's papers, and what it was of the first periods and of the last ones. */
export interface ShareLine {
  points: readonly Point[];
  before: number;
  now: number;
}

/**
 * A small chart of a share: the periods as a thin line, and the two levels that it moved between.
 * Its scale is its own and starts at zero; a share that hardly exists doesn't fill it.
 */
export function drawShare({ points, before, now }: ShareLine): Drawing {
  const shares = points.map(({ value }) => value ?? 0);
  const y = scaleUpright(Math.max(...shares, LEAST_SHARE));
  const width = round((spanOf(points) * 100) / points.length);
  const level = (value: number, from: number): Line => ({
    role: "main",
    path: `M${from},${y(value)}H${round(from + width)}`,
    dots: [],
  });
  const label = (value: number, x: number): Label => ({
    x,
    y: y(value),
    anchor: anchorAt(x),
    side: "over",
    text: percent(value),
    role: "main",
  });
  return {
    rules: [{ y: 100, label: "" }],
    axes: drawEnds(points),
    bars: [],
    lines: [
      drawLine("side", points, y, { dotted: 0 }),
      level(before, 0),
      level(now, round(100 - width)),
    ],
    labels: [label(before, 0), label(now, 100)],
    spots: drawSpots(points),
  };
}

/** A bar a topic with its name over it, the largest first. */
export function drawRows(rows: readonly { name: string; share: number }[]): Drawing {
  const x = scaleLinear([0, Math.max(0.01, ...rows.map(({ share }) => share))], [0, LONGEST_ROW]);
  const slots = scaleBand(
    rows.map((_, at) => at),
    [0, 100],
  );
  const tops = rows.map((_, at) => round((slots(at) ?? 0) + slots.bandwidth() * 0.66));
  const height = round(slots.bandwidth() * 0.2);
  return {
    rules: [],
    axes: { narrow: [], wide: [] },
    bars: rows.map(({ share }, at) => ({
      x: 0,
      y: tops[at] ?? 0,
      width: round(x(share)),
      height,
      isOpen: false,
      role: roleOf(at === 0),
    })),
    lines: [],
    labels: rows.flatMap(({ name, share }, at): Label[] => {
      const y = tops[at] ?? 0;
      const middle = round(y + height / 2);
      const end = round(x(share));
      const role = roleOf(at === 0);
      return [
        { x: 0, y, anchor: "start", side: "over", text: name, role: "side" },
        {
          x: end,
          y: middle,
          anchor: "start",
          side: "beside",
          text: percent(share),
          role,
        },
      ];
    }),
    spots: [],
  };
}

// --- internal ---

/** In percent of the chart's width: a few months shouldn't be a few walls. */
const WIDEST_BAR = 6;

/** More dots would be a string of beads. */
const MOST_DOTS = 24;

/** Leaves room for the number behind the longest row. */
const LONGEST_ROW = 80;

/** Words under a line end above the periods. */
const LOWEST_NAME = 86;

/** The least that a small chart's scale goes up to. */
const LEAST_SHARE = 0.05;

function roleOf(isMain: boolean): Role {
  return isMain ? "main" : "side";
}

function nameLine({ role, side, name, points }: Series, y: (value: number) => number): Label[] {
  const known = points.flatMap(({ value }, at) =>
    value === undefined ? [] : [{ value, x: middleOf(at, points.length) }],
  );
  const [first, ...others] = known;
  if (!first) return [];
  const { value, x } = others.reduce((best, one) => {
    const isFurther = side === "over" ? one.value > best.value : one.value < best.value;
    return isFurther ? one : best;
  }, first);
  const lowest = side === "under" ? LOWEST_NAME : 100;
  return [
    {
      x,
      y: Math.min(y(value), lowest),
      anchor: anchorAt(x),
      side,
      text: name(value),
      role,
    },
  ];
}
