/** The trends page: what its charts say and show. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { viewTrends, type TrendsView } from "../../../src/digest/trends/view.ts";
import { monthsBetween } from "../../../src/paper/day.ts";
import type { Entry } from "../../../src/digest/entry.ts";
import { MOST_MONTHS } from "../../../src/digest/trends/count.ts";
import { anEntry, aTopic } from "../sample.ts";

const TOPICS = [aTopic("agents", "Agents"), aTopic("video", "Video")];

describe("the findings", () => {
  test("name the fullest month, the newest one, and what moved most", () => {
    const { papers, overTime, upvotes } = view([
      ...month("2025-08-01", 30, { topics: ["video"], upvotes: 4 }),
      ...month("2025-09-01", 60, { topics: ["agents"], upvotes: 6 }),
      ...month("2025-10-01", 20, { topics: ["agents"], upvotes: 1 }),
    ]);
    assert.equal(
      papers.finding,
      "September 2025 had the most papers, 60; October 2025 has 20 so far.",
    );
    assert.equal(
      overTime?.finding,
      "Agents gained most: from 0% to 100%. Video lost most: from 100% to 0%.",
    );
    assert.equal(overTime?.compared, "the first month and the last one");
    assert.equal(
      upvotes?.finding,
      "In September 2025 half of the papers had 6 upvotes or more, and one in ten had 6 or more. In August 2025 it was 4 and 4.",
    );
  });

  test("of a digest of one day say that it has just begun", () => {
    const trends = view(month("2025-10-16", 91, { topics: ["agents"] }));
    assert.match(
      trends.papers.finding,
      /^October 2025 is the first month of this digest, with 91 papers so far\./,
    );
    assert.equal(trends.papers.drawing, undefined);
    assert.equal(trends.overTime, undefined);
    assert.equal(trends.upvotes, undefined);
    assert.equal(trends.topics?.finding, "Agents is the largest topic, with 100% of the papers.");
  });

  test("without topics or upvotes leave these out", () => {
    const trends = view([...month("2025-09-01", 1), ...month("2025-10-01", 1)]);
    assert.equal(trends.overTime, undefined);
    assert.equal(trends.upvotes, undefined);
  });

  test("where nothing moves say so", () => {
    const both = { topics: ["agents"] };
    const { overTime } = view([...month("2025-09-01", 1, both), ...month("2025-10-01", 1, both)]);
    assert.equal(overTime?.finding, "No topic has gained or lost.");
    assert.deepEqual([overTime?.risen, overTime?.fallen], [[], []]);
    assert.equal(overTime?.left, 1);
  });

  test("of no papers are none", () => assert.equal(viewTrends([], TOPICS), undefined));
});

describe("the tables", () => {
  test("have the months' numbers; what isn't known isn't zero", () => {
    const { papers, upvotes } = view([
      ...month("2025-07-01", 12, { upvotes: 3 }),
      ...month("2025-09-01", 11),
    ]);
    assert.deepEqual(rows(papers), [
      ["July 2025", "12"],
      ["August 2025", "0"],
      ["September 2025, so far", "11"],
    ]);
    assert.deepEqual(rows(upvotes), [
      ["July 2025", "12", "3", "3"],
      ["August 2025", "0", "not known", "not known"],
      ["September 2025, so far", "0", "not known", "not known"],
    ]);
  });

  test("have every topic that has papers, drawn or not", () => {
    const topics = Array.from({ length: 50 }, (_, at) => aTopic(`t${at}`));
    const entries = topics.flatMap(({ slug }, at) => [
      ...month("2025-09-01", at, { topics: [slug] }),
      ...month("2025-10-01", 1, { topics: [slug] }),
    ]);
    const { overTime } = view(entries, topics);
    assert.equal(overTime?.table.rows.length, 50);
    assert.equal(
      overTime?.left,
      50 - (overTime?.risen.length ?? 0) - (overTime?.fallen.length ?? 0),
    );
    assert.equal(overTime?.table.rows[0]?.path?.startsWith("/topics/"), true);
  });
});

test("a long archive counts papers by month, and the rest by year", () => {
  const months = monthsBetween("2019-01", "2025-10");
  assert.ok(months.length > MOST_MONTHS);
  const { papers, overTime, upvotes } = view(
    months.flatMap((one, at) =>
      month(`${one}-03`, 2, {
        topics: at > 40 ? ["agents"] : ["video"],
        upvotes: 1,
      }),
    ),
  );
  assert.equal(papers.table.rows.length, months.length);
  assert.deepEqual(overTime?.table.columns.slice(3), [
    "2019",
    "2020",
    "2021",
    "2022",
    "2023",
    "2024",
    "2025, so far",
  ]);
  assert.equal(upvotes?.table.rows.length, 7);
  assert.equal(overTime?.compared, "the first year and the last one");
});

// --- internal ---

function view(entries: readonly Entry[], topics = TOPICS): TrendsView {
  const trends = viewTrends(entries, topics);
  assert.ok(trends);
  return trends;
}

function month(
  day: string,
  count: number,
  { topics = [], upvotes }: { topics?: string[]; upvotes?: number } = {},
): Entry[] {
  return Array.from({ length: count }, (_, at) =>
    anEntry(
      {
        id: `p${day}-${topics.join("-")}-${at}`,
        day,
        ...(upvotes !== undefined && { upvotes }),
      },
      topics,
    ),
  );
}

function rows(chart: TrendsView["upvotes"]): string[][] | undefined {
  return chart?.table.rows.map(({ head, cells }) => [head, ...cells]);
}
