/**
 * What a chart is made of: where each bar, line and word stands, in percent of the chart's width
 * and height, y going down. An SVG without a `viewBox` takes percentages, so that one drawing
 * fits every width and its text keeps the reader's size.
 */
import { scaleLinear, scaleUtc } from "d3-scale";
import { line } from "d3-shape";
import { monthOf, shortMonth, yearOf } from "../../paper/day.ts";

/** A chart. */
export interface Drawing {
  /** Horizontal rules with the value that they stand for. */
  rules: { y: number; label: string }[];
  /** The periods below: as many as a phone has room for, and as many as a desk has. */
  axes: { narrow: Tick[]; wide: Tick[] };
  bars: Bar[];
  lines: Line[];
  labels: Label[];
  /** What a pointer finds. */
  spots: { x: number; width: number; text: string }[];
}

/** What the chart is about, or what that is seen against. */
export type Role = "main" | "side";

/** A mark below the chart, in two lines of text. */
export interface Tick {
  x: number;
  anchor: Anchor;
  month: string | undefined;
  year: string | undefined;
}

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of a period that isn't over. */
  isOpen: boolean;
  role: Role;
}

export interface Line {
  role: Role;
  /** In a box of 100 by 100. */
  path: string;
  dots: { x: number; y: number }[];
}

export interface Label {
  x: number;
  y: number;
  anchor: Anchor;
  /** Where the words stand from their point. */
  side: "over" | "under" | "beside";
  text: string;
  role: Role;
}

export type Anchor = "start" | "middle" | "end";

/** A value of a month or a year. */
export interface Point {
  /** `'2025-10'` or `'2025'`. */
  period: string;
  /** Undefined where it isn't known. */
  value: number | undefined;
  isOpen: boolean;
  /** The value in words. */
  words: string;
}

/** Room over the highest value for its words, in percent of the height. */
const HEADROOM = 12;

/** How many periods a narrow axis, and a wide one, has room for. */
const NARROW_TICKS = 6;
const WIDE_TICKS = 12;

/** Three digits tell a bar of a thousandth of a screen from the next. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Values → heights: zero is at the bottom. */
export function scaleUpright(highest: number): (value: number) => number {
  const y = scaleLinear([0, highest], [100, HEADROOM]);
  return (value) => round(y(value));
}

/** Rules at round whole numbers, three or so. */
export function drawRules(highest: number, y: (value: number) => number): Drawing["rules"] {
  return scaleLinear([0, highest], [0, 1])
    .ticks(Math.min(3, highest))
    .map((value) => ({ y: y(value), label: String(value) }));
}

/** The middle of a place in a row of `count`. */
export function middleOf(at: number, count: number): number {
  return round(((at + 0.5) * 100) / count);
}

/** Words at an edge of the chart go inwards. */
export function anchorAt(x: number): Anchor {
  return x > 85 ? "end" : x < 15 ? "start" : "middle";
}

/**
 * A line with a gap where no value is known. Dots stand at points that have no neighbour, and at
 * all points where these are at most `dotted`.
 */
export function drawLine(
  role: Role,
  points: readonly Point[],
  y: (value: number) => number,
  { dotted }: { dotted: number },
): Line {
  const known = points.map(({ value }, at) =>
    value === undefined ? undefined : { x: middleOf(at, points.length), y: y(value) },
  );
  const path = line<(typeof known)[number]>()
    .defined((point) => point !== undefined)
    .x((point) => point?.x ?? 0)
    .y((point) => point?.y ?? 0);
  const isAlone = (at: number) => !known[at - 1] && !known[at + 1];
  return {
    role,
    path: path(known) ?? "",
    dots: known.flatMap((point, at) =>
      point && (known.length <= dotted || isAlone(at)) ? [point] : [],
    ),
  };
}

/** What a pointer finds over each point. */
export function drawSpots(points: readonly Point[]): Drawing["spots"] {
  const width = 100 / points.length;
  return points.map(({ words }, at) => ({
    x: round(at * width),
    width: round(width),
    text: words,
  }));
}

/** The periods below a chart. */
export function drawAxes(points: readonly Point[]): Drawing["axes"] {
  const periods = points.map(({ period }) => period);
  return {
    narrow: drawAxis(periods, NARROW_TICKS),
    wide: drawAxis(periods, WIDE_TICKS),
  };
}

/** The first period and the last one alone. */
export function drawEnds(points: readonly Point[]): Drawing["axes"] {
  const [first, last] = [points[0]?.period, points.at(-1)?.period];
  if (first === undefined || last === undefined) return { narrow: [], wide: [] };
  const ticks: Tick[] = [
    { x: 0, anchor: "start", month: inOneLine(first), year: undefined },
    { x: 100, anchor: "end", month: inOneLine(last), year: undefined },
  ];
  return { narrow: ticks, wide: ticks };
}

// --- internal ---

/** Every period where there is room, else quarters, years or decades, as they fall. */
function drawAxis(periods: readonly string[], room: number): Tick[] {
  const shown = periods.length <= room ? periods : choosePeriods(periods, room);
  const onlyYears = shown.every((one) => one.length === 4 || isJanuary(one));
  return shown.map((period, at) => ({
    x: middleOf(periods.indexOf(period), periods.length),
    anchor: "middle",
    month: onlyYears ? undefined : shortMonth(period),
    year: onlyYears || at === 0 || isJanuary(period) ? yearOf(period) : undefined,
  }));
}

/** The scale takes the number of ticks as a hint: it is asked for fewer until they have room. */
function choosePeriods(periods: readonly string[], room: number): string[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  const scale = scaleUtc([startOf(first), startOf(last)], [0, 100]);
  let wish = room;
  let dates = scale.ticks(wish);
  while (dates.length > room * 1.5 && wish > 1) dates = scale.ticks((wish -= 1));
  return dates.map((date) => monthOf(date.toISOString()).slice(0, first.length));
}

function startOf(period: string): Date {
  return new Date(`${`${period}-01`.slice(0, 7)}-01T00:00:00Z`);
}

function isJanuary(period: string): boolean {
  return period.endsWith("-01");
}

function inOneLine(period: string): string {
  return period.length === 4 ? period : `${shortMonth(period)} ${yearOf(period)}`;
}
