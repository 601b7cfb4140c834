/** The sections of the trends page: their findings, charts and tables. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MOST_MONTHS, viewTrends } from "../../../src/digest/trends/view.ts";
import { DRAWN_TOPICS } from "../../../src/digest/trends/view-topics.ts";
import type { Section } from "../../../src/digest/trends/section.ts";
import { monthsBetween } from "../../../src/paper/day.ts";
import type { Entry } from "../../../src/digest/entry.ts";
import { anEntry, aTopic } from "../sample.ts";

const TOPICS = [aTopic("agents", "Agents"), aTopic("video", "Video")];

describe("the findings", () => {
  test("name the fullest month, the newest one, and what moved most", () => {
    const { papers, topics, upvotes } = view([
      ...month("2025-08-01", 30, { topics: ["video"], upvotes: 4 }),
      ...month("2025-09-01", 60, { topics: ["agents"], upvotes: 6 }),
      ...month("2025-10-01", 20, { topics: ["agents"], upvotes: 1 }),
    ]);
    assert.equal(
      papers?.finding,
      "September 2025 had the most papers, 60; October 2025 has 20 so far.",
    );
    assert.equal(
      topics?.finding,
      "Agents gained most: from 0% to 100%. Video lost most: from 100% to 0%.",
    );
    assert.match(topics.notes[0] ?? "", /share of the first month and the last one\.$/);
    const names = topics.groups?.map(({ name }) => name);
    assert.deepEqual(names, [
      "Gained, August 2025 to October 2025",
      "Lost, August 2025 to October 2025",
    ]);
    assert.equal(
      upvotes?.finding,
      "In September 2025 half of the papers had 6 upvotes or more, and one in ten had 6 or more. In August 2025 it was 4 and 4.",
    );
  });

  test("of a digest of one day tell that it has just begun", () => {
    const { papers, topics, upvotes } = view(month("2025-10-16", 91, { topics: ["agents"] }));
    assert.match(
      papers?.finding ?? "",
      /^October 2025 is the first month of this digest, with 91 papers so far\./,
    );
    assert.equal(upvotes, undefined);
    assert.equal(topics?.finding, "Agents is the largest topic, with 100% of the papers.");
  });

  test("without topics or upvotes leave these out", () => {
    const { topics, upvotes } = view([...month("2025-09-01", 1), ...month("2025-10-01", 1)]);
    assert.deepEqual([topics, upvotes], [undefined, undefined]);
  });

  test("tell where nothing moves", () => {
    const both = { topics: ["agents"] };
    const { topics } = view([...month("2025-09-01", 1, both), ...month("2025-10-01", 1, both)]);
    assert.equal(topics?.finding, "No topic has gained or lost.");
    assert.deepEqual([topics.groups, topics.notes], [[], []]);
  });

  test("of no papers are none", () => assert.deepEqual(viewTrends([], TOPICS), []));
});

describe("the bars", () => {
  /** Papers of each month, and the numbers over the bars; the highest bar is the main one. */
  const BARS: [papers: number[], labels: string[]][] = [
    [
      [3, 9, 4, 1, 2],
      ["2", "9"],
    ],
    [[3, 4, 9], ["9"]],
    // Two numbers over thin bars side by side would overlap.
    [Array.from({ length: 40 }, (_, at) => (at === 38 ? 9 : 1)), ["9"]],
  ];
  for (const [counts, labels] of BARS)
    test(`of ${counts.length} months have the numbers ${labels.join(" and ")}`, () => {
      const months = monthsBetween("2020-01", "2025-12");
      const { papers } = view(counts.flatMap((count, at) => month(`${months[at]}-01`, count)));
      const series = papers?.chart?.series ?? [];
      const found = series.flatMap((one) => one.labels.map(({ text }) => text));
      assert.deepEqual(found, labels);
      assert.deepEqual(series.find(({ role }) => role === "main")?.values.filter(Boolean), [
        Math.max(...counts),
      ]);
    });
});

test("a topic's chart shows its shares, and from where to where it moved", () => {
  const { topics } = view([
    ...month("2025-08-01", 9, { topics: ["video"] }),
    ...month("2025-08-02", 1, { topics: ["agents"] }),
    ...month("2025-10-01", 3, { topics: ["agents"] }),
    ...month("2025-10-02", 7, { topics: ["video"] }),
  ]);
  const [{ chart } = { chart: undefined }] = topics?.groups?.[0]?.charts ?? [];
  assert.deepEqual(
    chart?.series.map(({ values }) => values),
    [
      [0.1, undefined, 0.3],
      [0.1, undefined, undefined],
      [undefined, undefined, 0.3],
    ],
  );
  const found = chart?.series.flatMap(({ labels }) => labels.map(({ text }) => text));
  assert.deepEqual(found, ["10%", "30%"]);
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

  test("have every topic that has papers; those that moved most are drawn", () => {
    const many = Array.from({ length: 50 }, (_, at) => aTopic(`t${at}`));
    const entries = many.flatMap(({ slug }, at) => [
      ...month("2025-09-01", at, { topics: [slug] }),
      ...month("2025-10-01", 1, { topics: [slug] }),
    ]);
    const { topics } = view(entries, many);
    const drawn = topics?.groups?.flatMap(({ charts }) => charts) ?? [];
    assert.equal(drawn.length, DRAWN_TOPICS);
    assert.equal(topics?.table.rows.length, 50);
    assert.equal(topics.notes[1], "These topics moved most; the table has 38 more.");
    assert.equal(topics.table.rows[0]?.path?.startsWith("/topics/"), true);
  });

  test("of one month rank all topics, with a bar each", () => {
    const { topics } = view([
      ...month("2025-10-01", 3, { topics: ["video"] }),
      ...month("2025-10-02", 1, { topics: ["agents"] }),
    ]);
    assert.deepEqual(rows(topics), [
      ["Video", "75%", "3"],
      ["Agents", "25%", "1"],
    ]);
    const bars = topics?.table.rows.map(({ bar }) => bar);
    assert.deepEqual(bars, [1, 1 / 3]);
    assert.equal(topics?.table.isOpen, true);
  });
});

test("a long archive counts papers by month, and the rest by year", () => {
  const months = monthsBetween("2019-01", "2025-10");
  assert.ok(months.length > MOST_MONTHS);
  const { papers, topics, upvotes } = view(
    months.flatMap((one, at) =>
      month(`${one}-03`, 2, { topics: [at > 40 ? "agents" : "video"], upvotes: 1 }),
    ),
  );
  assert.equal(papers?.table.rows.length, months.length);
  assert.deepEqual(topics?.table.columns.slice(3), [
    "2019", "2020", "2021", "2022", "2023", "2024", "2025, so far",
  ]); // prettier-ignore
  assert.equal(upvotes?.table.rows.length, 7);
  assert.match(topics.table.caption, /the first year and the last one$/);
});

// --- internal ---

/** The sections by id. */
function view(entries: readonly Entry[], topics = TOPICS): Partial<Record<Section["id"], Section>> {
  return Object.fromEntries(viewTrends(entries, topics).map((section) => [section.id, section]));
}

function month(
  day: string,
  count: number,
  { topics = [], upvotes }: { topics?: string[]; upvotes?: number } = {},
): Entry[] {
  return Array.from({ length: count }, (_, at) =>
    anEntry(
      { id: `p${day}-${topics.join("-")}-${at}`, day, ...(upvotes !== undefined && { upvotes }) },
      topics,
    ),
  );
}

function rows(section: Section | undefined): string[][] | undefined {
  return section?.table.rows.map(({ head, cells }) => [head, ...cells]);
}
