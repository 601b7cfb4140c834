/** A section of the trends page. */
import type { ShownTopic } from "../../paper/topics.ts";
import type { Chart } from "./chart.ts";

/** Findings in words, with a chart, or several, and a table. */
export interface Section {
  /** Unique in the page. */
  id: "papers" | "topics" | "upvotes";
  title: string;
  finding: string;
  notes: string[];
  /** With its table not shown where it has one period alone. */
  chart?: Chart;
  /** Small charts, in groups with a name each. */
  groups?: { name: string; charts: TopicChart[] }[];
  table: Table;
}

/** A topic's small chart. */
export interface TopicChart {
  topic: ShownTopic;
  finding: string;
  chart: Chart;
}

/** Numbers as a table. */
export interface Table {
  caption: string;
  columns: string[];
  /** The first cell of a row, where it leads, the length of its bar from 0 to 1, and the rest. */
  rows: { head: string; path?: string; bar?: number; cells: string[] }[];
  /** Whether it isn't folded away. */
  isOpen?: boolean;
}
