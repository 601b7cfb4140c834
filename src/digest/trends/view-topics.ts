/** The section of topics: how their shares have moved, or, in a digest of one month, a ranking. */
import { countOf } from "../../text/counts.ts";
import { topicPath } from "../urls.ts";
import { lineOf } from "./chart.ts";
import { spanOf, type Period, type TopicTrend } from "./count.ts";
import type { Section, Table, TopicChart } from "./section.ts";
import {
  comparedPeriods,
  nameWithState,
  percent,
  rangeOf,
  stepOf,
  topicFinding,
  topicsFinding,
} from "./sentences.ts";

/** How many topics are drawn: those that moved most. The table has all. */
export const DRAWN_TOPICS = 12;

/** In a digest of several periods: the topics that moved most, a small chart each. */
export function viewMovement(trends: readonly TopicTrend[], periods: readonly Period[]): Section {
  const drawn = trends.slice(0, DRAWN_TOPICS);
  const risen = drawn.filter(({ before, now }) => now > before);
  const fallen = drawn.filter(({ before, now }) => now < before);
  const left = trends.length - risen.length - fallen.length;
  const step = stepOf(periods);
  const notes = [
    `The thin line is a topic’s share of each ${step}’s papers, from zero up; the heavy ones are its share of ${comparedPeriods(periods)}.`,
    ...(left > 0 ? [`These topics moved most; the table has ${left} more.`] : []),
  ];
  const groupOf = (name: string, moved: readonly TopicTrend[]) => ({
    name: `${name}, ${rangeOf(periods)}`,
    charts: moved.map((trend) => chartOf(trend, periods)),
  });
  const groups = [groupOf("Gained", risen), groupOf("Lost", fallen)].filter(
    ({ charts }) => charts.length > 0,
  );
  return {
    id: "topics",
    title: "Topics over time",
    finding: topicsFinding(trends, periods),
    notes: groups.length > 0 ? notes : [],
    groups,
    table: {
      caption: `Papers of each topic by ${step}, and their share of all papers of ${comparedPeriods(periods)}`,
      columns: ["Topic", "At first", "At last", ...periods.map(nameWithState)],
      rows: trends.map((trend) => rowOf(trend, [trend.before, trend.now])),
    },
  };
}

/** In a digest of one month: all topics by their share. */
export function viewRanking(trends: readonly TopicTrend[], periods: readonly Period[]): Section {
  const largest = trends[0]?.now ?? 1;
  return {
    id: "topics",
    title: "Topics",
    finding: topicsFinding(trends, periods),
    notes: [],
    table: {
      caption: "Papers of each topic, and their share of all papers",
      columns: ["Topic", "Share", "Papers"],
      rows: trends.map((trend) => ({ ...rowOf(trend, [trend.now]), bar: trend.now / largest })),
      isOpen: true,
    },
  };
}

// --- internal ---

/** A topic's share of each period, and the two levels that it moved between. */
function chartOf(trend: TopicTrend, periods: readonly Period[]): TopicChart {
  const { topic, counts, shares, before, now } = trend;
  const span = spanOf(periods);
  const newest = periods.length - 1;
  const first = shares.map((_, at) => (at < span ? before : undefined));
  const last = shares.map((_, at) => (at > newest - span ? now : undefined));
  return {
    topic,
    finding: topicFinding(trend, periods),
    chart: {
      periods,
      series: [
        lineOf("side", shares),
        lineOf("main", first, [{ at: 0, text: percent(before) }]),
        lineOf("main", last, [{ at: newest, text: percent(now) }]),
      ],
      words: periods.map(
        (one, at) =>
          `${nameWithState(one)}: ${countOf(counts[at] ?? 0, "paper")}, ${percent(shares[at] ?? 0)}`,
      ),
      isSmall: true,
    },
  };
}

function rowOf({ topic, counts }: TopicTrend, shares: readonly number[]): Table["rows"][number] {
  const cells = [...shares.map(percent), ...counts.map(String)];
  return { head: topic.title, path: topicPath(topic.slug), cells };
}
