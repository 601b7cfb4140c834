/** The trends page: each chart with its finding in words and its numbers as a table. */
import { drawBars, drawLines, drawRows, drawShare } from "./charts.ts";
import type { Drawing, Point } from "./drawing.ts";
import { countOf } from "../../text/counts.ts";
import type { Entry } from "../entry.ts";
import {
  comparedPeriods,
  nameOf,
  papersFinding,
  percent,
  topicFinding,
  topicsFinding,
  upvotesFinding,
} from "./sentences.ts";
import {
  DRAWN_TOPICS,
  countMonths,
  listTopicTrends,
  countYears,
  MOST_MONTHS,
  splitByMovement,
  type Period,
  type TopicTrend,
  type Upvotes,
} from "./count.ts";
import { topicPath } from "../urls.ts";
import type { Topic } from "../../paper/topics.ts";

/** Numbers as a table: the first cell of each row is its head. */
export interface Table {
  caption: string;
  columns: string[];
  rows: { head: string; path?: string; cells: string[] }[];
}

/** A chart of its own. Without a drawing the finding says all that there is. */
export interface ChartView {
  finding: string;
  drawing: Drawing | undefined;
  table: Table;
}

/** A topic's small chart. */
export interface TopicChart {
  topic: Topic;
  finding: string;
  drawing: Drawing;
}

/** Topics as charts; the table has those, too, that are not drawn. */
export interface TopicsView extends ChartView {
  /** How many topics are drawn, and how many others have papers. */
  drawn: number;
  left: number;
}

/** Small charts of the topics that moved most, a topic each. */
export interface TopicsOverTime extends TopicsView {
  /** Which months or years are compared, in words. */
  compared: string;
  /** What a point of a line is of: `month` or `year`. */
  step: string;
  risen: TopicChart[];
  fallen: TopicChart[];
}

/** What the trends page shows. */
export interface TrendsView {
  papers: ChartView;
  /** In a digest of several months, and where topics have papers. */
  overTime: TopicsOverTime | undefined;
  /** In a digest of one month, and where topics have papers. */
  topics: TopicsView | undefined;
  /** Where upvotes are known. */
  upvotes: ChartView | undefined;
}

/**
 * Everything for the trends page; undefined for a digest without papers. Papers are counted by
 * month; topics and upvotes, too, up to `MOST_MONTHS`, and by year above.
 */
export function viewTrends(
  entries: readonly Entry[],
  topics: readonly Topic[],
): TrendsView | undefined {
  const months = countMonths(entries);
  if (months.length === 0) return undefined;
  const isLong = months.length > MOST_MONTHS;
  const periods = isLong ? countYears(entries) : months;
  const trends = listTopicTrends(entries, topics, periods);
  const isOne = months.length === 1;
  const hasTopics = trends.length > 0;
  return {
    papers: viewPapers(months),
    overTime: hasTopics && !isOne ? viewOverTime(trends, periods) : undefined,
    topics: hasTopics && isOne ? viewLargest(trends, periods) : undefined,
    upvotes: viewUpvotes(periods),
  };
}

// --- internal ---

function viewPapers(months: readonly Period[]): ChartView {
  const points = months.map((month) => ({
    period: month.name,
    value: month.papers,
    isOpen: month.isOpen,
    words: `${headOf(month)}: ${countOf(month.papers, "paper")}`,
  }));
  return {
    finding: papersFinding(months),
    drawing: months.length > 1 ? drawBars(points) : undefined,
    table: {
      caption: "Papers a month",
      columns: ["Month", "Papers"],
      rows: months.map((month) => ({
        head: headOf(month),
        cells: [String(month.papers)],
      })),
    },
  };
}

function viewOverTime(trends: readonly TopicTrend[], periods: readonly Period[]): TopicsOverTime {
  const { risen, fallen } = splitByMovement(trends);
  const toChart = (trend: TopicTrend): TopicChart => ({
    topic: trend.topic,
    finding: topicFinding(trend, periods),
    drawing: drawShare({ ...trend, points: pointsOf(trend, periods) }),
  });
  return {
    finding: topicsFinding(trends, periods),
    drawing: undefined,
    table: tableOfTopics(trends, periods),
    drawn: risen.length + fallen.length,
    left: trends.length - risen.length - fallen.length,
    compared: comparedPeriods(periods),
    step: stepOf(periods),
    risen: risen.map(toChart),
    fallen: fallen.map(toChart),
  };
}

function viewLargest(trends: readonly TopicTrend[], periods: readonly Period[]): TopicsView {
  const drawn = trends.slice(0, DRAWN_TOPICS);
  return {
    finding: topicsFinding(trends, periods),
    drawing: drawRows(drawn.map(({ topic, now }) => ({ name: topic.title, share: now }))),
    table: tableOfTopics(trends, periods),
    drawn: drawn.length,
    left: trends.length - drawn.length,
  };
}

function pointsOf({ counts, shares }: TopicTrend, periods: readonly Period[]): Point[] {
  return periods.map((period, at) => ({
    period: period.name,
    value: shares[at],
    isOpen: period.isOpen,
    words: `${headOf(period)}: ${countOf(counts[at] ?? 0, "paper")}, ${percent(shares[at] ?? 0)}`,
  }));
}

function tableOfTopics(trends: readonly TopicTrend[], periods: readonly Period[]): Table {
  const isOne = periods.length === 1;
  return {
    caption: isOne
      ? "Papers of each topic, and their share of all papers"
      : `Papers of each topic by ${stepOf(periods)}, and their share of all papers of ${comparedPeriods(periods)}`,
    columns: ["Topic", ...(isOne ? ["Share"] : ["At first", "At last"]), ...periods.map(headOf)],
    rows: trends.map(({ topic, before, now, counts }) => ({
      head: topic.title,
      path: topicPath(topic.slug),
      cells: [...(isOne ? [now] : [before, now]).map(percent), ...counts.map(String)],
    })),
  };
}

function viewUpvotes(periods: readonly Period[]): ChartView | undefined {
  if (periods.every(({ upvotes }) => upvotes === undefined)) return undefined;
  const pointsFor = (pick: (upvotes: Upvotes) => number): Point[] =>
    periods.map((period) => ({
      period: period.name,
      value: period.upvotes && pick(period.upvotes),
      isOpen: period.isOpen,
      words: upvotesInWords(period),
    }));
  const topTenth = pointsFor((upvotes) => upvotes.topTenth);
  const half = pointsFor((upvotes) => upvotes.half);
  return {
    finding: upvotesFinding(periods),
    drawing:
      periods.length > 1
        ? drawLines([
            {
              role: "side",
              side: "over",
              points: topTenth,
              name: (value) => `One in ten has ${value} or more`,
            },
            {
              role: "main",
              side: "under",
              points: half,
              name: (value) => `Half have ${value} or more`,
            },
          ])
        : undefined,
    table: tableOfUpvotes(periods),
  };
}

function tableOfUpvotes(periods: readonly Period[]): Table {
  const step = stepOf(periods);
  return {
    caption: `Upvotes by ${step}`,
    columns: [
      step === "year" ? "Year" : "Month",
      "Papers with known upvotes",
      "Half have at least",
      "One in ten has at least",
    ],
    rows: periods.map((period) => ({
      head: headOf(period),
      cells: [
        String(period.known),
        ...(period.upvotes
          ? [String(period.upvotes.half), String(period.upvotes.topTenth)]
          : [UNKNOWN, UNKNOWN]),
      ],
    })),
  };
}

const UNKNOWN = "not known";

function upvotesInWords(period: Period): string {
  const { upvotes } = period;
  return upvotes
    ? `${headOf(period)}: half of the papers had ${upvotes.half} or more, one in ten ${upvotes.topTenth} or more`
    : `${headOf(period)}: upvotes ${UNKNOWN}`;
}

function headOf(period: Period): string {
  return `${nameOf(period)}${period.isOpen ? ", so far" : ""}`;
}

function stepOf(periods: readonly Period[]): "month" | "year" {
  return periods[0]?.name.length === 4 ? "year" : "month";
}
