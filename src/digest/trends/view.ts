/** The sections of the trends page. */
import type { ShownTopic } from "../../paper/topics.ts";
import { countOf } from "../../text/counts.ts";
import type { EntryFacts } from "../entry.ts";
import { lineOf, type Role, type Series } from "./chart.ts";
import { countPeriods, listTopicTrends, type Period, type Upvotes } from "./count.ts";
import type { Section } from "./section.ts";
import {
  nameWithState,
  papersFinding,
  stepOf,
  upvotesFinding,
  upvotesInWords,
} from "./sentences.ts";
import { viewMovement, viewRanking } from "./view-topics.ts";

/** Above this, topics and upvotes are counted by year: so many months can't be told apart. */
export const MOST_MONTHS = 48;

/**
 * The sections of the trends page; none for a digest without papers. Papers are counted by month;
 * topics and upvotes, too, up to `MOST_MONTHS`, and by year above.
 */
export function viewTrends(
  entries: readonly EntryFacts[],
  topics: readonly ShownTopic[],
): Section[] {
  const months = countPeriods(entries, "month");
  if (months.length === 0) return [];
  const periods = months.length > MOST_MONTHS ? countPeriods(entries, "year") : months;
  const trends = listTopicTrends(entries, topics, periods);
  const viewTopics = periods.length === 1 ? viewRanking : viewMovement;
  return [
    viewPapers(months),
    ...(trends.length > 0 ? [viewTopics(trends, periods)] : []),
    ...(periods.some(({ upvotes }) => upvotes) ? [viewUpvotes(periods)] : []),
  ];
}

// --- internal ---

function viewPapers(months: readonly Period[]): Section {
  return {
    id: "papers",
    title: "Papers a month",
    finding: papersFinding(months),
    notes: [],
    chart: {
      periods: months,
      series: barsOf(months.map(({ papers }) => papers)),
      words: months.map((one) => `${nameWithState(one)}: ${countOf(one.papers, "paper")}`),
    },
    table: {
      caption: "Papers a month",
      columns: ["Month", "Papers"],
      rows: months.map((one) => ({ head: nameWithState(one), cells: [String(one.papers)] })),
    },
  };
}

/** The highest bar is the chart's subject; it and the newest carry their numbers. */
function barsOf(values: readonly number[]): Series[] {
  const highest = values.indexOf(Math.max(...values));
  const newest = values.length - 1;
  // Two numbers over thin bars side by side would overlap.
  const isNear = (newest - highest) / values.length < 0.08;
  const series = (role: Role, labelled: number[]): Series => ({
    mark: "bar",
    role,
    values: values.map((value, at) => ((at === highest) === (role === "main") ? value : undefined)),
    labels: labelled.map((at) => ({ at, text: String(values[at]) })),
  });
  return [series("side", isNear ? [] : [newest]), series("main", [highest])];
}

function viewUpvotes(periods: readonly Period[]): Section {
  const step = stepOf(periods);
  const lineFor = (name: keyof Upvotes, role: Role, text: string) => {
    const values = periods.map(({ upvotes }) => upvotes?.[name]);
    const highest = Math.max(...values.filter((value) => value !== undefined));
    const label = { at: values.indexOf(highest), text: `${text} ${highest} or more` };
    return lineOf(role, values, [label]);
  };
  return {
    id: "upvotes",
    title: "Upvotes",
    finding: upvotesFinding(periods),
    notes: [
      "Papers gather upvotes for weeks, so those of the newest will rise. A paper whose upvotes aren’t known isn’t counted.",
    ],
    chart: {
      periods,
      series: [lineFor("topTenth", "side", "One in ten has"), lineFor("half", "main", "Half have")],
      words: periods.map(upvotesInWords),
    },
    table: {
      caption: `Upvotes by ${step}`,
      columns: [
        step === "year" ? "Year" : "Month",
        "Papers with known upvotes",
        "Half have at least",
        "One in ten has at least",
      ],
      rows: periods.map((one) => {
        const { half = "not known", topTenth = "not known" } = one.upvotes ?? {};
        return { head: nameWithState(one), cells: [one.known, half, topTenth].map(String) };
      }),
    },
  };
}
