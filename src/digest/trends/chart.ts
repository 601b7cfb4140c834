/**
 * Charts of values over time, as bars or as lines. Places are in percent of the chart's width and
 * height, y going down: an SVG without a `viewBox` takes percentages, so that one drawing fits
 * every width and its text keeps the reader's size.
 */
import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { shortMonth, yearOf } from "../../paper/day.ts";
import type { Period } from "./count.ts";

/** What a chart shows. `Chart.astro` draws it. */
export interface Chart {
  periods: readonly Pick<Period, "name" | "isOpen">[];
  series: readonly Series[];
  /** The values of each period in words, for a pointer over it. */
  words: readonly string[];
  /** A small chart is of shares, and has no text but its labels. */
  isSmall?: boolean;
}

/** The chart's subject, or what it is seen against. */
export type Role = "main" | "side";

/** A value of each period; undefined where it isn't known. */
export type Values = readonly (number | undefined)[];

/** Values of the periods, as one mark each. */
export interface Series {
  mark: "bar" | "line";
  role: Role;
  values: Values;
  /** Words over the value of a period, given by its place in the list. */
  labels: readonly { at: number; text: string }[];
}

/** A line with its labels. */
export function lineOf(role: Role, values: Values, labels: Series["labels"] = []): Series {
  return { mark: "line", role, values, labels };
}

/** Where values stand. All series share one scale that starts at zero. */
export type Scales = ReturnType<typeof scalesOf>;

/** The scales of a chart. */
export function scalesOf({ periods, series, isSmall }: Chart) {
  const known = series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  const highest = Math.max(isSmall ? LEAST_SHARE : 1, ...known);
  const y = scaleLinear([0, highest], [100, HEADROOM]);
  const slot = scaleBand([...periods.keys()], [0, 100]).step();
  return {
    /** The width of a period's slot, and of a bar in it. */
    slot,
    bar: Math.min(slot * 0.7, WIDEST_BAR),
    /** The middle of a period's slot, by its place in the list. */
    x: (at: number) => (at + 0.5) * slot,
    y,
    /** Round values, three or so; none in a small chart. */
    marks: isSmall ? [] : y.ticks(Math.min(3, highest)),
  };
}

/** The path of a line in a box of 100 by 100, with a gap where a value isn't known. */
export function pathOf(values: Values, { x, y }: Scales): string {
  const path = line<number | undefined>()
    .defined((value) => value !== undefined)
    .x((_, at) => x(at))
    .y((value = 0) => y(value));
  return path(values) ?? "";
}

/** The places of values without a neighbour: a line can't show them. */
export function lonePlaces(values: Values): number[] {
  const has = (at: number) => values[at] !== undefined;
  return [...values.keys()].filter((at) => has(at) && !has(at - 1) && !has(at + 1));
}

/**
 * Names of periods below a chart, in one line of text or two: at the shortest step that gives at
 * most `most` of them.
 */
export function axisOf({ periods }: Chart, { x }: Scales, most: number) {
  const placesAt = (step: number) =>
    [...periods.keys()].filter((at) => monthNumber(periods[at]?.name ?? "") % step === 0);
  const step = TICK_STEPS.find((one) => placesAt(one).length <= most) ?? Infinity;
  return placesAt(step).map((place, at) => {
    const name = periods[place]?.name ?? "";
    const isYear = step >= 12 || name.length === 4;
    const hasYear = isYear || at === 0 || name.endsWith("-01");
    return {
      x: x(place),
      lines: [...(isYear ? [] : [shortMonth(name)]), ...(hasYear ? [yearOf(name)] : [])],
    };
  });
}

// --- internal ---

/** The least that a scale of shares goes up to: a tiny share doesn't fill its chart. */
const LEAST_SHARE = 0.05;

/** Room over the highest value for its label. */
const HEADROOM = 12;

/** The bars of a short chart stay narrow. */
const WIDEST_BAR = 6;

/** In months: every month, quarter, year, then every 2, 5, 10 and 20 years. */
const TICK_STEPS = [1, 3, 12, 24, 60, 120, 240];

/** Months since the year 0; of a year, that of its January. */
function monthNumber(name: string): number {
  const [year = 0, month = 1] = name.split("-").map(Number);
  return year * 12 + month - 1;
}
