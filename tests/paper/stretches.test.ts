/** How days are cut into stretches. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { papersByStretch, STRETCH, stretchesOf } from "../../src/paper/stretches.ts";

const cut = (...days: [day: string, papers: number][]) =>
  stretchesOf(
    days.map(([day, papers]) => ({ day, papers })),
    10,
  ).map((stretch) => stretch.map(({ day }) => day));

describe("a stretch", () => {
  test("ends with the first day at which it has enough papers", () =>
    assert.deepEqual(
      cut(["2025-03-01", 4], ["2025-03-02", 6], ["2025-03-03", 25], ["2025-03-04", 1]),
      [["2025-03-01", "2025-03-02"], ["2025-03-03"], ["2025-03-04"]],
    ));

  test("ends with its month, and the days may come in any order", () =>
    assert.deepEqual(cut(["2025-04-01", 1], ["2025-03-31", 1], ["2025-03-02", 1]), [
      ["2025-03-02", "2025-03-31"],
      ["2025-04-01"],
    ]));
});

test("papers come with the days of their stretch", () => {
  const papers = Array.from({ length: STRETCH + 1 }, (_, at) => ({
    day: at < STRETCH ? "2025-03-01" : "2025-03-02",
  }));
  assert.deepEqual(
    papersByStretch(papers).map(({ days, papers: own }) => [days, own.length]),
    [
      [["2025-03-01"], STRETCH],
      [["2025-03-02"], 1],
    ],
  );
  assert.deepEqual(papersByStretch([]), []);
});
